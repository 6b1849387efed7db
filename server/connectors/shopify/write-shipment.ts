import { z } from 'zod';
import type { Shipment } from '../../../nodes/order/order';
import { failed, ok, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { factOf } from '../write-request';
import type { ShopifyCall } from './account';
import { fulfillmentInput, matchingFulfillment, trackingInput, trackingNumbers } from './fulfillment';
import { readOpenParts, splitByPlace } from './fulfillment-orders';
import { ask } from './graphql';
import { cancelFulfillment, changeTracking, createFulfillment, noteDelivered } from './operations';
import { allocate, openUnits, readTarget, withoutLines } from './target-order';
import type { ShopifyFulfillment, ShopifyRecord } from './wire';

/** Marks exactly the units of the fact shipped, with its tracking numbers, and mails nobody. */
export async function writeShipment(call: ShopifyCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.shipments, request);
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const record = target.value;
  const known = matchingFulfillment(fact, { record, request, connectionId: call.connectionId });
  if (fact.state === 'voided') return known ? takeBack(call, known) : ok({ note: 'Shopify never had this parcel.' });
  if (!known) return ship(call, { fact, record, request });
  return bringUpToDate(call, { fact, known });
}

export async function findShipment(call: ShopifyCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const fact = factOf(request.order.shipments, request);
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const known = matchingFulfillment(fact, { record: target.value, request, connectionId: call.connectionId });
  return ok(known && hasNumbers(known, fact) ? { factRemoteId: known.id } : null);
}

async function ship(
  call: ShopifyCall,
  { fact, record, request }: { fact: Shipment; record: ShopifyRecord; request: WriteRequest },
): Promise<Result<WriteOutcome>> {
  const items = fact.parcels.flatMap((parcel) => parcel.items);
  if (items.length === 0) return failed(withoutLines);
  const roomIn = (line: ShopifyRecord['lines'][number]) => openUnits(record, line);
  const { units, missing } = allocate(items, { record, request, roomIn });
  if (missing > 0) return failed(notOpen);
  const open = await readOpenParts(call, record.order.id);
  if (!open.ok) return open;
  const places = splitByPlace(units, open.value);
  if (!places.ok) return places;

  const ids: string[] = [];
  for (const parts of places.value) {
    const shipped = await ask(call, {
      query: createFulfillment,
      variables: { fulfillment: fulfillmentInput(fact, parts) },
      answer: z.object({ fulfillmentCreate: z.object({ fulfillment: z.object({ id: z.string() }) }) }),
    });
    if (!shipped.ok) return shipped;
    ids.push(shipped.value.fulfillmentCreate.fulfillment.id);
  }
  return delivered(call, { fact, ids });
}

/** Carriers tell Shopify of deliveries themselves, but not those it does not know. */
async function delivered(
  call: ShopifyCall,
  { fact, ids }: { fact: Shipment; ids: readonly string[] },
): Promise<Result<WriteOutcome>> {
  for (const fulfillmentId of fact.state === 'delivered' ? ids : []) {
    const event = { fulfillmentId, status: 'DELIVERED' };
    const noted = await ask(call, { query: noteDelivered, variables: { event }, answer: z.unknown() });
    if (!noted.ok) return noted;
  }
  const note = 'It leaves from more than one place, so it stands in Shopify as several fulfilments.';
  const [factRemoteId] = ids;
  return ok({ ...(factRemoteId && { factRemoteId }), ...(ids.length > 1 && { note }) });
}

async function bringUpToDate(
  call: ShopifyCall,
  { fact, known }: { fact: Shipment; known: ShopifyFulfillment },
): Promise<Result<WriteOutcome>> {
  if (!hasNumbers(known, fact)) {
    const variables = { id: known.id, tracking: trackingInput(fact) };
    const changed = await ask(call, { query: changeTracking, variables, answer: z.unknown() });
    if (!changed.ok) return changed;
  }
  const isNews = fact.state === 'delivered' && !known.deliveredAt && known.displayStatus !== 'DELIVERED';
  return isNews ? delivered(call, { fact, ids: [known.id] }) : ok({ factRemoteId: known.id });
}

async function takeBack(call: ShopifyCall, { id, status }: ShopifyFulfillment): Promise<Result<WriteOutcome>> {
  if (status === 'CANCELLED') return ok({ factRemoteId: id });
  const cancelled = await ask(call, { query: cancelFulfillment, variables: { id }, answer: z.unknown() });
  return cancelled.ok ? ok({ factRemoteId: id }) : cancelled;
}

const hasNumbers = ({ trackingInfo }: ShopifyFulfillment, fact: Shipment) =>
  trackingNumbers(fact).every((number) => trackingInfo.some((info) => info.number === number));

const notOpen = {
  code: 'destination.alreadyShipped' as const,
  message: 'Some of these items are already shipped, cancelled or removed in Shopify.',
  advice: 'Look at the order in Shopify: perhaps somebody has shipped it there.',
  retry: 'never' as const,
};
