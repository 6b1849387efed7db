import type { OrderEvent } from './event';
import { lineOf } from './line-state';
import type { LineQuantity, Order } from './order';

/**
 * True when the event's shipment or cancellation concerns only some of the units it could: fewer than were ordered and not cancelled.
 * Returns, refunds and labels are never "the whole order", so they are not partial either.
 */
export function isPartial(order: Order, event: OrderEvent): boolean {
  const items = itemsOf(order, event);
  if (!items) return false;
  const cancelledElsewhere = order.cancellations
    .filter(({ id, stage }) => stage === 'executed' && id !== event.factId)
    .flatMap((cancellation) => cancellation.items);
  return order.lines.some((line) => {
    const expected = thousandths(line.quantity) - unitsOf(order, { items: cancelledElsewhere, lineId: line.id });
    const isConcerned = event.kind === 'cancelled' || line.requiresShipping;
    return isConcerned && unitsOf(order, { items, lineId: line.id }) < expected;
  });
}

function itemsOf(order: Order, { kind, factId }: OrderEvent): readonly LineQuantity[] | undefined {
  if (kind === 'cancelled') return order.cancellations.find(({ id }) => id === factId)?.items;
  if (kind !== 'shipped') return undefined;
  return order.shipments.find(({ id }) => id === factId)?.parcels.flatMap(({ items }) => items);
}

const unitsOf = (order: Order, { items, lineId }: { items: readonly LineQuantity[]; lineId: string }) =>
  items
    .filter((item) => lineOf(order, item)?.id === lineId)
    .reduce((sum, { quantity }) => sum + thousandths(quantity), 0);

const thousandths = (quantity: number) => Math.round(quantity * 1000);
