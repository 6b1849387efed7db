import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome } from '../contract';
import type { MiraklCall } from './account';
import { trackingFor } from './carriers';
import { writeMirakl } from './mirakl-client';
import { refused } from './refusal-problem';
import { packageName } from './shipments';
import { itemsOf, parcelAt, type Shipping } from './shipping';

/** Answers 200 or 201 even when nothing was done: what was not stands in a list. */
const Outcome = z.object({
  shipment_errors: z.array(z.object({ message: z.string().nullish() })).nullish(),
});

/** One shipment per parcel; those an earlier try has made are left, and only moved on. */
export async function shipParcels(call: MiraklCall, shipping: Shipping): Promise<Result<WriteOutcome>> {
  const { fact, record, name } = shipping;
  const shipments: object[] = [];
  for (const [index] of fact.parcels.entries()) {
    if (parcelAt(record, packageName(name, index))) continue;
    const shipment = await toShipment(call, { ...shipping, index });
    if (!shipment.ok) return shipment;
    shipments.push(shipment.value);
  }
  if (shipments.length === 0) return updateParcels(call, shipping);
  const created = await writeMirakl(call, { method: 'POST', path: '/shipments', json: { shipments }, answer: Outcome });
  if (created.ok) return outcomeOf(created.value, name);
  // The order was read a moment ago; what is not there is this call.
  return created.problems.some(({ code }) => code === 'destination.orderNotFound') ? failed(onePieceOnly) : created;
}

const onePieceOnly: Problem = {
  code: 'destination.partOnly',
  message: 'This marketplace takes an order only as one parcel with everything in it.',
  advice:
    'Ask the marketplace to switch on multi-shipment for your shop, or ship the rest and tell all of it as one parcel.',
  retry: 'never',
};

async function toShipment(
  call: MiraklCall,
  { fact, record, request, name, index }: Shipping & { index: number },
): Promise<Result<object>> {
  const parcel = fact.parcels[index] ?? { items: [] };
  const tracking = await trackingFor(call, { parcel, rules: request.codes });
  if (!tracking.ok) return tracking;
  return ok({
    order_id: record.order.order_id,
    shipped: fact.state !== 'pending',
    shipment_lines: itemsOf(parcel, request).map(({ lineId, quantity }) => ({
      order_line_id: lineId,
      quantity,
      package_reference: packageName(name, index),
    })),
    ...(tracking.value && { tracking: tracking.value }),
  });
}

/** Parcels that are there: a newer tracking number (ST23), and “shipped” for those that were only prepared (ST24). */
export async function updateParcels(call: MiraklCall, shipping: Shipping): Promise<Result<WriteOutcome>> {
  const { fact, record, request, name } = shipping;
  const tracked: object[] = [];
  for (const [index, parcel] of fact.parcels.entries()) {
    const there = parcelAt(record, packageName(name, index));
    if (!there || !parcel.trackingNumber || there.tracking?.tracking_number === parcel.trackingNumber) continue;
    const tracking = await trackingFor(call, { parcel, rules: request.codes });
    if (!tracking.ok) return tracking;
    tracked.push({ id: there.id, tracking: tracking.value });
  }
  const told = await change(call, { path: '/shipments/tracking', method: 'POST', shipments: tracked });
  if (!told.ok) return told;
  const prepared = fact.parcels
    .flatMap((_, index) => parcelAt(record, packageName(name, index)) ?? [])
    .filter(isPrepared);
  const ids = fact.state === 'pending' ? [] : prepared.map(({ id }) => ({ id }));
  const shipped = await change(call, { path: '/shipments/ship', method: 'PUT', shipments: ids });
  return shipped.ok ? ok({ factRemoteId: name }) : shipped;
}

const isPrepared = ({ status }: { readonly status: string }) =>
  ['SHIPPING', 'SHIPMENT_PREPARED', 'READY_FOR_PICK_UP'].includes(status);

async function change(
  call: MiraklCall,
  { path, method, shipments }: { path: string; method: 'POST' | 'PUT'; shipments: readonly object[] },
): Promise<Result<WriteOutcome>> {
  if (shipments.length === 0) return ok({});
  const changed = await writeMirakl(call, { method, path, json: { shipments }, answer: Outcome });
  return changed.ok ? outcomeOf(changed.value, '') : changed;
}

function outcomeOf({ shipment_errors }: z.infer<typeof Outcome>, name: string): Result<WriteOutcome> {
  const errors = shipment_errors ?? [];
  if (errors.length === 0) return ok({ factRemoteId: name });
  return failed(refused(errors.map(({ message }) => message ?? 'a shipment').join('; ')));
}
