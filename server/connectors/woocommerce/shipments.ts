import { z } from 'zod';
import type { LineQuantity, Parcel, Shipment } from '../../../nodes/order/order';
import type { About } from './account';
import { metaKeys, metaText, metaValue } from './meta';
import type { WooRecord } from './record';
import type { WooFulfillment, WooMeta, WooOrder } from './wire';

/** What we write into an order of a shop without fulfilments; see send-shipment.ts. */
export const NotedShipment = z.object({
  at: z.iso.datetime(),
  parcels: z
    .array(
      z.object({
        carrier: z.string().optional(),
        service: z.string().optional(),
        tracking_number: z.string().optional(),
        tracking_url: z.string().optional(),
        items: z.array(z.object({ item_id: z.number().int(), qty: z.number().positive() })),
      }),
    )
    .min(1),
});
export type NotedShipment = z.infer<typeof NotedShipment>;

/** Of an order that was completed with units nobody had written down as sent. */
export const restId = 'completed';

/**
 * From three places: fulfilments, where the shop has them on; our own notes, where it has not; and the status: completing an order
 * says that the rest of it is on its way, with the tracking numbers that the Shipment Tracking plug-ins keep.
 */
export function toShipments(record: WooRecord, about: About): Shipment[] {
  const told = [...fromFulfillments(record, about), ...fromNotes(record, about)];
  const rest = record.order.status === 'completed' ? restOf(record.order, { told, about }) : null;
  return rest ? [...told, rest] : told;
}

/** Units per line that have left. */
export function shippedUnits(record: WooRecord, about: About): ReadonlyMap<string, number> {
  return unitsIn([...fromFulfillments(record, about), ...fromNotes(record, about)]);
}

/** One each; but those that we made of one shipment's parcels are that one shipment again. */
function fromFulfillments({ order, fulfillments }: WooRecord, about: About): Shipment[] {
  const shipments = new Map<string, Shipment>();
  for (const fulfillment of fulfillments) {
    const items = itemsIn(metaValue(fulfillment.meta_data, '_items'), order);
    if (fulfillment.date_deleted || items.length === 0) continue;
    const shipment = toShipment(fulfillment, { order, items, about });
    const known = shipments.get(shipment.id);
    shipments.set(shipment.id, known ? { ...known, parcels: [...known.parcels, ...shipment.parcels] } : shipment);
  }
  return [...shipments.values()];
}

function toShipment(
  { id, is_fulfilled, meta_data }: WooFulfillment,
  { order, items, about }: { order: WooOrder; items: LineQuantity[]; about: About },
): Shipment {
  const shippedAt = is_fulfilled ? siteTime(metaText(meta_data, '_date_fulfilled'), order) : null;
  return {
    ...named(metaText(meta_data, metaKeys.reference) ?? String(id), about),
    state: is_fulfilled ? 'shipped' : 'pending',
    parcels: [{ ...trackingIn(meta_data), items }],
    ...(shippedAt && { shippedAt }),
  };
}

function trackingIn(meta: readonly WooMeta[]): Omit<Parcel, 'items'> {
  const code = metaText(meta, '_shipment_provider');
  const carrier = metaText(meta, '_provider_name') ?? code;
  const trackingNumber = metaText(meta, '_tracking_number');
  const trackingUrl = metaText(meta, '_tracking_url');
  return {
    ...(carrier && { carrier }),
    ...(code && code !== carrier && { carrierCode: code }),
    ...(trackingNumber && { trackingNumber }),
    ...(trackingUrl && { trackingUrl }),
  };
}

const Items = z.array(z.object({ item_id: z.number().int(), qty: z.number().positive() }));

function itemsIn(value: unknown, { line_items }: WooOrder): LineQuantity[] {
  return (Items.safeParse(value).data ?? []).map(({ item_id, qty }) => {
    const sku = line_items.find(({ id }) => id === item_id)?.sku;
    return { lineId: String(item_id), ...(sku && { sku }), quantity: qty };
  });
}

function fromNotes({ order }: WooRecord, about: About): Shipment[] {
  return order.meta_data.flatMap(({ key, value }) => {
    const [, reference] = /^_sluice_shipment_(\w+)$/.exec(key) ?? [];
    const noted = NotedShipment.safeParse(value);
    return reference && noted.success ? [fromNote(noted.data, { reference, order, about })] : [];
  });
}

const fromNote = (
  { at, parcels }: NotedShipment,
  { reference, order, about }: { reference: string; order: WooOrder; about: About },
): Shipment => ({
  ...named(reference, about),
  state: 'shipped',
  parcels: parcels.map(({ carrier, service, tracking_number, tracking_url, items }) => ({
    ...(carrier && { carrier }),
    ...(service && { service }),
    ...(tracking_number && { trackingNumber: tracking_number }),
    ...(tracking_url && { trackingUrl: tracking_url }),
    items: itemsIn(items, order),
  })),
  shippedAt: at,
});

/** The entries of “Shipment Tracking” and its likes: which units are in which parcel they do not say. */
const Trackings = z.array(
  z.object({
    tracking_provider: z.string().nullish(),
    custom_tracking_provider: z.string().nullish(),
    tracking_number: z.coerce.string().nullish(),
    custom_tracking_link: z.string().nullish(),
  }),
);

function restOf(order: WooOrder, { told, about }: { told: readonly Shipment[]; about: About }): Shipment | null {
  const sent = unitsIn(told);
  const items = order.line_items
    .map(({ id, sku, quantity }) => ({
      lineId: String(id),
      ...(sku && { sku }),
      quantity: quantity - (sent.get(String(id)) ?? 0),
    }))
    .filter(({ quantity }) => quantity > 0);
  if (items.length === 0) return null;
  const [first, ...others] = (Trackings.safeParse(metaValue(order.meta_data, '_wc_shipment_tracking_items')).data ?? [])
    .map((entry) => trackingOf(entry))
    .filter(({ trackingNumber }) => trackingNumber);
  return {
    ...named(restId, about),
    state: 'shipped',
    parcels: [{ ...first, items }, ...others.map((tracking) => ({ ...tracking, items: [] }))],
    shippedAt: order.date_completed_gmt ?? order.date_modified_gmt,
  };
}

function trackingOf(entry: z.infer<typeof Trackings>[number]): Omit<Parcel, 'items'> {
  const carrier = entry.custom_tracking_provider || entry.tracking_provider;
  return {
    ...(carrier && { carrier }),
    ...(entry.tracking_number && { trackingNumber: entry.tracking_number }),
    ...(entry.custom_tracking_link && { trackingUrl: entry.custom_tracking_link }),
  };
}

/** "2026-05-01 14:00:00" by the shop's clock; the order's own two times tell how far that is from UTC. */
function siteTime(text: string | null, { date_modified, date_modified_gmt }: WooOrder): string | null {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)/.exec(text ?? '') ?? [];
  if (!day || !time) return null;
  const offset = date_modified ? Date.parse(`${date_modified.slice(0, 19)}Z`) - Date.parse(date_modified_gmt) : 0;
  return new Date(Date.parse(`${day}T${time}Z`) - (offset || 0)).toISOString();
}

function unitsIn(shipments: readonly Shipment[]): Map<string, number> {
  const units = new Map<string, number>();
  for (const { state, parcels } of shipments) {
    if (state !== 'shipped') continue;
    for (const { lineId = '', quantity } of parcels.flatMap(({ items }) => items)) {
      units.set(lineId, (units.get(lineId) ?? 0) + quantity);
    }
  }
  return units;
}

const named = (id: string, { connectionId }: About) => ({ id, externalIds: { [connectionId]: id } });
