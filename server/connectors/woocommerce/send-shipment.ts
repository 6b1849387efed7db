import { z } from 'zod';
import type { Parcel, Shipment } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { factOf, homeOf, remoteItems } from '../write-request';
import type { WooCall } from './account';
import { withParts } from './fetch-parts';
import { leaveNote } from './leave-note';
import { metaKeys, metaText, metaValue } from './meta';
import { OrderHead, WooRecord } from './record';
import { type NotedShipment, shippedUnits } from './shipments';
import { notThere } from './target-order';
import { WooFulfillment, WooOrder } from './wire';
import { orderPath, readWoo, writeWoo } from './woo-client';

interface Sending {
  readonly request: WriteRequest;
  readonly fact: Shipment;
  readonly record: WooRecord;
}

/**
 * As a fulfilment per parcel where the shop has fulfilments on; else as a custom field with explicit lines, an entry for the
 * Shipment Tracking plug-ins, and a private note. WooCommerce checks no quantities, so they are checked here. With its last unit
 * an order is completed, unless that would mail a buyer nobody meant to mail.
 */
export async function sendShipment(call: WooCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.shipments, request);
  if (fact.state === 'voided' || fact.state === 'pending')
    return ok({ note: 'Not sent off, so nothing to write down.' });
  const record = await readRecord(call, request);
  if (!record.ok) return record;
  const sending = { request, fact, record: record.value };
  const isThere = isWritten(call, sending);
  const problem = isThere ? null : quantityProblem(call, sending);
  if (problem) return failed(problem);
  const written = call.settings.fulfillments
    ? await fulfil(call, sending)
    : await noteDown(call, { ...sending, isThere });
  if (!written.ok) return written;
  const completed = await completeWhenDone(call, sending);
  return completed.ok ? ok({ factRemoteId: request.reference }) : completed;
}

export async function findShipment(call: WooCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const fact = factOf(request.order.shipments, request);
  const record = await readRecord(call, request);
  if (!record.ok) return record;
  const isThere = isWritten(call, { request, fact, record: record.value });
  return ok(isThere ? { factRemoteId: request.reference } : null);
}

async function readRecord(call: WooCall, request: WriteRequest): Promise<Result<WooRecord>> {
  const found = await readWoo(call, { path: orderPath(homeOf(request)), answer: OrderHead });
  if (!found.ok) return found;
  if (!found.value || found.value.value.status === 'trash') return failed(notThere);
  const parts = await withParts(call, found.value.value);
  return parts.ok ? ok(WooRecord.parse(parts.value.body)) : parts;
}

function isWritten({ settings }: WooCall, { request, fact, record }: Sending): boolean {
  if (!settings.fulfillments)
    return metaValue(record.order.meta_data, metaKeys.shipment(request.reference)) !== undefined;
  return fact.parcels.every((_, index) => parcelOf(record, { reference: request.reference, index }) !== undefined);
}

const parcelOf = ({ fulfillments }: WooRecord, { reference, index }: { reference: string; index: number }) =>
  fulfillments.find(
    ({ meta_data, date_deleted }) =>
      !date_deleted &&
      metaText(meta_data, metaKeys.reference) === reference &&
      metaText(meta_data, metaKeys.part) === `parcel-${index + 1}`,
  );

const itemsOf = (items: Parcel['items'], request: WriteRequest) =>
  remoteItems(items, request).map(({ lineId, quantity }) => ({ item_id: Number(lineId), qty: quantity }));

function quantityProblem(call: WooCall, { request, fact, record }: Sending): Problem | null {
  const items = fact.parcels.flatMap((parcel) => parcel.items);
  if (items.length === 0) return withoutLines;
  if (record.order.status === 'cancelled') return cancelledThere;
  const sent = shippedUnits(withoutOwn(record, request), call);
  for (const { item_id, qty } of itemsOf(items, request)) {
    const line = record.order.line_items.find(({ id }) => id === item_id);
    if (!line) return lineGone;
    if (qty + (sent.get(String(item_id)) ?? 0) > line.quantity) return tooMany(line.name);
  }
  return null;
}

/** Of a try that broke off half-way some parcels may be written already. */
const withoutOwn = (record: WooRecord, { reference }: WriteRequest): WooRecord => ({
  ...record,
  fulfillments: record.fulfillments.filter(({ meta_data }) => metaText(meta_data, metaKeys.reference) !== reference),
});

async function fulfil(call: WooCall, { request, fact, record }: Sending): Promise<Result<null>> {
  const path = `${orderPath(String(record.order.id))}/fulfillments`;
  for (const [index, parcel] of fact.parcels.entries()) {
    if (parcelOf(record, { reference: request.reference, index })) continue;
    const json = {
      status: 'fulfilled',
      is_fulfilled: true,
      notify_customer: call.settings.tellBuyer,
      meta_data: fulfillmentMeta(parcel, { request, index }),
    };
    const made = await writeWoo(call, { method: 'POST', path, json, answer: WooFulfillment });
    if (!made.ok) return made;
  }
  return ok(null);
}

const fulfillmentMeta = (parcel: Parcel, { request, index }: { request: WriteRequest; index: number }) => [
  { key: '_items', value: itemsOf(parcel.items, request) },
  ...(parcel.trackingNumber ? [{ key: '_tracking_number', value: parcel.trackingNumber }] : []),
  ...(parcel.trackingUrl ? [{ key: '_tracking_url', value: parcel.trackingUrl }] : []),
  // The shop's own list of carriers is its own; the name is shown as it is.
  { key: '_shipment_provider', value: 'other' },
  { key: '_provider_name', value: parcel.carrier ?? parcel.carrierCode ?? 'Carrier' },
  { key: metaKeys.reference, value: request.reference },
  { key: metaKeys.part, value: `parcel-${index + 1}` },
];

async function noteDown(
  call: WooCall,
  { request, fact, record, isThere }: Sending & { isThere: boolean },
): Promise<Result<unknown>> {
  const orderId = String(record.order.id);
  const at = fact.shippedAt ?? call.now.toISOString();
  const noted: NotedShipment = {
    at,
    parcels: fact.parcels.map((parcel) => ({
      ...carrierOf(parcel),
      ...(parcel.service && { service: parcel.service }),
      ...(parcel.trackingNumber && { tracking_number: parcel.trackingNumber }),
      ...(parcel.trackingUrl && { tracking_url: parcel.trackingUrl }),
      items: itemsOf(parcel.items, request),
    })),
  };
  const json = {
    meta_data: [
      { key: metaKeys.shipment(request.reference), value: noted },
      trackingEntries({ request, fact, record, at }),
    ],
  };
  const written = isThere
    ? ok(null)
    : await writeWoo(call, { method: 'PUT', path: orderPath(orderId), json, answer: WooOrder });
  if (!written.ok) return written;
  return leaveNote(call, { orderId, text: inWords(fact), reference: request.reference });
}

const carrierOf = ({ carrier, carrierCode }: Parcel) => {
  const name = carrier ?? carrierCode;
  return name ? { carrier: name } : {};
};

const trackingField = '_wc_shipment_tracking_items';

/** The list that the Shipment Tracking plug-ins show, with our parcels behind what is there. */
function trackingEntries({ request, fact, record, at }: Sending & { at: string }) {
  const there = z.array(z.unknown()).safeParse(metaValue(record.order.meta_data, trackingField));
  const ours = fact.parcels
    .filter(({ trackingNumber }) => trackingNumber)
    .map((parcel, index) => ({
      tracking_provider: '',
      custom_tracking_provider: parcel.carrier ?? parcel.carrierCode ?? '',
      custom_tracking_link: parcel.trackingUrl ?? '',
      tracking_number: parcel.trackingNumber,
      date_shipped: String(Math.floor(Date.parse(at) / 1000)),
      tracking_id: `${request.reference}-${index + 1}`,
    }));
  return { key: trackingField, value: [...(there.data ?? []), ...ours] };
}

const inWords = ({ parcels }: Shipment) =>
  parcels
    .map(({ carrier, carrierCode, trackingNumber, trackingUrl, items }) => {
      const units = items.map(({ quantity, sku, lineId }) => `${quantity} × ${sku ?? lineId}`).join(', ');
      return `Shipped ${[units, carrier ?? carrierCode, trackingNumber, trackingUrl].filter(Boolean).join(' · ')}`;
    })
    .join('\n');

const mayComplete = ['processing', 'on-hold'];

async function completeWhenDone(call: WooCall, { request }: Sending): Promise<Result<unknown>> {
  const record = await readRecord(call, request);
  if (!record.ok) return record;
  const { order } = record.value;
  const sent = shippedUnits(record.value, call);
  const isAllSent = order.line_items.every(({ id, quantity }) => (sent.get(String(id)) ?? 0) >= quantity);
  const isSilent = order.billing.email === '' || call.settings.tellBuyer;
  const isOpen = mayComplete.includes(order.status) || order.status === call.settings.orderStatus;
  if (!isAllSent || !isSilent || !isOpen) return ok(null);
  const path = orderPath(String(order.id));
  return writeWoo(call, { method: 'PUT', path, json: { status: 'completed' }, answer: WooOrder });
}

const withoutLines: Problem = {
  code: 'destination.withoutLines',
  message: 'The shipment does not say which products it holds, so it cannot be written to WooCommerce.',
  retry: 'never',
};

const cancelledThere: Problem = {
  code: 'destination.orderCancelled',
  message: 'The order is cancelled in WooCommerce, so nothing more can be shipped of it there.',
  advice: 'If a parcel has left already, set the order back to “Processing” in the shop and try again.',
  retry: 'never',
};

const lineGone: Problem = {
  code: 'destination.lineNotFound',
  message: 'A product of this shipment is no longer on the order in WooCommerce.',
  advice: 'Compare the lines of the order in the shop with the order here.',
  retry: 'never',
};

const tooMany = (title: string): Problem => ({
  code: 'destination.quantityTooLarge',
  message: `WooCommerce has fewer of “${title}” left to ship than this shipment holds.`,
  advice: 'Compare the shipments in the shop; somebody may have written it down there by hand.',
  retry: 'never',
});
