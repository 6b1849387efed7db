import { anyWords } from '../codes';
import { defineConnector } from '../contract';
import { accountOf, getOrderOf, listOrdersOf } from '../simulator-kit/demo-api/client-reading';
import { sendCancellationTo, sendLabelTo, sendRefundTo, sendReturnTo } from '../simulator-kit/demo-api/client-writing';
import { DemoCredentials, DemoSettings, demoFields, demoWebhook } from '../simulator-kit/demo-api/demo-webhook';
import { acceptedLabels } from '../simulator-kit/demo-api/fact-routes';
import { findFactAt } from '../simulator-kit/demo-api/find-fact';
import { readDemoMessage } from '../simulator-kit/demo-api/read-demo-message';
import { toNews } from './sandbox-store-order';
import { changeStoreOrder, channel, createStoreOrder, findStoreOrder } from './store-writing';
import { StoreOrder } from './wire';

/** The demo's shop: takes orders by SKU, ships them, and tells what happens to them. */
export const sandboxStore = defineConnector({
  id: 'sandbox-store',
  name: 'Demo store',
  summary: 'A made-up shop on this computer that fulfils orders, to try things out on.',
  kind: 'shop',
  credentials: DemoCredentials,
  settings: DemoSettings,
  fields: demoFields,
  connectHelp:
    'The demo connects its own store by itself. Its address, key and signing secret are in the file `keys.json` of the demo.',
  codes: {
    cancelReason: anyWords('The store is told the reason as it is.'),
    returnReason: anyWords('The store is told the reason as it is.'),
    refundReason: anyWords('The store is told the reason as it is.'),
  },
  tells: [
    { operation: 'order' },
    { operation: 'cancellation' },
    { operation: 'shipment' },
    { operation: 'return' },
    { operation: 'refund' },
    { operation: 'label' },
  ],

  read: (message, { connectionId, settings: { baseUrl } }) =>
    readDemoMessage(message, {
      schema: StoreOrder,
      channel: channel.name,
      toNews: (order) => toNews(order, { connectionId, baseUrl }),
    }),
  webhook: demoWebhook,
  listOrders: listOrdersOf(channel),
  getOrder: getOrderOf(channel),
  test: accountOf(channel),
  lifecycle: { cancellation: { shipped: 'never', closed: 'never' } },
  writes: {
    order: {
      write: createStoreOrder,
      find: findStoreOrder,
      customLines: { note: 'With title and price, but without a product: no stock moves.' },
      note: 'Every SKU must be in its catalogue.',
    },
    update: { write: changeStoreOrder, idempotent: true, note: 'Tags, note, addresses and buyer; not the lines.' },
    cancellation: { write: sendCancellationTo(channel), find: findFactAt(channel, 'cancellation') },
    return: {
      write: sendReturnTo(channel),
      find: findFactAt(channel, 'return'),
      note: 'Recorded once the goods are back.',
    },
    refund: { write: sendRefundTo(channel), find: findFactAt(channel, 'refund') },
    label: { write: sendLabelTo(channel), find: findFactAt(channel, 'label'), formats: acceptedLabels },
  },
  loopback: true,
});
