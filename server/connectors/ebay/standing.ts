import { judge, type Lifecycle, type Stage } from '../../../nodes/order/stage';
import type { Problem } from '../../../nodes/problem';
import type { WholeRecord } from './wire-parts';

/** What is legal when at eBay, which cancels whole orders only and pays back all of a cancelled one itself. */
export const lifecycle: Lifecycle = {
  shipment: { payment: 'wait', shipped: 'never', cancelled: 'never' },
  cancellation: { partlyShipped: 'never', shipped: 'never' },
  refund: { payment: 'wait', cancelled: 'never' },
};

const stages: Readonly<Record<string, Stage>> = {
  NOT_STARTED: 'open',
  IN_PROGRESS: 'partlyShipped',
  FULFILLED: 'shipped',
};

function stageAt(record: WholeRecord): Stage {
  if (isCancelled(record)) return 'cancelled';
  const { orderPaymentStatus, orderFulfillmentStatus } = record.order;
  return orderPaymentStatus === 'PENDING' ? 'payment' : (stages[orderFulfillmentStatus ?? ''] ?? 'unknown');
}

/** Null when the step may be taken now; else why not, and whether waiting helps. */
export function reasonAgainst(operation: 'shipment' | 'cancellation' | 'refund', record: WholeRecord): Problem | null {
  const isEbays = record.order.program?.fulfillmentProgram?.fulfilledBy === 'EBAY';
  if (isEbays && operation !== 'refund') return shippedByEbay;
  return judge(lifecycle, { operation, stage: stageAt(record) });
}

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

const shippedByEbay: Problem = {
  code: 'destination.shippedByChannel',
  message: 'eBay’s own warehouse ships this order.',
  advice: 'Keep such orders away from your warehouse: test “fulfilled by” in the flow.',
  retry: 'never',
};
