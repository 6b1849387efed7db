import { shippedUnits, type Units } from './line-units';
import { withoutReference } from './reference';
import type { ShopifyRecord, ShopifyRefund } from './wire';

/** Units that are no longer on the order. */
export interface Removal {
  readonly id: string;
  readonly kind: 'cancelled' | 'returned';
  readonly at: string;
  readonly by: 'customer' | 'merchant';
  readonly reason?: string;
  readonly units: readonly Units[];
}

/**
 * Shopify has no list of cancellations. Units leave an order by a refund that names them, by cancelling the whole order, or by
 * editing it. Of each line as many units are cancelled as neither left nor are still to be sent; what a refund names beyond that
 * came back.
 */
export function removalsOf(record: ShopifyRecord): Removal[] {
  const open = new Map(record.lines.map(({ id }) => [id, cancelledUnits(record, id)]));
  const refunds = record.refunds
    .filter((refund) => !isPartOfCancelling(refund, record))
    .toSorted((a, b) => rankOf(a) - rankOf(b) || timeOf(a) - timeOf(b));
  const named = refunds.flatMap((refund) => removedBy(refund, open));
  return [...named, ...remaining(record, open)];
}

/** Once the whole order is cancelled, nothing of it is to be sent any more. */
function cancelledUnits(record: ShopifyRecord, lineId: string): number {
  const line = record.lines.find(({ id }) => id === lineId);
  if (!line) return 0;
  const toSend = record.order.cancelledAt ? 0 : line.unfulfilledQuantity;
  return Math.max(0, line.quantity - toSend - shippedUnits(record, lineId));
}

/** Cancelling the whole order may refund it in the same moment. */
const isPartOfCancelling = ({ createdAt }: ShopifyRefund, { order }: ShopifyRecord) =>
  Boolean(order.cancelledAt && createdAt && Date.parse(createdAt) >= Date.parse(order.cancelledAt) - 60_000);

/** Those that say "cancelled" take the units first, those that say nothing last. */
const rankOf = ({ lines }: ShopifyRefund) => (lines.some(({ restockType }) => restockType === 'CANCEL') ? 0 : 1);
const timeOf = ({ createdAt }: ShopifyRefund) => Date.parse(createdAt ?? '') || 0;

function removedBy(refund: ShopifyRefund, open: Map<string, number>): Removal[] {
  const about = {
    id: refund.id,
    at: refund.createdAt ?? new Date(0).toISOString(),
    by: 'merchant' as const,
    ...(refund.note && { reason: withoutReference(refund.note) }),
  };
  const split = refund.lines.map(({ lineItem, quantity, restockType }) => {
    const named = quantity ?? 0;
    const cancelled = restockType === 'RETURN' ? 0 : Math.min(named, open.get(lineItem.id) ?? 0);
    open.set(lineItem.id, (open.get(lineItem.id) ?? 0) - cancelled);
    return { lineId: lineItem.id, cancelled, back: restockType === 'RETURN' ? named : 0 };
  });
  const of = (kind: 'cancelled' | 'back') =>
    split.map((line) => ({ lineId: line.lineId, quantity: line[kind] })).filter(({ quantity }) => quantity > 0);
  const removals: Removal[] = [
    { ...about, kind: 'cancelled', units: of('cancelled') },
    // A return of its own tells more; then the refund adds nothing to it.
    { ...about, kind: 'returned', units: refund.return ? [] : of('back') },
  ];
  return removals.filter(({ units }) => units.length > 0);
}

function remaining({ order, lines }: ShopifyRecord, open: ReadonlyMap<string, number>): Removal[] {
  const left = lines
    .map(({ id }) => ({ lineId: id, quantity: open.get(id) ?? 0 }))
    .filter(({ quantity }) => quantity > 0);
  if (left.length === 0) return [];
  if (!order.cancelledAt) return left.flatMap((units) => editedAway(units, order.updatedAt));
  const isBuyers = order.cancelReason === 'CUSTOMER';
  const reason = order.cancelReason ? { reason: reasons[order.cancelReason] ?? order.cancelReason } : {};
  const by = isBuyers ? 'customer' : 'merchant';
  return [{ id: wholeCancellation(order.id), kind: 'cancelled', at: order.cancelledAt, by, ...reason, units: left }];
}

export const wholeCancellation = (orderId: string) => `${orderId}/cancelled`;

/** Taken off by editing the order. Each unit is a cancellation of its own, so that the next one adds to those we know. */
const editedAway = ({ lineId, quantity }: Units, at: string): Removal[] =>
  Array.from({ length: quantity }, (_, index) => ({
    id: `${lineId}/removed-${index + 1}`,
    kind: 'cancelled',
    at,
    by: 'merchant',
    units: [{ lineId, quantity: 1 }],
  }));

const reasons: Readonly<Record<string, string>> = {
  CUSTOMER: 'The customer changed or cancelled it',
  DECLINED: 'Payment declined',
  FRAUD: 'Fraud',
  INVENTORY: 'Out of stock',
  STAFF: 'Staff mistake',
  OTHER: 'Other',
};
