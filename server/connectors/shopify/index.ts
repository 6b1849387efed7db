import { defineConnector } from '../contract';
import { Credentials, connectHelp, fields, Settings } from './account';
import { codes } from './codes';
import { createOrder } from './create-order';
import { findOrder } from './find-own-order';
import { getOrder } from './get-order';
import { listOrders } from './list-orders';
import { probeShop } from './probe-shop';
import { read } from './read';
import { webhook } from './webhook';
import { findCancellation, writeCancellation } from './write-cancellation';
import { findLabel, writeLabel } from './write-label';
import { findRefund, writeRefund } from './write-refund';
import { findReturn, writeReturn } from './write-return';
import { findShipment, writeShipment } from './write-shipment';
import { writeUpdate } from './write-update';

export const shopify = defineConnector({
  id: 'shopify',
  name: 'Shopify',
  summary: 'Commerce platform. Takes orders, tells shipments, cancellations, returns and refunds.',
  kind: 'shop',
  credentials: Credentials,
  settings: Settings,
  fields,
  connectHelp,
  codes,
  tells: [
    { operation: 'order' },
    { operation: 'update' },
    { operation: 'cancellation' },
    { operation: 'shipment' },
    { operation: 'return' },
    { operation: 'refund' },
  ],
  read,
  webhook,
  listOrders: ({ cursor, window, ...call }) => listOrders(call, { cursor, ...(window && { window }) }),
  getOrder: ({ idOrNumber, ...call }) => getOrder(call, idOrNumber),
  lifecycle: { shipment: { cancelled: 'never' }, cancellation: { shipped: 'never', closed: 'never' } },
  writes: {
    order: {
      write: createOrder,
      find: findOrder,
      customLines: { note: 'With title and price, but without a product: no stock moves.' },
      note: 'Trial and development stores take five new orders a minute.',
    },
    update: {
      write: writeUpdate,
      idempotent: true,
      note: 'Tags are added, never removed; quantities must be changed in Shopify.',
    },
    cancellation: { write: writeCancellation, find: findCancellation },
    shipment: { write: writeShipment, find: findShipment },
    return: { write: writeReturn, find: findReturn, note: 'Only what was shipped in Shopify can come back there.' },
    refund: {
      write: writeRefund,
      find: findRefund,
      note: 'Money that moved at the marketplace is written down, not paid again.',
    },
    label: {
      write: writeLabel,
      find: findLabel,
      note: 'Kept as a link, or as Base64 up to 45 KB, in a metafield of the order.',
    },
  },
  test: probeShop,
  // A bucket of points refills by 100 a second on the smallest plan; reading an order whole takes 20 to 60.
  limits: { concurrency: 4, perSecond: 4 },
});
