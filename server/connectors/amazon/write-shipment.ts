import { createHash } from 'node:crypto';
import type { Parcel, Shipment } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { isDone } from '../json-api';
import { factOf, homeOf, remoteItems } from '../write-request';
import type { AmazonCall } from './account';
import { carrierFor } from './carriers';
import { readStanding } from './get-order';
import { askAmazon, refusalProblem } from './sp-api';
import { alreadyCancelled, isCancelled, shippedByAmazon, unitsLeft } from './standing';
import type { AmazonOrder } from './wire';

/** A parcel as Amazon is to be told of it. */
interface Confirmation {
  readonly packageReferenceId: string;
  readonly parcel: Parcel;
  readonly items: readonly { readonly orderItemId: string; readonly quantity: number }[];
}

/** One call for each parcel; those Amazon already shows are left alone, so that a second call tells only the rest. */
export async function writeShipment(call: AmazonCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.shipments, request);
  if (fact.state === 'pending') return ok({ note: 'Not on its way yet, so Amazon is told nothing.' });
  const standing = await readStanding(call, homeOf(request));
  if (!standing.ok) return standing;
  const { missing, known } = confirmationsOf(fact, { request, standing: standing.value });
  if (fact.state === 'voided')
    return known.length > 0 ? failed(cannotTakeBack) : ok({ note: 'Amazon never had this parcel.' });
  const refusal = missing.length > 0 ? refuseAll(standing.value, missing) : null;
  if (refusal) return failed(refusal);
  for (const confirmation of missing) {
    const confirmed = await confirm(call, { confirmation, fact, request, standing: standing.value });
    if (!confirmed.ok) return confirmed;
  }
  return ok(outcomeOf([...known, ...missing]));
}

export async function findShipment(call: AmazonCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const fact = factOf(request.order.shipments, request);
  const standing = await readStanding(call, homeOf(request));
  if (!standing.ok) return standing;
  const { missing, known } = confirmationsOf(fact, { request, standing: standing.value });
  return ok(missing.length === 0 ? outcomeOf(known) : null);
}

/** The fact is known again by its first parcel; further parcels come back by their tracking numbers. */
const outcomeOf = ([first]: readonly Confirmation[]): WriteOutcome =>
  first ? { factRemoteId: first.packageReferenceId } : {};

function confirmationsOf(
  fact: Shipment,
  { request, standing }: { request: WriteRequest; standing: AmazonOrder },
): { readonly known: readonly Confirmation[]; readonly missing: readonly Confirmation[] } {
  const all = fact.parcels.map((parcel, index) => ({
    packageReferenceId: packageReference(request.reference, index),
    parcel,
    items: remoteItems(parcel.items, request).map(({ lineId, quantity }) => ({ orderItemId: lineId, quantity })),
  }));
  const isKnown = ({ packageReferenceId }: Confirmation) =>
    standing.packages.some((one) => one.packageReferenceId === packageReferenceId);
  return { known: all.filter(isKnown), missing: all.filter((one) => !isKnown(one)) };
}

/**
 * Amazon takes positive whole numbers only, unique within the order: the same reference and parcel give the same one, below 2³¹.
 * The parcel has the last two digits.
 */
export function packageReference(reference: string, index: number): string {
  const hash = createHash('sha256').update(reference).digest().readUInt32BE(0);
  return String(((hash % 20_000_000) + 1) * 100 + index);
}

function refuseAll(standing: AmazonOrder, confirmations: readonly Confirmation[]): Problem | null {
  if (isCancelled(standing)) return alreadyCancelled;
  if (standing.fulfillment?.fulfilledBy === 'AMAZON') return shippedByAmazon;
  const refusedItem = refuseItems(standing, confirmations);
  if (refusedItem) return refusedItem;
  return confirmations.every(({ parcel }) => parcel.trackingNumber?.trim()) ? null : withoutTracking;
}

function refuseItems(standing: AmazonOrder, confirmations: readonly Confirmation[]): Problem | null {
  if (confirmations.some(({ items }) => items.length === 0)) return withoutLines;
  const wanted = new Map<string, number>();
  for (const { orderItemId, quantity } of confirmations.flatMap(({ items }) => items)) {
    wanted.set(orderItemId, (wanted.get(orderItemId) ?? 0) + quantity);
  }
  for (const [orderItemId, quantity] of wanted) {
    const left = unitsLeft(standing, orderItemId);
    if (left === null) return unknownLine(orderItemId);
    if (quantity > left) return tooMany({ quantity, left });
  }
  return null;
}

interface Confirming {
  readonly confirmation: Confirmation;
  readonly fact: Shipment;
  readonly request: WriteRequest;
  readonly standing: AmazonOrder;
}

async function confirm(call: AmazonCall, { confirmation, fact, request, standing }: Confirming): Promise<Result<null>> {
  const { packageReferenceId, parcel, items } = confirmation;
  const carrier = carrierFor(parcel, request.codes);
  if (!carrier.ok) return carrier;
  if (!carrier.value) return failed(withoutCarrier);
  const answer = await askAmazon(call, {
    method: 'POST',
    path: `/orders/v0/orders/${encodeURIComponent(standing.orderId)}/shipmentConfirmation`,
    json: {
      marketplaceId: standing.salesChannel.marketplaceId ?? '',
      packageDetail: {
        packageReferenceId,
        ...carrier.value,
        trackingNumber: parcel.trackingNumber?.trim() ?? '',
        shipDate: shipDate(fact, call.now),
        orderItems: items,
      },
    },
  });
  if (!answer.ok) return answer;
  return isDone(answer.value) ? ok(null) : failed(refusalProblem(answer.value));
}

/** Never in the future: clocks of warehouses differ. */
function shipDate({ shippedAt }: Shipment, now: Date): string {
  const at = new Date(shippedAt ?? now);
  return (at > now ? now : at).toISOString();
}

const cannotTakeBack: Problem = {
  code: 'destination.cannotUnship',
  message: 'Amazon cannot take back that a parcel was sent.',
  advice: 'If it never left, write to the buyer or refund the order.',
  retry: 'never',
};

const withoutLines: Problem = {
  code: 'destination.withoutLines',
  message: 'The shipment does not say which items are in the parcel.',
  retry: 'never',
};

const withoutTracking: Problem = {
  code: 'destination.trackingMissing',
  message: 'Amazon takes no parcel without a tracking number.',
  advice: 'Add the tracking number where the parcel was packed, or confirm the shipment in Seller Central.',
  retry: 'never',
};

const withoutCarrier: Problem = {
  code: 'destination.carrierMissing',
  message: 'Amazon takes no parcel without a carrier.',
  advice: 'Add the carrier where the parcel was packed.',
  retry: 'never',
};

const unknownLine = (orderItemId: string): Problem => ({
  code: 'destination.lineNotFound',
  message: `Amazon’s order has no item ${orderItemId}.`,
  retry: 'never',
  subject: orderItemId,
});

const tooMany = ({ quantity, left }: { quantity: number; left: number }): Problem => ({
  code: 'destination.quantityTooLarge',
  message: `At Amazon ${left} of this item ${left === 1 ? 'is' : 'are'} left to ship, not ${quantity}.`,
  advice: 'Look at the order in Seller Central: perhaps somebody has confirmed it there.',
  retry: 'never',
});
