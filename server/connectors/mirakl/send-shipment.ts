import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { factOf } from '../write-request';
import type { MiraklCall } from './account';
import { keptUnits } from './facts';
import type { MiraklRecord } from './record';
import { shipParcels, updateParcels } from './ship-parcels';
import { isSameTracking, shipWhole } from './ship-whole';
import { packageName, wholeShipmentId } from './shipments';
import { itemsOf, parcelAt, type Shipping } from './shipping';
import { reasonAgainst, stageAt } from './states';
import { readTarget } from './target-order';

/**
 * All of an order in one parcel: its tracking number, then “shipped” (OR23, OR24). A part of it, or several parcels: one shipment
 * each (ST01), which the marketplace must have switched on. Lines and quantities are always said; OR24 alone would ship everything.
 */
export async function sendShipment(call: MiraklCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.shipments, request);
  if (fact.state === 'voided') return ok({ note: 'A parcel that was called off is not told to Mirakl.' });
  const record = await readTarget(call, request);
  if (!record.ok) return record;
  const name = fact.externalIds[call.connectionId] ?? request.reference;
  const shipping = { request, fact, record: record.value, name };
  const { order_state } = record.value.order;
  if (hasLeft(order_state)) return afterwards(call, shipping);

  const problem = reasonAgainst('shipment', order_state) ?? quantityProblem(shipping);
  if (problem) return failed(problem);
  if (isWhole(shipping))
    return fact.state === 'pending' ? ok({ note: 'Not sent off yet.' }) : shipWhole(call, shipping);
  return shipParcels(call, shipping);
}

export async function findShipment(call: MiraklCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const fact = factOf(request.order.shipments, request);
  const record = await readTarget(call, request);
  if (!record.ok) return record;
  const name = fact.externalIds[call.connectionId] ?? request.reference;
  const shipping = { request, fact, record: record.value, name };
  if (hasAllParcels(shipping)) return ok({ factRemoteId: name });
  const isThere =
    hasLeft(record.value.order.order_state) && record.value.shipments.length === 0 && isSameTracking(shipping);
  return ok(isThere ? { factRemoteId: wholeShipmentId } : null);
}

const hasLeft = (state: string) => ['shipped', 'closed'].includes(stageAt(state));

const hasAllParcels = ({ fact, record, name }: Shipping): boolean =>
  fact.parcels.every((_, index) => parcelAt(record, packageName(name, index)) !== undefined);

/** The order is shipped: perhaps by our own earlier call, perhaps only the tracking number is new. */
async function afterwards(call: MiraklCall, shipping: Shipping): Promise<Result<WriteOutcome>> {
  if (hasAllParcels(shipping)) return updateParcels(call, shipping);
  if (shipping.name === wholeShipmentId || isSameTracking(shipping)) return shipWhole(call, shipping);
  const { order_state } = shipping.record.order;
  return failed(reasonAgainst('shipment', order_state) ?? shippedOtherwise);
}

/** Every unit that is left of the order, none of it told before. */
function isWhole({ fact, record, request }: Shipping): boolean {
  const [parcel, another] = fact.parcels;
  if (!parcel || another || record.shipments.some(({ status }) => status !== 'CANCELED')) return false;
  const told = new Map(itemsOf(parcel, request).map(({ lineId, quantity }) => [lineId, quantity]));
  return record.order.order_lines.every((line) => (told.get(line.order_line_id) ?? 0) === keptUnits(line));
}

function quantityProblem({ fact, record, request, name }: Shipping): Problem | null {
  const wanted = fact.parcels
    .filter((_, index) => !parcelAt(record, packageName(name, index)))
    .flatMap((parcel) => itemsOf(parcel, request));
  if (fact.parcels.every(({ items }) => items.length === 0)) return withoutLines;
  for (const line of record.order.order_lines) {
    const units = wanted
      .filter(({ lineId }) => lineId === line.order_line_id)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    if (units > keptUnits(line) - sentUnits(record, line.order_line_id)) return tooMany(line.product_title);
  }
  const unknown = wanted.find(
    ({ lineId }) => !record.order.order_lines.some(({ order_line_id }) => order_line_id === lineId),
  );
  return unknown ? lineGone : null;
}

const sentUnits = ({ shipments }: MiraklRecord, lineId: string): number =>
  shipments
    .filter(({ status }) => status !== 'CANCELED')
    .flatMap(({ shipment_lines }) => shipment_lines)
    .filter(({ order_line_id }) => order_line_id === lineId)
    .reduce((sum, { quantity }) => sum + quantity, 0);

const withoutLines: Problem = {
  code: 'destination.withoutLines',
  message: 'The shipment does not say which products it holds, so it cannot be told to the marketplace.',
  retry: 'never',
};

const tooMany = (title: string): Problem => ({
  code: 'destination.quantityTooLarge',
  message: `The marketplace has fewer of “${title}” left to ship than this shipment holds.`,
  advice: 'Compare shipments and cancellations in the seller portal.',
  retry: 'never',
});

const lineGone: Problem = {
  code: 'destination.lineNotFound',
  message: 'A product of this shipment is not on the order at the marketplace.',
  advice: 'The order may have been changed there; pull it again by its number.',
  retry: 'never',
};

const shippedOtherwise: Problem = {
  code: 'destination.wrongState',
  message: 'The order is shipped already at the marketplace.',
  retry: 'never',
};
