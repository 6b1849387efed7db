import type { Cancellation } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { factOf, homeOf, remoteItems } from '../write-request';
import type { AmazonCall, Settings } from './account';
import { element, text } from './feed-documents';
import { readStanding } from './get-order';
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
  const sent = await sendFeed(call, { work: workFor(call, { fact, request, standing: standing.value }), pausesMs });
  return sent.ok ? ok({ factRemoteId: standing.value.orderId }) : sent;
}

export async function findCancellation(call: AmazonCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const fact = factOf(request.order.cancellations, request);
  const standing = await readStanding(call, homeOf(request));
  if (!standing.ok) return standing;
  if (isCancelled(standing.value)) return ok({ factRemoteId: standing.value.orderId });
  return findSentFeed(call, workFor(call, { fact, request, standing: standing.value }));
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
  { settings, now }: AmazonCall,
  { fact, request, standing }: { fact: Cancellation; request: WriteRequest; standing: AmazonOrder },
): FeedWork {
  const reason = cancelReason(fact, settings);
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

const words: readonly (readonly [RegExp, Settings['cancelReason']])[] = [
  [/stock|inventory|sold out|unavailable/i, 'NoInventory'],
  [/address|undeliverable/i, 'ShippingAddressUndeliverable'],
  [/exchange/i, 'CustomerExchange'],
  [/buyer|customer/i, 'BuyerCanceled'],
];

/** Amazon's own word for the reason: "no inventory" also sets the stock to zero, any other puts it back. */
export function cancelReason({ requestedBy, reason = '' }: Cancellation, settings: Settings): Settings['cancelReason'] {
  if (requestedBy === 'customer') return 'BuyerCanceled';
  return words.find(([pattern]) => pattern.test(reason))?.[1] ?? settings.cancelReason;
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
