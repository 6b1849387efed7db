import { z } from 'zod';
import type { LineQuantity } from '../../../nodes/order/order';
import { inOrder } from './order-link';
import type { VendureHistoryEntry, VendureLine, VendureOrder } from './record';

/** Ids inside the history's data are as the database has them, mostly numbers, unlike everywhere else. */
const Id = z.union([z.string(), z.number()]).transform(String);
const CancellationData = z.object({
  lines: z.array(z.object({ orderLineId: Id, quantity: z.int() })),
  reason: z.string().nullish(),
  shippingCancelled: z.boolean().nullish(),
});

export interface CancelledUnits {
  readonly id: string;
  readonly at: string;
  readonly reason: string | undefined;
  readonly shippingCancelled: boolean;
  readonly lines: readonly { readonly orderLineId: string; readonly quantity: number }[];
}

/** Every cancellation of the order, oldest first, as its history tells it; then what only the quantities show. */
export function cancellationsOf(order: VendureOrder): CancelledUnits[] {
  const told = order.history.items
    .filter(({ type }) => type === 'ORDER_CANCELLATION')
    .flatMap((entry) => toldBy(entry, order));
  return [...told, ...order.lines.flatMap((line) => untold(line, { told, at: order.updatedAt }))];
}

function toldBy({ id, createdAt, data }: VendureHistoryEntry, order: VendureOrder): CancelledUnits[] {
  const parsed = CancellationData.safeParse(data);
  if (!parsed.success) return [];
  const { reason, shippingCancelled } = parsed.data;
  const lines = parsed.data.lines.filter(({ orderLineId }) => order.lines.some((line) => line.id === orderLineId));
  return [{ id, at: createdAt, reason: reason ?? undefined, shippingCancelled: shippingCancelled === true, lines }];
}

/**
 * A shop that encodes its ids has others in its history than in its answers; then all we see is that a quantity went down. Each
 * unit is a cancellation of its own, so that the next one adds to those we know.
 */
function untold(line: VendureLine, { told, at }: { told: readonly CancelledUnits[]; at: string }): CancelledUnits[] {
  const units = Math.max(0, line.orderPlacedQuantity - line.quantity - cancelledUnits(line, told));
  return Array.from({ length: units }, (_, index) => ({
    id: `line-${line.id}-unit-${index + 1}`,
    at,
    reason: undefined,
    shippingCancelled: false,
    lines: [{ orderLineId: line.id, quantity: 1 }],
  }));
}

const cancelledUnits = ({ id }: VendureLine, cancellations: readonly CancelledUnits[]): number =>
  cancellations
    .flatMap(({ lines }) => lines)
    .filter(({ orderLineId }) => orderLineId === id)
    .reduce((sum, { quantity }) => sum + quantity, 0);

/** Vendure lowers a line's quantity when units are cancelled; what was ordered is what is left and what was cancelled. */
export const orderedQuantity = (line: VendureLine, cancellations: readonly CancelledUnits[]): number =>
  line.quantity + cancelledUnits(line, cancellations);

/**
 * Says which units of which line a fact is about. Lines that we made of one line of the marketplace's, so that its total is
 * exact, count as the first of them.
 */
export function itemReader(order: VendureOrder, lineReferenceField: string) {
  const lines = inOrder(order.lines);
  const referenceOf = (line: VendureLine) => (lineReferenceField ? line.customFields?.[lineReferenceField] : undefined);
  const firstOf = (line: VendureLine) => {
    const reference = referenceOf(line);
    return reference ? (lines.find((one) => referenceOf(one) === reference) ?? line) : line;
  };
  return (quantities: readonly { orderLineId: string; quantity: number }[]): LineQuantity[] => {
    const units = new Map<VendureLine, number>();
    for (const { orderLineId, quantity } of quantities) {
      const line = lines.find(({ id }) => id === orderLineId);
      if (!line || quantity <= 0) continue;
      const first = firstOf(line);
      units.set(first, (units.get(first) ?? 0) + quantity);
    }
    return [...units].map(([{ id, productVariant }, quantity]) => ({ lineId: id, sku: productVariant.sku, quantity }));
  };
}
