import type { Parcel, Shipment } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { isDone } from '../json-api';
import { factOf, homeOf, remoteItems } from '../write-request';
import type { EbayCall } from './account';
import { carrierFor, plainTracking } from './carriers';
import { askEbay, orderPath, refusalProblem } from './ebay-api';
import { toShipments } from './facts';
import { readStanding } from './get-order';
import { openUnits, reasonAgainst } from './standing';
import type { WholeRecord } from './wire-parts';

interface OwnParcel {
  readonly parcel: Parcel;
  readonly items: readonly { readonly lineId: string; readonly quantity: number }[];
  /** The id it has at eBay, once it is there. */
  readonly id?: string | undefined;
}

/** One call for each parcel that eBay does not know yet: it keeps no reference, but the tracking number tells them apart. */
export async function writeShipment(call: EbayCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.shipments, request);
  if (fact.state === 'voided') return failed(cannotTakeBack);
  if (fact.state === 'pending') return ok({ note: 'Nothing has left yet: eBay is told once it does.' });
  const standing = await readStanding(call, { orderId: homeOf(request) });
  if (!standing.ok) return standing;
  const parcels = parcelsOf(fact, { call, request, standing: standing.value });
  const missing = parcels.filter(({ id }) => id === undefined);
  const refusal = missing.length > 0 ? refuse(standing.value, missing) : null;
  if (refusal) return failed(refusal);
  const ids = parcels.flatMap(({ id }) => id ?? []);
  for (const parcel of missing) {
    const created = await create(call, { parcel, fact, request, standing: standing.value });
    if (!created.ok) return created;
    ids.push(created.value);
  }
  return ok(outcomeOf(ids));
}

export async function findShipment(call: EbayCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const fact = factOf(request.order.shipments, request);
  const standing = await readStanding(call, { orderId: homeOf(request) });
  if (!standing.ok) return standing;
  const ids = parcelsOf(fact, { call, request, standing: standing.value }).map(({ id }) => id);
  return ok(ids.every((id) => id !== undefined) ? outcomeOf(ids) : null);
}

/** The fact is known again by its first parcel; further parcels come back by their tracking numbers. */
const outcomeOf = ([first]: readonly string[]): WriteOutcome => (first ? { factRemoteId: first } : {});

interface Looking {
  readonly call: EbayCall;
  readonly request: WriteRequest;
  readonly standing: WholeRecord;
}

/** A parcel is there if its tracking number is; without one, if the same units left without one and nobody else's are they. */
function parcelsOf(fact: Shipment, { call, request, standing }: Looking): OwnParcel[] {
  const claimed = new Set(
    request.order.shipments.flatMap((one) => (one.id === fact.id ? [] : (one.externalIds[call.connectionId] ?? []))),
  );
  const there = toShipments(standing, call).flatMap(({ id, parcels: [parcel] }) => (parcel ? [{ id, parcel }] : []));
  return fact.parcels.map((parcel) => {
    const items = remoteItems(parcel.items, request);
    const number = plainTracking(parcel.trackingNumber);
    const found = there.find(
      (one) =>
        !claimed.has(one.id) &&
        plainTracking(one.parcel.trackingNumber) === number &&
        (number !== '' || unitsText(remoteItems(one.parcel.items, { order: request.order })) === unitsText(items)),
    );
    if (found) claimed.add(found.id);
    return { parcel, items, id: found?.id };
  });
}

const unitsText = (items: OwnParcel['items']) =>
  items
    .map(({ lineId, quantity }) => `${lineId}:${quantity}`)
    .toSorted()
    .join();

function refuse(standing: WholeRecord, missing: readonly OwnParcel[]): Problem | null {
  const problem = reasonAgainst('shipment', standing);
  if (problem) return problem;
  if (missing.some(({ items }) => items.length === 0)) return withoutLines;
  const wanted = new Map<string, number>();
  for (const { lineId, quantity } of missing.flatMap(({ items }) => items)) {
    wanted.set(lineId, (wanted.get(lineId) ?? 0) + quantity);
  }
  for (const [lineId, quantity] of wanted) {
    const wrong = refuseUnits(standing, { lineId, quantity });
    if (wrong) return wrong;
  }
  return null;
}

function refuseUnits(
  standing: WholeRecord,
  { lineId, quantity }: { lineId: string; quantity: number },
): Problem | null {
  if (!standing.order.lineItems.some((line) => line.lineItemId === lineId)) return unknownLine(lineId);
  if (!Number.isInteger(quantity)) return wholePieces;
  const left = openUnits(standing, lineId);
  return quantity > left ? tooMany({ quantity, left }) : null;
}

interface Creating {
  readonly parcel: OwnParcel;
  readonly fact: Shipment;
  readonly request: WriteRequest;
  readonly standing: WholeRecord;
}

async function create(
  call: EbayCall,
  { parcel: { parcel, items }, fact, request, standing }: Creating,
): Promise<Result<string>> {
  const trackingNumber = plainTracking(parcel.trackingNumber);
  const carrier = carrierFor(parcel, request.codes);
  if (!carrier.ok) return carrier;
  const answer = await askEbay(call, {
    method: 'POST',
    path: `${orderPath(standing.order.orderId)}/shipping_fulfillment`,
    json: {
      // Without a quantity eBay would take one.
      lineItems: items.map(({ lineId, quantity }) => ({ lineItemId: lineId, quantity })),
      shippedDate: shippedDate(fact, call.now),
      // Both or neither.
      ...(trackingNumber && { shippingCarrierCode: carrier.value, trackingNumber }),
    },
  });
  if (!answer.ok) return answer;
  if (!isDone(answer.value)) return failed(refusalProblem(answer.value));
  const location = answer.value.headers['location'] ?? '';
  return ok(decodeURIComponent(location.slice(location.lastIndexOf('/') + 1)) || trackingNumber);
}

/** Never in the future: clocks of warehouses differ. */
function shippedDate({ shippedAt }: Shipment, now: Date): string {
  const at = new Date(shippedAt ?? now);
  return (at > now ? now : at).toISOString();
}

const cannotTakeBack: Problem = {
  code: 'destination.cannotUnship',
  message: 'eBay cannot take back that a parcel was sent.',
  advice: 'If it never left, write to the buyer or refund the order.',
  retry: 'never',
};

const withoutLines: Problem = {
  code: 'destination.withoutLines',
  message: 'The shipment does not say which products are in the parcel.',
  retry: 'never',
};

const wholePieces: Problem = {
  code: 'destination.wholePiecesOnly',
  message: 'eBay counts whole pieces only.',
  retry: 'never',
};

const unknownLine = (lineId: string): Problem => ({
  code: 'destination.lineNotFound',
  message: `eBay’s order has no line ${lineId}.`,
  retry: 'never',
  subject: lineId,
});

const tooMany = ({ quantity, left }: { quantity: number; left: number }): Problem => ({
  code: 'destination.quantityTooLarge',
  message: `At eBay ${left} of this product ${left === 1 ? 'is' : 'are'} left to ship, not ${quantity}.`,
  advice: 'Look at the order in Seller Hub: perhaps somebody has marked it shipped there.',
  retry: 'never',
});
