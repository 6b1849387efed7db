import type { OrderEvent } from './event';
import { thousandths, unitsByLine } from './line-state';
import type { LineQuantity, Order } from './order';

/**
 * True when the event's shipment or cancellation concerns only some of the units it could: fewer than were ordered and not cancelled.
 * Returns, refunds and labels are never "the whole order", so they are not partial either.
 */
export function isPartial(order: Order, event: OrderEvent): boolean {
  const items = itemsOf(order, event);
  if (!items) return false;
  const told = unitsByLine(order, items);
  const cancelled = unitsByLine(
    order,
    order.cancellations
      .filter(({ id, stage }) => stage === 'executed' && id !== event.factId)
      .flatMap((cancellation) => cancellation.items),
  );
  return order.lines.some(({ id, quantity, requiresShipping }) => {
    const isConcerned = event.kind === 'cancelled' || requiresShipping;
    return isConcerned && (told.get(id) ?? 0) < thousandths(quantity) - (cancelled.get(id) ?? 0);
  });
}

function itemsOf(order: Order, { kind, factId }: OrderEvent): readonly LineQuantity[] | undefined {
  if (kind === 'cancelled') return order.cancellations.find(({ id }) => id === factId)?.items;
  if (kind !== 'shipped') return undefined;
  return order.shipments.find(({ id }) => id === factId)?.parcels.flatMap(({ items }) => items);
}
