import type { OrderNews } from '../../../nodes/order/event';
import type { Cancellation, LineQuantity, Shipment } from '../../../nodes/order/order';
import { instant } from './ebay-order';
import { type About, itemIn, named } from './naming';
import { toRefunds } from './refunds';
import { toReturn } from './returns';
import { openUnits } from './standing';
import type { WireCancelRequest } from './wire';
import type { Fulfillment, WholeRecord } from './wire-parts';

type Facts = Pick<OrderNews, 'shipments' | 'cancellations' | 'returns' | 'refunds'>;

/** What happened to an order, with explicit lines and quantities. */
export function factsOf(record: WholeRecord, about: About): Facts {
  const { order, fulfillments, returns } = record;
  return {
    ...(fulfillments && { shipments: toShipments(record, about) }),
    cancellations: toCancellations(record, about),
    refunds: toRefunds(order, about),
    ...(returns && { returns: returns.map((one) => toReturn(one, { order, about })) }),
  };
}

/** A parcel without a tracking number gets an arbitrary id such as 999, and the next one the same: those are counted on. */
export function toShipments({ order, fulfillments = [] }: WholeRecord, about: About): Shipment[] {
  const seen = new Map<string, number>();
  return fulfillments.toSorted(byDate).map((one) => {
    const times = (seen.get(one.fulfillmentId) ?? 0) + 1;
    seen.set(one.fulfillmentId, times);
    const id = times === 1 ? one.fulfillmentId : `${one.fulfillmentId}-${times}`;
    const { shipmentTrackingNumber: trackingNumber, shippingCarrierCode: carrier, shippingServiceCode: service } = one;
    return {
      ...named(id, about),
      state: 'shipped',
      parcels: [
        {
          ...(carrier && { carrier }),
          ...(service && { service }),
          ...(trackingNumber && { trackingNumber }),
          items: one.lineItems.map(({ lineItemId, quantity }) => itemIn(order, { lineId: lineItemId, quantity })),
        },
      ],
      ...(one.shippedDate && { shippedAt: instant(one.shippedDate) }),
    };
  });
}

const byDate = (a: Fulfillment, b: Fulfillment) =>
  Date.parse(a.shippedDate ?? '1970-01-01') - Date.parse(b.shippedDate ?? '1970-01-01');

const stages: Readonly<Record<string, Cancellation['stage']>> = {
  REQUESTED: 'requested',
  COMPLETED: 'executed',
  REJECTED: 'rejected',
  FAILED: 'failed',
};

/** eBay cancels whole orders only: what has not left, or all of it where a request came too late. */
export function toCancellations(record: WholeRecord, about: About): Cancellation[] {
  const { cancelState, cancelledDate, cancelRequests = [] } = record.order.cancelStatus ?? {};
  const items = cancelledItems(record);
  const requests = cancelRequests.map((request): Cancellation => {
    const at = request.cancelCompletedDate ?? request.cancelRequestedDate;
    return {
      ...named(request.cancelRequestId, about),
      requestedBy: partyOf(request),
      stage: stages[request.cancelRequestState ?? ''] ?? (cancelState === 'CANCELED' ? 'executed' : 'requested'),
      items,
      ...(request.cancelReason && { reason: request.cancelReason }),
      ...(at && { at: instant(at) }),
    };
  });
  if (cancelState !== 'CANCELED' || requests.some(({ stage }) => stage === 'executed')) return requests;
  // Cancelled without a word of who and why.
  const untold: Cancellation = {
    ...named('cancelled', about),
    requestedBy: 'channel',
    stage: 'executed',
    items,
    ...(cancelledDate && { at: instant(cancelledDate) }),
  };
  return [...requests, untold];
}

function partyOf({ cancelInitiator }: WireCancelRequest): Cancellation['requestedBy'] {
  if (/buyer/i.test(cancelInitiator ?? '')) return 'customer';
  return /seller/i.test(cancelInitiator ?? '') ? 'merchant' : 'channel';
}

function cancelledItems(record: WholeRecord): LineQuantity[] {
  const { order } = record;
  const open = order.lineItems
    .map(({ lineItemId }) => itemIn(order, { lineId: lineItemId, quantity: openUnits(record, lineItemId) }))
    .filter(({ quantity }) => quantity > 0);
  return open.length > 0
    ? open
    : order.lineItems.map(({ lineItemId, quantity }) => itemIn(order, { lineId: lineItemId, quantity }));
}
