import { defineConnector } from '../contract';
import { Credentials, connectHelp, fields, Settings } from './account';
import { codes } from './codes';
import { getOrder } from './get-order';
import { listOrders } from './list-orders';
import { probeAccount } from './probe-account';
import { read } from './read';
import { usualPausesMs } from './send-feed';
import { findCancellation, writeCancellation } from './write-cancellation';
import { findRefund, writeRefund } from './write-refund';
import { findShipment, writeShipment } from './write-shipment';

/** @param feedPausesMs pauses between looks at a file Amazon is working on. */
export const amazonWith = ({ feedPausesMs: pausesMs }: { feedPausesMs: readonly number[] }) =>
  defineConnector({
    id: 'amazon',
    name: 'Amazon',
    summary: 'Orders of your Amazon marketplaces; tells Amazon shipments, cancellations and refunds.',
    kind: 'marketplace',
    credentials: Credentials,
    settings: Settings,
    fields,
    connectHelp,
    codes,
    tells: [
      { operation: 'order', note: 'Once Amazon has released it: before that it has no price and no address.' },
      { operation: 'update' },
      { operation: 'cancellation', note: 'A buyer’s request first, then what became of it.' },
      { operation: 'shipment' },
      { operation: 'label', note: 'Of shipments bought through Amazon.' },
    ],
    read,
    listOrders: ({ cursor, window, ...call }) => listOrders(call, { cursor, ...(window && { window }) }),
    getOrder: ({ idOrNumber, ...call }) => getOrder(call, idOrNumber),
    lifecycle: {
      // An order that waits for its payment does not reach us.
      shipment: { cancelled: 'never' },
      cancellation: { partlyShipped: 'never', shipped: 'never', closed: 'never' },
      refund: { open: 'never', cancelled: 'never' },
    },
    writes: {
      shipment: {
        write: writeShipment,
        find: findShipment,
        note: 'Every parcel needs a carrier and a tracking number.',
      },
      cancellation: {
        write: (call, request) => writeCancellation(call, { request, pausesMs }),
        find: findCancellation,
        partial: false,
        note: 'Whole orders only, by a file that Amazon works through within minutes.',
      },
      refund: {
        write: (call, request) => writeRefund(call, { request, pausesMs }),
        find: findRefund,
        note: 'Amazon pays the buyer, by a file that it works through within minutes.',
      },
    },
    test: probeAccount,
    // Reading an order is allowed every two seconds, and every write reads first.
    limits: { concurrency: 2, perSecond: 0.5 },
    // Amazon allows a page of orders about every three minutes.
    pollSeconds: 300,
  });

export const amazon = amazonWith({ feedPausesMs: usualPausesMs });
