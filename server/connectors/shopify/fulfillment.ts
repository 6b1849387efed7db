import type { Shipment } from '../../../nodes/order/order';
import type { WriteRequest } from '../contract';
import type { OpenPart } from './fulfillment-orders';
import { hasLeft, shippedUnits, type Units } from './line-units';
import { allocate } from './target-order';
import type { ShopifyFulfillment, ShopifyRecord } from './wire';

export const trackingNumbers = ({ parcels }: Shipment): string[] =>
  parcels.flatMap(({ trackingNumber }) => trackingNumber ?? []);

/** One carrier for all parcels is all that Shopify takes. */
export function trackingInput({ parcels }: Shipment) {
  const company = parcels.flatMap(({ carrier, carrierCode }) => carrier ?? carrierCode ?? [])[0];
  const numbers = parcels.flatMap(({ trackingNumber }) => trackingNumber ?? []);
  const urls = parcels.flatMap(({ trackingUrl }) => trackingUrl ?? []);
  return { ...(company && { company }), numbers, urls };
}

export function fulfillmentInput(fact: Shipment, parts: readonly (OpenPart & { quantity: number })[]) {
  const orders = [...new Set(parts.map(({ fulfillmentOrderId }) => fulfillmentOrderId))];
  return {
    // Left out, everything would be shipped: always explicit lines.
    lineItemsByFulfillmentOrder: orders.map((fulfillmentOrderId) => ({
      fulfillmentOrderId,
      fulfillmentOrderLineItems: parts
        .filter((part) => part.fulfillmentOrderId === fulfillmentOrderId)
        .map(({ id, quantity }) => ({ id, quantity })),
    })),
    trackingInfo: trackingInput(fact),
    notifyCustomer: false,
  };
}

/**
 * By the id we have learned. Else one with the same tracking numbers and units that no other shipment of ours has claimed: a
 * fulfilment has no room for our reference, so an answer that was lost is found again by what was sent.
 */
export function matchingFulfillment(
  fact: Shipment,
  { record, request, connectionId }: { record: ShopifyRecord; request: WriteRequest; connectionId: string },
): ShopifyFulfillment | undefined {
  const ownId = fact.externalIds[connectionId];
  if (ownId) return record.fulfillments.find(({ id }) => id === ownId);
  const claimed = request.order.shipments.map(({ externalIds }) => externalIds[connectionId]);
  const free = record.fulfillments.filter((one) => hasLeft(one) && !claimed.includes(one.id));
  return free.find((one) => hasSameNumbers(one, fact) && hasSameUnits(one, { fact, record, request }));
}

function hasSameNumbers({ trackingInfo }: ShopifyFulfillment, fact: Shipment): boolean {
  const theirs = trackingInfo.flatMap(({ number }) => number || []);
  return theirs.toSorted().join() === trackingNumbers(fact).toSorted().join();
}

/** Whether the fact, had that fulfilment not been, would have taken just its units. */
function hasSameUnits(
  fulfillment: ShopifyFulfillment,
  { fact, record, request }: { fact: Shipment; record: ShopifyRecord; request: WriteRequest },
): boolean {
  const others = { ...record, fulfillments: record.fulfillments.filter(({ id }) => id !== fulfillment.id) };
  const items = fact.parcels.flatMap((parcel) => parcel.items);
  const { units } = allocate(items, {
    record,
    request,
    roomIn: (line) => line.quantity - shippedUnits(others, line.id),
  });
  const theirs = fulfillment.lines.map(({ lineItem, quantity }) => ({ lineId: lineItem.id, quantity: quantity ?? 0 }));
  return inWords(units) === inWords(theirs);
}

const inWords = (units: readonly Units[]) =>
  units
    .map(({ lineId, quantity }) => `${lineId}:${quantity}`)
    .toSorted()
    .join();
