import { ok, type Result } from '../../../nodes/problem';
import type { WriteOutcome } from '../contract';
import type { MiraklCall } from './account';
import { type Tracking, trackingFor } from './carriers';
import { doMirakl, orderPath } from './mirakl-client';
import { wholeShipmentId } from './shipments';
import type { Shipping } from './shipping';
import { stageAt } from './states';

/** The tracking number first, so that a buyer never hears of a parcel without one; then “shipped”, unless it is that already. */
export async function shipWhole(call: MiraklCall, { fact, record, request }: Shipping): Promise<Result<WriteOutcome>> {
  const { order_id, order_state } = record.order;
  const [parcel] = fact.parcels;
  const tracking = parcel ? await trackingFor(call, { parcel, rules: request.codes }) : ok(null);
  if (!tracking.ok) return tracking;
  const told = tracking.value ? await tellTracking(call, { orderId: order_id, tracking: tracking.value }) : ok(null);
  if (!told.ok) return told;
  const isShipped = stageAt(order_state) !== 'open' && stageAt(order_state) !== 'unknown';
  const path = `${orderPath(order_id)}/ship`;
  const shipped = isShipped ? ok(null) : await doMirakl(call, { method: 'PUT', path });
  return shipped.ok ? ok({ factRemoteId: wholeShipmentId }) : shipped;
}

function tellTracking(
  call: MiraklCall,
  { orderId, tracking }: { orderId: string; tracking: Tracking },
): Promise<Result<null>> {
  const { tracking_url, ...rest } = tracking;
  const json = { ...rest, ...(tracking_url && { carrier_url: tracking_url }) };
  return doMirakl(call, { method: 'PUT', path: `${orderPath(orderId)}/tracking`, json });
}

/** The order holds our parcel's number; a parcel without a number is taken for the one that was told. */
export function isSameTracking({ fact, record }: Pick<Shipping, 'fact' | 'record'>): boolean {
  const ours = fact.parcels.flatMap(({ trackingNumber }) => trackingNumber ?? []);
  return ours.length === 0 ? fact.parcels.length === 1 : ours.includes(record.order.shipping_tracking);
}
