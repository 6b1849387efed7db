import { anyWords } from '../codes';
import { defineConnector } from '../contract';
import { accountOf, getOrderOf, listOrdersOf } from '../simulator-kit/demo-api/client-reading';
import {
  sendCancellationTo,
  sendLabelTo,
  sendRefundTo,
  sendReturnTo,
  sendShipmentTo,
} from '../simulator-kit/demo-api/client-writing';
import { DemoCredentials, DemoSettings, demoFields, demoWebhook } from '../simulator-kit/demo-api/demo-webhook';
import { acceptedLabels } from '../simulator-kit/demo-api/fact-routes';
import { findFactAt } from '../simulator-kit/demo-api/find-fact';
import { readDemoMessage } from '../simulator-kit/demo-api/read-demo-message';
import { toNews } from './sandbox-market-order';
import { MarketOrder } from './wire';

const channel = { name: 'The marketplace', base: '/v1' };

/** The demo's marketplaces: a made-up channel with a plausible interface, spoken to by real HTTP. */
export const sandboxMarket = defineConnector({
  id: 'sandbox-market',
  name: 'Demo marketplace',
  summary: 'A made-up marketplace on this computer, to try things out on.',
  kind: 'marketplace',
  credentials: DemoCredentials,
  settings: DemoSettings,
  fields: demoFields,
  connectHelp:
    'The demo connects its own marketplaces by itself. Their address, key and signing secret are in the file `keys.json` of the demo.',
  codes: {
    carrier: anyWords('The marketplace is told the carrier’s name as it is.'),
    cancelReason: anyWords('The marketplace is told the reason as it is.'),
    returnReason: anyWords('The marketplace is told the reason as it is.'),
    refundReason: anyWords('The marketplace is told the reason as it is.'),
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
      schema: MarketOrder,
      channel: channel.name,
      toNews: (order) => toNews(order, { connectionId, baseUrl }),
    }),
  webhook: demoWebhook,
  listOrders: listOrdersOf(channel),
  getOrder: getOrderOf(channel),
  test: accountOf(channel),
  lifecycle: { shipment: { cancelled: 'never' }, cancellation: { shipped: 'never', closed: 'never' } },
  writes: {
    shipment: { write: sendShipmentTo(channel), find: findFactAt(channel, 'shipment') },
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
