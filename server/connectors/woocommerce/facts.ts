import { absoluteAmount, addAmounts, isZeroAmount } from '../../../nodes/order/amount';
import type { Cancellation, Refund } from '../../../nodes/order/order';
import type { About } from './account';
import { plainText } from './html-text';
import { metaKeys, metaText } from './meta';
import type { WooRecord } from './record';
import { shippedUnits } from './shipments';
import type { WooOrder, WooRefund } from './wire';

/** WooCommerce cancels whole orders only, and each at most once. */
export const cancellationId = 'cancelled';

export function toCancellations(record: WooRecord, about: About): Cancellation[] {
  const { order } = record;
  if (order.status !== 'cancelled') return [];
  const shipped = shippedUnits(record, about);
  const items = order.line_items
    .map(({ id, sku, quantity }) => ({
      lineId: String(id),
      ...(sku && { sku }),
      quantity: Math.max(0, quantity - (shipped.get(String(id)) ?? 0)),
    }))
    .filter(({ quantity }) => quantity > 0);
  return [
    {
      id: cancellationId,
      externalIds: { [about.connectionId]: cancellationId },
      // An unpaid order is cancelled by its buyer, or by the shop when the time to pay has run out.
      requestedBy: order.date_paid_gmt ? 'merchant' : 'customer',
      stage: 'executed',
      items,
      at: order.date_modified_gmt,
    },
  ];
}

/** With their lines where they were fetched, else as the order sums them up. */
export function toRefunds({ order, refunds }: WooRecord, about: About): Refund[] {
  const detailed = refunds.map((refund) => toRefund(refund, { order, about }));
  const known = new Set(detailed.map(({ id }) => id));
  const summed = order.refunds
    .map(({ id, reason, total }) => ({
      ...named(id, about),
      stage: 'succeeded' as const,
      amount: absoluteAmount(total),
      items: [],
      ...(reason && { reason: plainText(reason) }),
      movesMoney: isFromMarketplace(order),
    }))
    .filter(({ id }) => !known.has(id));
  return [...detailed, ...summed];
}

/** Amounts in a refund are negative, and without their tax. */
function toRefund(refund: WooRefund, { order, about }: { order: WooOrder; about: About }): Refund {
  const shipping = absoluteAmount(
    addAmounts('0', ...refund.shipping_lines.flatMap(({ total, total_tax }) => [total, total_tax])),
  );
  return {
    ...named(refund.id, about),
    stage: 'succeeded',
    amount: absoluteAmount(refund.amount),
    items: refund.line_items.map(({ quantity, total, total_tax, sku, meta_data }) => {
      const lineId = metaText(meta_data, '_refunded_item_id');
      return {
        ...(lineId && { lineId }),
        ...(sku && { sku }),
        quantity: Math.abs(quantity),
        amount: absoluteAmount(addAmounts(total, total_tax)),
      };
    }),
    ...(!isZeroAmount(shipping) && { shippingAmount: shipping }),
    ...(refund.reason && { reason: plainText(refund.reason) }),
    // What the marketplace took from the buyer is the marketplace's to give back; the shop's own payment the shop pays back.
    movesMoney: isFromMarketplace(order) && refund.refunded_payment !== true,
    at: refund.date_created_gmt,
  };
}

const isFromMarketplace = ({ meta_data }: WooOrder) => metaText(meta_data, metaKeys.reference) !== null;

const named = (id: number, { connectionId }: About) => ({
  id: String(id),
  externalIds: { [connectionId]: String(id) },
});
