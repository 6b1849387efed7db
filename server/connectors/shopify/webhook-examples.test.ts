import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { shopify } from '.';

/** Shopify posts to webhooks what its REST API answers with; its own examples of that lie beside the checkout. */
const folder = '../shared/fixtures/shopify/rest-2026-07';
type Body = Readonly<Record<string, unknown>>;

function bodiesOf(resource: string): (readonly [string, Body])[] {
  const files = readdirSync(folder).filter((name) => name.startsWith(`${resource}.`));
  return files.flatMap((file) => {
    const { response = {} } = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as { response?: Body };
    const bodies = [response[resource], response[`${resource}s`]].flat() as (Body | undefined)[];
    return bodies.flatMap((body) => (body?.['id'] ? [[file, body] as const] : []));
  });
}

const examples = [
  ...bodiesOf('order').map(([file, body]) => ['orders/updated', file, body, body['id']] as const),
  ...bodiesOf('fulfillment').map(([file, body]) => ['fulfillments/update', file, body, body['order_id']] as const),
  ...bodiesOf('refund').map(([file, body]) => ['refunds/create', file, body, body['order_id']] as const),
];
const settings = shopify.settings.parse({ shop: 'harbour' });

it.each(examples)('%s: Shopify’s own example %s brings its order', (topic, _file, body, orderId) => {
  const message = { topic, headers: { 'x-shopify-topic': topic }, body };
  const order = `gid://shopify/Order/${orderId}`;
  expect(shopify.webhook?.identify(message, 'sha')).toMatchObject({ topic, orderId: order });
  const reading = shopify.read(message, { connectionId: 'c-shopify', settings });
  expect(reading).toEqual({ ok: true, value: { news: [], refetch: [order] } });
});
