import { defineConnector } from '../contract';
import { Credentials, connectHelp, fields, Settings } from './account';
import { codes } from './codes';
import { getOrder } from './get-order';
import { listOrders } from './list-orders';
import { probeAccount } from './probe-account';
import { read } from './read';
import { findCancellation, sendCancellation } from './send-cancellation';
import { acceptedLabels, findLabel, sendLabel } from './send-label';
import { findRefund, sendRefund } from './send-refund';
import { findReturn, sendReturn } from './send-return';
import { findShipment, sendShipment } from './send-shipment';
import { lifecycle } from './states';
import { updateOrder } from './update-order';

/** Any marketplace that runs on Mirakl, by its seller API (MMP). README.md says what differs between them. */
export const mirakl = defineConnector({
  id: 'mirakl',
  name: 'Mirakl',
  summary: 'Marketplaces run on Mirakl: Best Buy Canada, Decathlon, Leroy Merlin, Myer and some hundred more.',
  kind: 'marketplace',
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
    { operation: 'label', note: 'Documents of the types you name; the buyer’s return label as a link.' },
  ],
  read,
  listOrders,
  getOrder,
  test: probeAccount,
  lifecycle,
  writes: {
    update: {
      write: updateOrder,
      // Written twice it says the same.
      idempotent: true,
      note: 'Into custom fields of the marketplace, as far as you name them.',
    },
    cancellation: { write: sendCancellation, find: findCancellation },
    shipment: {
      write: sendShipment,
      find: findShipment,
      note: 'Parts and several parcels need the marketplace’s multi-shipment feature.',
    },
    return: { write: sendReturn, find: findReturn },
    refund: { write: sendRefund, find: findRefund, note: 'The marketplace pays the buyer.' },
    label: { write: sendLabel, find: findLabel, formats: acceptedLabels },
  },
  limits: { concurrency: 4 },
  // External partners may ask every fifteen minutes (OR11, Call Frequency).
  pollSeconds: 900,
});
