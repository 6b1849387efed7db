import { anyWords } from '../codes';
import { defineConnector } from '../contract';
import { Credentials, connectHelp, fields, Settings } from './account';
import { createOrder } from './create-order';
import { findOrder } from './find-order';
import { getOrder } from './get-order';
import { listOrders } from './list-orders';
import { probeShop } from './probe-shop';
import { read } from './read';
import { findCancellation, sendCancellation } from './send-cancellation';
import { findLabel, sendLabel } from './send-label';
import { findRefund, sendRefund } from './send-refund';
import { findShipment, sendShipment } from './send-shipment';
import { updateOrder } from './update-order';
import { webhook } from './webhook';

/** WooCommerce, REST API v3. README.md says what the shop has to have and what it cannot do. */
export const woocommerce = defineConnector({
  id: 'woocommerce',
  name: 'WooCommerce',
  summary: 'A shop on WordPress with WooCommerce.',
  kind: 'shop',
  credentials: Credentials,
  settings: Settings,
  fields,
  connectHelp,
  codes: {
    carrier: anyWords('WooCommerce is told the carrier’s name as it is.'),
    cancelReason: anyWords('WooCommerce is told the reason as it is.'),
    refundReason: anyWords('WooCommerce is told the reason as it is.'),
  },
  tells: [
    { operation: 'order' },
    { operation: 'update' },
    { operation: 'cancellation', partial: false, note: 'Whole orders only.' },
    {
      operation: 'shipment',
      note: 'Completing an order says that the rest of it has left; parts and tracking numbers come from Fulfilments or a tracking plug-in.',
    },
    { operation: 'refund' },
  ],
  read,
  webhook,
  listOrders,
  getOrder,
  test: probeShop,
  lifecycle: { shipment: { cancelled: 'never' }, cancellation: { shipped: 'never', closed: 'never' } },
  writes: {
    order: {
      write: createOrder,
      find: findOrder,
      customLines: { note: 'With title and price, but without a product: no stock moves.' },
    },
    update: {
      write: updateOrder,
      // Written twice it says the same, and a note carries its own mark.
      idempotent: true,
      note: 'Tags, custom fields, notes, address and payment; changed products are left to a person.',
    },
    cancellation: { write: sendCancellation, find: findCancellation, partial: false, note: 'Whole orders only.' },
    shipment: {
      write: sendShipment,
      find: findShipment,
      note: 'As a fulfilment where the shop has them on, else as a private note and a custom field.',
    },
    refund: {
      write: sendRefund,
      find: findRefund,
      note: 'Written down; money moves only if the shop itself was paid.',
    },
    label: {
      write: sendLabel,
      find: findLabel,
      note: 'As a link in a private note, or as Base64 in a custom field.',
    },
  },
  limits: { concurrency: 4 },
});
