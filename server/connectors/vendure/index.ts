import { anyWords } from '../codes';
import { defineConnector } from '../contract';
import { Credentials, connectHelp, fields, Settings } from './account';
import { createOrder } from './create-order';
import { findOrder } from './find-order';
import { followOrders } from './follow-orders';
import { getOrder } from './get-order';
import { listWindow } from './list-orders';
import { probeShop } from './probe-shop';
import { read } from './read';
import { webhook } from './webhook';
import { findCancellation, writeCancellation } from './write-cancellation';
import { findLabel, writeLabel } from './write-label';
import { findRefund, writeRefund } from './write-refund';
import { findReturn, writeReturn } from './write-return';
import { findShipment, writeShipment } from './write-shipment';
import { writeUpdate } from './write-update';

export const vendure = defineConnector({
  id: 'vendure',
  name: 'Vendure',
  summary: 'Open-source commerce platform. Takes orders, tells shipments, cancellations and refunds.',
  kind: 'shop',
  credentials: Credentials,
  settings: Settings,
  fields,
  connectHelp,
  codes: {
    carrier: anyWords('Vendure is told the carrier’s name as it is.'),
    cancelReason: anyWords('Vendure is told the reason as it is.'),
    returnReason: anyWords('Vendure is told the reason as it is.'),
    refundReason: anyWords('Vendure is told the reason as it is.'),
  },
  tells: [
    { operation: 'order' },
    { operation: 'update' },
    { operation: 'cancellation' },
    { operation: 'shipment' },
    { operation: 'return', note: 'Items cancelled in Vendure after they were shipped arrive as a return.' },
    { operation: 'refund' },
  ],
  read,
  webhook,
  listOrders: ({ cursor, window, ...call }) =>
    window ? listWindow(call, { cursor, window }) : followOrders(call, { cursor }),
  getOrder: ({ idOrNumber, ...call }) => getOrder(call, idOrNumber),
  lifecycle: { shipment: { payment: 'wait', cancelled: 'never' } },
  writes: {
    order: {
      write: createOrder,
      find: findOrder,
      customLines: {
        note: 'As a surcharge with title and price, beside at least one product: no stock moves, and what happens to it later is not told to Vendure.',
        standsBeside: true,
      },
    },
    update: {
      write: writeUpdate,
      idempotent: true,
      note: 'Addresses until something is packed, tags and other fields; quantities must be changed in Vendure.',
    },
    cancellation: { write: writeCancellation, find: findCancellation },
    shipment: { write: writeShipment, find: findShipment },
    return: {
      write: writeReturn,
      find: findReturn,
      note: 'Goods that are back are taken off the order there; before that a note tells of them.',
    },
    refund: {
      write: writeRefund,
      find: findRefund,
      note: 'Money that moved at the marketplace is written down, not paid again.',
    },
    label: {
      write: writeLabel,
      find: findLabel,
      note: 'In a text field of the order: a link, or the label itself up to 65 KB; else a link in a note.',
    },
  },
  test: probeShop,
  limits: { concurrency: 4 },
  ownLimits: [
    {
      what: 'Items in one order',
      where: 'orderOptions.orderItemsLimit in the shop’s configuration (vendure-config.ts)',
    },
    { what: 'Items of one product', where: 'orderOptions.orderLineItemsLimit in the same place' },
  ],
});
