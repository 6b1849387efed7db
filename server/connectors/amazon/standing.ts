import type { Problem } from '../../../nodes/problem';
import type { AmazonOrder } from './wire';

export const isCancelled = ({ fulfillment }: AmazonOrder): boolean => fulfillment?.fulfillmentStatus === 'CANCELLED';

/** Units of an item neither shipped nor cancelled; null: no such item. */
export function unitsLeft({ orderItems }: AmazonOrder, orderItemId: string): number | null {
  const item = orderItems.find((one) => one.orderItemId === orderItemId);
  if (!item) return null;
  const { quantityUnfulfilled, quantityFulfilled } = item.fulfillment ?? {};
  if (typeof quantityUnfulfilled === 'number') return quantityUnfulfilled;
  return item.cancellation?.cancellationExecution ? 0 : item.quantityOrdered - (quantityFulfilled ?? 0);
}

export const hasShipped = ({ orderItems, packages }: AmazonOrder): boolean =>
  packages.some(({ packageStatus }) => packageStatus?.status !== 'CANCELLED') ||
  orderItems.some(({ fulfillment }) => (fulfillment?.quantityFulfilled ?? 0) > 0);

export const alreadyCancelled: Problem = {
  code: 'destination.orderCancelled',
  message: 'This order is cancelled at Amazon.',
  advice: 'Stop the parcel; the buyer has not been charged.',
  retry: 'never',
};

export const shippedByAmazon: Problem = {
  code: 'destination.shippedByChannel',
  message: 'Amazon’s own warehouse ships this order.',
  advice: 'Keep such orders away from your warehouse: test “fulfilled by” in the flow.',
  retry: 'never',
};
