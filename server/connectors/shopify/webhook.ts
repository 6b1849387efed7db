import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { ConnectorSpec } from '../contract';
import type { Credentials, Settings } from './account';

type Webhook = NonNullable<ConnectorSpec<typeof Credentials, typeof Settings>['webhook']>;

/** Shopify's newer product names the same headers without the "X-". */
const header = (headers: Readonly<Record<string, string>>, name: string) =>
  headers[`x-shopify-${name}`] ?? headers[`shopify-${name}`];

export const webhook: Webhook = {
  verify({ rawBody, headers, credentials }) {
    const given = Buffer.from(header(headers, 'hmac-sha256') ?? '', 'base64');
    if (!credentials.webhookSecret) return false;
    const right = createHmac('sha256', credentials.webhookSecret).update(rawBody).digest();
    return given.length === right.length && timingSafeEqual(right, given);
  },
  keepHeaders: ['x-shopify-topic', 'shopify-topic', 'x-shopify-triggered-at', 'shopify-triggered-at'],
  /** One event reaches each subscription under the same event id, and each delivery is tried up to nine times. */
  identify({ headers, body }, rawSha256) {
    const topic = header(headers, 'topic') ?? 'unknown';
    const event = header(headers, 'event-id') ?? header(headers, 'webhook-id') ?? rawSha256;
    return { topic, dedupeKey: `${topic}:${event}`, orderId: orderIdIn({ topic, body }) };
  },
  setupHelp: `In the Shopify admin open **Settings → Notifications → Webhooks** and create one for each of *Order creation*,
*Order update*, *Order cancellation*, *Fulfillment creation*, *Fulfillment update*, *Refund create* and *Return* events, as JSON, with this
address. At the bottom of that page stands the secret they are signed with: paste it into this connection.`,
};

const Id = z.union([z.number(), z.string()]).transform(String);
const OrderBody = z.union([
  z.object({ admin_graphql_api_id: z.string() }).transform(({ admin_graphql_api_id }) => admin_graphql_api_id),
  z.object({ id: Id }).transform(({ id }) => `gid://shopify/Order/${id}`),
]);
const PartBody = z.object({ order_id: Id });
const ReturnBody = z.object({ order: z.object({ admin_graphql_api_id: z.string() }) });

/** Which order a webhook is about: the order itself, or the one its parcel, refund or return belongs to. */
export function orderIdIn({ topic, body }: { topic: string; body: unknown }): string | null {
  if (topic.startsWith('orders/')) {
    const order = OrderBody.safeParse(body);
    return order.success ? order.data : null;
  }
  const part = PartBody.safeParse(body);
  if (part.success) return `gid://shopify/Order/${part.data.order_id}`;
  const back = ReturnBody.safeParse(body);
  return back.success ? back.data.order.admin_graphql_api_id : null;
}
