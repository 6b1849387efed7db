import { z } from 'zod';
import { ok } from '../../../nodes/problem';
import { defineConnector } from '../contract';
import { isStandardWebhookValid } from '../standard-webhooks';
import { findFact } from './find-fact';
import { getMarketOrder, listMarketOrders, marketAccount } from './market-reading';
import { sendCancellation, sendLabel, sendRefund, sendReturn, sendShipment } from './market-writing';
import { readMarketMessage } from './read-market-message';

/** The demo's marketplaces: a made-up channel with a plausible interface, spoken to by real HTTP. */
export const sandboxMarket = defineConnector({
  id: 'sandbox-market',
  name: 'Demo marketplace',
  summary: 'A made-up marketplace on this computer, to try things out on.',
  kind: 'marketplace',
  credentials: z.object({
    apiKey: z.string().min(1, 'Please paste the key.'),
    webhookSecret: z.string().regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'The signing secret begins with whsec_.'),
  }),
  settings: z.object({ baseUrl: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')) }),
  fields: {
    baseUrl: { label: 'Address', placeholder: 'http://127.0.0.1:4101', input: 'url' },
    apiKey: { label: 'API key', input: 'password' },
    webhookSecret: {
      label: 'Signing secret',
      help: 'Proves that messages come from this marketplace.',
      input: 'password',
    },
  },
  connectHelp:
    'The demo connects its own marketplaces by itself. Their address, key and signing secret are printed when the demo starts.',
  tells: [
    { operation: 'order' },
    { operation: 'cancellation' },
    { operation: 'shipment' },
    { operation: 'return' },
    { operation: 'refund' },
    { operation: 'label' },
  ],

  read: readMarketMessage,
  webhook: {
    verify: ({ rawBody, headers, credentials, now }) =>
      isStandardWebhookValid({ rawBody, headers, secret: credentials.webhookSecret, now }),
    keepHeaders: ['webhook-id', 'webhook-timestamp'],
    identify(message, rawSha256) {
      const envelope = Envelope.safeParse(message.body);
      return {
        topic: envelope.success ? envelope.data.type : 'unknown',
        dedupeKey: message.headers['webhook-id'] ?? rawSha256,
        orderId: envelope.success ? envelope.data.data.order.id : null,
      };
    },
    setupHelp: 'The demo tells its marketplaces our address by itself.',
  },

  listOrders: listMarketOrders,
  getOrder: getMarketOrder,
  async test(call) {
    const account = await marketAccount(call);
    return account.ok ? ok({ account: account.value }) : account;
  },
  writes: {
    shipment: { write: sendShipment, find: findFact('shipment') },
    cancellation: { write: sendCancellation, find: findFact('cancellation') },
    return: { write: sendReturn, find: findFact('return'), note: 'Recorded once the goods are back.' },
    refund: { write: sendRefund, find: findFact('refund') },
    label: { write: sendLabel, find: findFact('label'), formats: ['application/pdf', 'image/png', 'application/zpl'] },
  },
  pollSeconds: 600,
  loopback: true,
});

/** Enough of a message to name it; the whole is read in `read`. */
const Envelope = z.object({ type: z.string(), data: z.object({ order: z.object({ id: z.string().min(1) }) }) });
