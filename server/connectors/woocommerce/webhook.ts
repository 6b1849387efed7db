import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { ConnectorSpec } from '../contract';
import type { Credentials, Settings } from './account';

type Webhook = NonNullable<ConnectorSpec<typeof Credentials, typeof Settings>['webhook']>;

/** Enough to name a message; the whole is read in `read`. A deleted order is only its id. */
const Told = z.object({ id: z.number().int().positive(), date_modified_gmt: z.string().nullish() });

/** WooCommerce REST API v3, Webhooks, and class-wc-webhook.php. */
export const webhook: Webhook = {
  verify({ rawBody, headers, credentials }) {
    const given = Buffer.from(headers['x-wc-webhook-signature'] ?? '');
    if (!credentials.webhookSecret || given.length === 0) return false;
    const digest = createHmac('sha256', credentials.webhookSecret).update(rawBody).digest('base64');
    const right = Buffer.from(digest);
    return given.length === right.length && timingSafeEqual(given, right);
  },
  keepHeaders: ['x-wc-webhook-topic', 'x-wc-webhook-source'],
  identify(message, rawSha256) {
    const topic = message.headers['x-wc-webhook-topic'] ?? 'unknown';
    const told = Told.safeParse(message.body);
    if (!told.success) return { topic, dedupeKey: `${topic}:${rawSha256}`, orderId: null };
    const { id, date_modified_gmt } = told.data;
    // Not X-WC-Webhook-Delivery-ID: it is made of the webhook and the second, and two orders of one second share it.
    return { topic, dedupeKey: `${topic}:${id}:${date_modified_gmt ?? ''}:${rawSha256}`, orderId: String(id) };
  },
  /** On activation the shop posts `webhook_id=1` as a form, unsigned, and gives the webhook up unless it is answered. */
  greet({ method, rawBody }) {
    const isPing = method === 'POST' && rawBody.length < 64 && /^webhook_id=\d+$/.test(Buffer.from(rawBody).toString());
    return isPing ? { status: 200, body: '{"ok":true}' } : null;
  },
  setupHelp: `1. In WordPress open **WooCommerce → Settings → Advanced → Webhooks** and choose **Add webhook**.
2. Set **Status** to Active, **Topic** to *Order created*, **Delivery URL** to the address above, **API version** to *WP REST API
   Integration v3*, and **Secret** to the webhook secret given here. Save.
3. Do the same with the topics *Order updated*, *Order deleted* and *Order restored*.

WooCommerce sends a message once and never again, and switches a webhook off after five failures in a row; polling finds what it missed.`,
};
