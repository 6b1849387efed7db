import { compareAmounts } from '../../../nodes/order/amount';
import type { Order, Refund } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { factOf, homeOf } from '../write-request';
import type { AmazonCall } from './account';
import { readStanding } from './get-order';
import { refundReason } from './reasons';
import { adjustedItems, adjustmentXml, isPositive } from './refund-adjustment';
import { type FeedWork, findSentFeed, sendFeed } from './send-feed';
import { hasShipped } from './standing';
import { sinceWhen } from './write-cancellation';

/** Amazon pays the buyer: it took the money, and nobody else can give it back. */
export async function writeRefund(
  call: AmazonCall,
  { request, pausesMs }: { request: WriteRequest; pausesMs: readonly number[] },
): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.refunds, request);
  if (fact.stage === 'failed') return ok({ note: 'Not refunded, so there is nothing to tell.' });
  const refusal = refuse(fact, request.order);
  if (refusal) return failed(refusal);
  const standing = await readStanding(call, homeOf(request));
  if (!standing.ok) return standing;
  if (!hasShipped(standing.value)) return failed(notShipped);
  const marketplaceId = standing.value.salesChannel.marketplaceId ?? '';
  const reason = refundReason(fact, { order: request.order, rules: request.codes });
  if (!reason.ok) return reason;
  return sendFeed(call, { work: workFor(call, { fact, request, marketplaceId, reason: reason.value }), pausesMs });
}

export function findRefund(call: AmazonCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const fact = factOf(request.order.refunds, request);
  return findSentFeed(call, workFor(call, { fact, request, marketplaceId: '', reason: '' }));
}

function refuse(fact: Refund, { totals, currency }: Order): Problem | null {
  if (!fact.movesMoney) return wouldPay;
  if (!isPositive(fact.amount)) return { ...nothing, message: `Amazon cannot refund ${fact.amount} ${currency}.` };
  return compareAmounts(fact.amount, totals.total) > 0 ? tooMuch : null;
}

function workFor(
  { now }: AmazonCall,
  {
    fact,
    request,
    marketplaceId,
    reason,
  }: { fact: Refund; request: WriteRequest; marketplaceId: string; reason: string },
): FeedWork {
  const { order, reference } = request;
  const message = adjustmentXml(adjustedItems(fact, order), {
    orderId: homeOf(request),
    reference,
    reason,
    currency: order.currency,
  });
  return {
    feedType: 'POST_PAYMENT_ADJUSTMENT_DATA',
    reference,
    marketplaceId,
    document: { messageType: 'OrderAdjustment', message },
    since: sinceWhen(fact, now),
    isRepeatable: false,
  };
}

const wouldPay: Problem = {
  code: 'destination.wouldPay',
  message: 'The buyer has this money already: Amazon cannot write a refund down without paying it.',
  advice: 'Nothing is left to do at Amazon, unless the buyer should be paid by Amazon.',
  retry: 'never',
};

const notShipped: Problem = {
  code: 'destination.notShipped',
  message: 'Amazon refunds what was sent; nothing of this order has left yet.',
  advice: 'Cancel the order instead, or confirm the shipment first.',
  retry: 'never',
};

const nothing: Problem = { code: 'destination.refundAmount', message: '', retry: 'never' };

const tooMuch: Problem = {
  code: 'destination.refundTooLarge',
  message: 'The refund is higher than what the buyer paid for the order.',
  retry: 'never',
};
