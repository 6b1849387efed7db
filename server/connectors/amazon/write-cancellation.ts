import type { Cancellation } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { factOf, homeOf, remoteItems } from '../write-request';
import type { AmazonCall } from './account';
import { element, text } from './feed-documents';
import { readStanding } from './get-order';
import { cancelReason } from './reasons';
import { type FeedWork, findSentFeed, sendFeed } from './send-feed';
import { hasShipped, isCancelled, shippedByAmazon, unitsLeft } from './standing';
import type { AmazonOrder } from './wire';

/**
 * Amazon takes a merchant's cancellation by file and for the whole order only. Told of an order of which anything has left, it would
 * pay everything back; so that is refused here.
 */
export async function writeCancellation(
  call: AmazonCall,
  { request, pausesMs }: { request: WriteRequest; pausesMs: readonly number[] },
): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.cancellations, request);
  const note = notesFor[fact.stage];
  if (note) return ok({ note });
  const standing = await readStanding(call, homeOf(request));
  if (!standing.ok) return standing;
  if (isCancelled(standing.value)) return ok({ factRemoteId: standing.value.orderId });
  const refusal = refuse(standing.value, { fact, request });
  if (refusal) return failed(refusal);
  const reason = cancelReason(fact, request.codes);
  if (!reason.ok) return reason;
  const work = workFor(call, { fact, request, standing: standing.value, reason: reason.value });
  const sent = await sendFeed(call, { work, pausesMs });
  return sent.ok ? ok({ factRemoteId: standing.value.orderId }) : sent;
}

export async function findCancellation(call: AmazonCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const fact = factOf(request.order.cancellations, request);
  const standing = await readStanding(call, homeOf(request));
  if (!standing.ok) return standing;
  if (isCancelled(standing.value)) return ok({ factRemoteId: standing.value.orderId });
  // What was sent is known by when it was sent; the reason is not looked at.
  return findSentFeed(call, workFor(call, { fact, request, standing: standing.value, reason: '' }));
}

const notesFor: Readonly<Partial<Record<Cancellation['stage'], string>>> = {
  requested: 'Only asked for: Amazon is told once it is decided.',
  rejected: 'Not cancelled, so there is nothing to tell.',
  failed: 'Not cancelled, so there is nothing to tell.',
};

function refuse(
  standing: AmazonOrder,
  { fact, request }: { fact: Cancellation; request: WriteRequest },
): Problem | null {
  if (standing.fulfillment?.fulfilledBy === 'AMAZON') return shippedByAmazon;
  if (hasShipped(standing)) return alreadyShipped;
  const items = new Map(remoteItems(fact.items, request).map(({ lineId, quantity }) => [lineId, quantity]));
  const isWhole = standing.orderItems.every(
    ({ orderItemId }) => (items.get(orderItemId) ?? 0) >= (unitsLeft(standing, orderItemId) ?? 0),
  );
  return isWhole ? null : onlyWhole;
}

function workFor(
  { now }: AmazonCall,
  {
    fact,
    request,
    standing,
    reason,
  }: { fact: Cancellation; request: WriteRequest; standing: AmazonOrder; reason: string },
): FeedWork {
  const items = standing.orderItems.map(({ orderItemId }) =>
    element('Item', element('AmazonOrderItemCode', text(orderItemId)) + element('CancelReason', reason)),
  );
  const message = element('AmazonOrderID', text(standing.orderId)) + element('StatusCode', 'Failure') + items.join('');
  return {
    feedType: 'POST_ORDER_ACKNOWLEDGEMENT_DATA',
    reference: request.reference,
    marketplaceId: standing.salesChannel.marketplaceId ?? '',
    document: { messageType: 'OrderAcknowledgement', message },
    since: sinceWhen(fact, now),
    isRepeatable: true,
  };
}

/** A fact is written after it is known. A few minutes for clocks that differ. */
export function sinceWhen({ asOf, at }: { asOf?: string | undefined; at?: string | undefined }, now: Date): string {
  const known = Date.parse(asOf ?? at ?? '') || now.getTime() - 7 * 86_400_000;
  return new Date(Math.min(known, now.getTime()) - 300_000).toISOString();
}

const alreadyShipped: Problem = {
  code: 'destination.alreadyShipped',
  message: 'Part of this order has left already; cancelling it at Amazon now would pay the whole order back.',
  advice: 'Stop the parcel and refund what is not sent.',
  retry: 'never',
};

const onlyWhole: Problem = {
  code: 'delivery.partialNotSupported',
  message: 'Amazon cancels whole orders only; this concerns a part of one.',
  advice: 'Ship the rest and refund what is missing, or cancel it in Seller Central.',
  retry: 'never',
};
