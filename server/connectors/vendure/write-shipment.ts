import { z } from 'zod';
import type { Shipment } from '../../../nodes/order/order';
import { failed, ok, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { factOf } from '../write-request';
import type { VendureCall } from './account';
import { ask } from './graphql';
import { fulfil, moveFulfilment } from './operations';
import type { Standing } from './standing';
import { allocateOpen, type LinePart, readTarget, withoutLines } from './target-order';
import { leaveNote } from './write-note';

type Fulfilment = Standing['fulfillments'][number];

/** One fulfilment per shipment, of exactly its units, moved on to shipped or delivered. */
export async function writeShipment(call: VendureCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.shipments, request);
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const { order } = target.value;
  const known = fulfilmentFor(call, { fact, order, request });
  if (!known && fact.state === 'voided') return ok({ note: 'Vendure never had this parcel.' });

  const fulfilment = known ? ok(known) : await pack(call, { fact, order, request });
  if (!fulfilment.ok) return fulfilment;
  const moved = await moveOn(call, { fulfilment: fulfilment.value, to: fact.state });
  if (!moved.ok) return moved;
  const outcome = { factRemoteId: fulfilment.value.id };
  if (!known || sameText(known.trackingCode, trackingOf(fact))) return ok(outcome);
  // Vendure keeps the tracking number it was given first.
  const noted = await leaveNote(call, { request, order, text: `Tracking number is now ${trackingOf(fact)}` });
  return noted.ok ? ok({ ...noted.value, ...outcome }) : noted;
}

export async function findShipment(call: VendureCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const fact = factOf(request.order.shipments, request);
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const known = fulfilmentFor(call, { fact, order: target.value.order, request });
  const isDone =
    known && stepsTo(fact.state, known.state).length === 0 && sameText(known.trackingCode, trackingOf(fact));
  return ok(isDone ? { factRemoteId: known.id } : null);
}

interface About {
  readonly fact: Shipment;
  readonly order: Standing;
  readonly request: WriteRequest;
}

/**
 * By the id we have learned. Else one with the same parcels that no other shipment of ours has claimed: a fulfilment has no room
 * for our reference, so an answer that was lost is found again by what was sent.
 */
function fulfilmentFor(
  { connectionId, settings }: VendureCall,
  { fact, order, request }: About,
): Fulfilment | undefined {
  const ownId = fact.externalIds[connectionId];
  if (ownId) return order.fulfillments.find(({ id }) => id === ownId);
  const claimed = request.order.shipments.map(({ externalIds }) => externalIds[connectionId]);
  const free = order.fulfillments.filter(({ id, state }) => state !== 'Cancelled' && !claimed.includes(id));
  return free.find((one) => {
    const others = { ...order, fulfillments: order.fulfillments.filter(({ id }) => id !== one.id) };
    const { lines } = allocateOpen(itemsOf(fact), {
      order: others,
      request,
      lineReferenceField: settings.lineReferenceField,
    });
    return sameText(one.trackingCode, trackingOf(fact)) && sameLines(one.lines, lines);
  });
}

async function pack(call: VendureCall, { fact, order, request }: About): Promise<Result<Fulfilment>> {
  const items = itemsOf(fact);
  if (items.length === 0) return failed(withoutLines);
  const { lineReferenceField } = call.settings;
  const { lines, missing } = allocateOpen(items, { order, request, lineReferenceField });
  if (missing > 0) return failed(notOpen);
  const packed = await ask(call, {
    query: fulfil,
    variables: { input: { lines, handler: { code: 'manual-fulfillment', arguments: argumentsFor(fact) } } },
    answer: z.object({ addFulfillmentToOrder: z.object({ id: z.string(), state: z.string() }) }),
  });
  if (!packed.ok) return packed;
  return ok({
    ...packed.value.addFulfillmentToOrder,
    method: carrierOf(fact),
    trackingCode: trackingOf(fact),
    lines: [...lines],
  });
}

async function moveOn(
  call: VendureCall,
  { fulfilment, to }: { fulfilment: Fulfilment; to: Shipment['state'] },
): Promise<Result<null>> {
  for (const state of stepsTo(to, fulfilment.state)) {
    const moved = await ask(call, {
      query: moveFulfilment,
      variables: { id: fulfilment.id, state },
      answer: z.unknown(),
    });
    if (!moved.ok) return moved;
  }
  return ok(null);
}

/** Backwards there is no way: a parcel that is delivered there stays so. */
function stepsTo(to: Shipment['state'], from: string): readonly string[] {
  if (to === 'voided') return from === 'Cancelled' ? [] : ['Cancelled'];
  const way = ['Pending', 'Shipped', 'Delivered'];
  const goal = { pending: 0, shipped: 1, delivered: 2 }[to];
  return way.slice(Math.max(0, way.indexOf(from)) + 1, goal + 1);
}

const itemsOf = ({ parcels }: Shipment) => parcels.flatMap(({ items }) => items);

const argumentsFor = (fact: Shipment) => [
  { name: 'method', value: carrierOf(fact) },
  { name: 'trackingCode', value: trackingOf(fact) },
];

/** Several parcels of one shipment stand in one fulfilment, so that it comes back as the one shipment it is. */
const carrierOf = ({ parcels }: Shipment) =>
  [...new Set(parcels.flatMap(({ carrier, carrierCode }) => carrier ?? carrierCode ?? []))].join(', ') || 'Marketplace';
const trackingOf = ({ parcels }: Shipment) => parcels.flatMap(({ trackingNumber }) => trackingNumber ?? []).join(', ');

const sameText = (a: string | null, b: string) => (a ?? '').trim() === b.trim();

function sameLines(a: readonly LinePart[], b: readonly LinePart[]): boolean {
  const text = (lines: readonly LinePart[]) =>
    lines
      .map(({ orderLineId, quantity }) => `${orderLineId}:${quantity}`)
      .toSorted()
      .join();
  return text(a) === text(b);
}

const notOpen = {
  code: 'destination.alreadyShipped' as const,
  message: 'Some of these items are already packed, shipped or cancelled in Vendure.',
  advice: 'Look at the order in Vendure: perhaps somebody has shipped it there.',
  retry: 'never' as const,
};
