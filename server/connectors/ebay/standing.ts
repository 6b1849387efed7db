import type { Problem } from '../../../nodes/problem';
import type { WholeRecord } from './wire-parts';

export const isCancelled = ({ order }: WholeRecord): boolean => order.cancelStatus?.cancelState === 'CANCELED';

/** Units of a line on their way. Where eBay's word is all there is, a fulfilled line has left whole. */
export function shippedUnits({ order, fulfillments }: WholeRecord, lineId: string): number {
  const line = order.lineItems.find(({ lineItemId }) => lineItemId === lineId);
  if (!fulfillments) return line?.lineItemFulfillmentStatus === 'FULFILLED' ? line.quantity : 0;
  return fulfillments
    .flatMap(({ lineItems }) => lineItems)
    .filter(({ lineItemId }) => lineItemId === lineId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

export function openUnits(record: WholeRecord, lineId: string): number {
  const line = record.order.lineItems.find(({ lineItemId }) => lineItemId === lineId);
  return Math.max(0, (line?.quantity ?? 0) - shippedUnits(record, lineId));
}

export const alreadyCancelled: Problem = {
  code: 'destination.orderCancelled',
  message: 'This order is cancelled at eBay.',
  advice: 'Stop the parcel; the buyer gets the money back.',
  retry: 'never',
};

export const shippedByEbay: Problem = {
  code: 'destination.shippedByChannel',
  message: 'eBay’s own warehouse ships this order.',
  advice: 'Keep such orders away from your warehouse: test “fulfilled by” in the flow.',
  retry: 'never',
};
