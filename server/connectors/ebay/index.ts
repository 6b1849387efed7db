import { defineConnector } from '../contract';
import { Credentials, connectHelp, fields, Settings } from './account';
import { codes } from './codes';
import { getOrder } from './get-order';
import { listOrders } from './list-orders';
import { probeAccount } from './probe-account';
import { read } from './read';
import { lifecycle } from './standing';
import { webhook } from './webhook';
import { findCancellation, writeCancellation } from './write-cancellation';
import { findRefund, writeRefund } from './write-refund';
import { findReturn, writeReturn } from './write-return';
import { findShipment, writeShipment } from './write-shipment';

export const ebay = defineConnector({
  id: 'ebay',
  name: 'eBay',
  summary: 'Orders of your eBay account; tells eBay shipments, cancellations, returns and refunds.',
  kind: 'marketplace',
  credentials: Credentials,
  settings: Settings,
  fields,
  connectHelp,
  codes,
  tells: [
    { operation: 'order' },
    { operation: 'update' },
    {
      operation: 'cancellation',
      partial: false,
      note: 'A buyer’s request first, then what became of it. Whole orders only; eBay pays the buyer back itself.',
    },
    { operation: 'shipment' },
    { operation: 'return', note: 'Opened by the buyer; eBay is told whether it is approved and when it is back.' },
    { operation: 'refund', note: 'eBay pays the buyer, within the hour.' },
  ],
  read,
  webhook,
  listOrders: ({ cursor, window, ...call }) => listOrders(call, { cursor, ...(window && { window }) }),
  getOrder: ({ idOrNumber, ...call }) => getOrder(call, idOrNumber),
  lifecycle,
  writes: {
    shipment: { write: writeShipment, find: findShipment, note: 'Tracking numbers in letters and digits only.' },
    cancellation: { write: writeCancellation, find: findCancellation, partial: false },
    return: { write: writeReturn, find: findReturn },
    refund: { write: writeRefund, find: findRefund },
  },
  test: probeAccount,
  // Five calls at once are well within what eBay's quotas per day allow.
  limits: { concurrency: 5, perSecond: 10 },
});
