import { z } from 'zod';
import type { LineQuantity } from '../../../nodes/order/order';
import { inOrder } from './order-link';
import type { VendureLine, VendureOrder } from './record';

const CancellationData = z.object({
  lines: z.array(z.object({ orderLineId: z.string(), quantity: z.number() })),
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

/** Every cancellation of the order, oldest first, as its history tells it. */
export function cancellationsOf({ history }: VendureOrder): CancelledUnits[] {
  return history.items
    .filter(({ type }) => type === 'ORDER_CANCELLATION')
    .flatMap(({ id, createdAt, data }) => {
      const parsed = CancellationData.safeParse(data);
      if (!parsed.success) return [];
      const { lines, reason, shippingCancelled } = parsed.data;
      return [{ id, at: createdAt, reason: reason ?? undefined, shippingCancelled: shippingCancelled === true, lines }];
    });
}

/** Vendure lowers a line's quantity when units are cancelled; what was ordered is what is left and what was cancelled. */
export function orderedQuantity(line: VendureLine, cancellations: readonly CancelledUnits[]): number {
  const cancelled = cancellations
    .flatMap(({ lines }) => lines)
    .filter(({ orderLineId }) => orderLineId === line.id)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  return line.quantity + cancelled;
}

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
