import type { Operation } from '../../../nodes/capability';
import type { Place } from './sample-places';

const place = (path: string, example: string): Place => ({ path, example });

const orderPlaces: readonly Place[] = [
  place('reference', 'our own reference, never used twice'),
  place('order.source.number', 'order number'),
  place('order.source.orderId', 'order id at its source'),
  place('order.placedAt', 'when it was placed'),
  place('order.currency', 'EUR'),
  place('order.totals.total', 'total'),
  place('order.totals.shipping', 'delivery price'),
  place('order.totals.discount', 'all discounts'),
  place('order.totals.tax', 'all tax'),
  place('order.buyer.name', 'buyer'),
  place('order.buyer.email', 'email'),
  place('order.buyer.phone', 'phone'),
  ...(['shipTo', 'billTo'] as const).flatMap((who) =>
    ['name', 'company', 'lines[0]', 'lines[1]', 'city', 'region', 'postcode', 'country', 'phone'].map((part) =>
      place(`order.${who}.${part}`, who === 'shipTo' ? 'ship to' : 'bill to'),
    ),
  ),
  place('order.shippingMethod', 'shipping method'),
  place('order.tags', 'tags'),
  place('order.note', 'note'),
  place('order.lines[].sku', 'SKU of each line'),
  place('order.lines[].title', 'title of each line'),
  place('order.lines[].quantity', 'quantity of each line'),
  place('order.lines[].unitPrice', 'price of one, each line'),
  place('order.lines[].total', 'price of each line'),
  place('order.lines[].id', 'id of each line'),
];

const factPlaces: Readonly<Record<Operation, readonly Place[]>> = {
  order: [],
  update: [],
  shipment: [
    place('fact.parcels[0].carrier', 'carrier'),
    place('fact.parcels[0].trackingNumber', 'tracking number'),
    place('fact.parcels[0].trackingUrl', 'tracking link'),
    place('fact.shippedAt', 'when it was shipped'),
    place('fact.parcels[0].items[].sku', 'SKU of each item'),
    place('fact.parcels[0].items[].quantity', 'quantity of each item'),
    place('fact.parcels[0].items[].lineId', 'line of each item'),
  ],
  cancellation: [
    place('fact.reason', 'reason'),
    place('fact.items[].sku', 'SKU of each item'),
    place('fact.items[].quantity', 'quantity of each item'),
    place('fact.items[].lineId', 'line of each item'),
  ],
  return: [
    place('fact.number', 'return number'),
    place('fact.items[].sku', 'SKU of each item'),
    place('fact.items[].quantity', 'quantity of each item'),
    place('fact.items[].reason', 'reason of each item'),
  ],
  refund: [place('fact.amount', 'amount'), place('fact.reason', 'reason')],
  label: [place('fact.data', 'the label, Base64'), place('fact.mediaType', 'its type')],
};

/** What we know of an order when we write to another system, as places to pick from. */
export const knownPlaces = (operation: Operation): readonly Place[] => [
  ...factPlaces[operation],
  ...(operation === 'order' ? [] : [place('link.remoteId', 'its id there')]),
  ...orderPlaces,
];
