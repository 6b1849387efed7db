import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { sandboxMarket } from '.';
import { startMarket } from './simulator';

const credentials = { apiKey: 'demo-key', webhookSecret: `whsec_${Buffer.alloc(32, 7).toString('base64')}` };
const toClose: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
});

interface Received {
  readonly headers: Record<string, string>;
  readonly rawBody: Buffer;
}

async function world(options: { answer?: (count: number) => number; retryDelaysMs?: number[] } = {}) {
  const received: Received[] = [];
  const receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ headers: request.headers as Record<string, string>, rawBody: Buffer.concat(chunks) });
    response.statusCode = options.answer?.(received.length) ?? 202;
    response.end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const market = await startMarket({
    name: 'Lantern Bazaar',
    slug: 'lantern-bazaar',
    prefix: 'LB',
    countries: ['US'],
    ...credentials,
    port: 0,
    file: ':memory:',
    now: () => new Date(),
    log: () => undefined,
    ...(options.retryDelaysMs && { retryDelaysMs: options.retryDelaysMs }),
  });
  toClose.push(market.stop, () => new Promise((resolve) => receiver.close(() => resolve())));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks/x`;
  market.core.webhooks.subscribe({ url, secret: credentials.webhookSecret, topics: [] });
  return { market, received };
}

const verify = (message: Received, changes: { now?: Date; rawBody?: Buffer; headers?: Record<string, string> } = {}) =>
  sandboxMarket.webhook?.verify({ settings: {}, credentials, now: new Date(), ...message, ...changes });

const topicOf = ({ rawBody }: Received) => JSON.parse(rawBody.toString()).type;

it('signs every message so that the connector knows it for genuine, and reads it', async () => {
  const { market, received } = await world();
  const placed = market.place();
  await market.core.webhooks.idle();
  const [message] = received;
  if (!message) throw new Error('nothing came');
  expect(verify(message)).toBe(true);

  const body = JSON.parse(message.rawBody.toString());
  expect(sandboxMarket.webhook?.identify({ topic: '', headers: message.headers, body }, 'sha')).toEqual({
    topic: 'order.created',
    dedupeKey: message.headers['webhook-id'],
    orderId: placed.id,
  });
  expect(
    sandboxMarket.read(
      { topic: 'order.created', headers: {}, body },
      { connectionId: 'c', settings: { baseUrl: market.url } },
    ),
  ).toMatchObject({
    ok: true,
    value: {
      news: [{ orderId: placed.id, order: { source: { number: placed.number, marketplace: 'lantern-bazaar' } } }],
    },
  });
});

it('refuses a message that was changed, signed by somebody else, recorded earlier or not signed', async () => {
  const { market, received } = await world();
  market.place();
  await market.core.webhooks.idle();
  const [message] = received;
  if (!message) throw new Error('nothing came');
  const { 'webhook-signature': signature = '', ...unsigned } = message.headers;
  expect(verify(message, { rawBody: Buffer.concat([message.rawBody, Buffer.from(' ')]) })).toBe(false);
  expect(verify(message, { headers: unsigned })).toBe(false);
  expect(verify(message, { headers: { ...message.headers, 'webhook-signature': 'v1,AAAA' } })).toBe(false);
  expect(verify(message, { headers: { ...message.headers, 'webhook-id': 'msg_other' } })).toBe(false);
  expect(verify(message, { now: new Date(Date.now() + 310_000) })).toBe(false);
  expect(verify(message, { now: new Date(Date.now() - 310_000) })).toBe(false);
  // While a secret is changed, a message carries one signature for each.
  expect(verify(message, { headers: { ...message.headers, 'webhook-signature': `v1,AAAA ${signature}` } })).toBe(true);
});

it('sends again what was not accepted, under the same delivery id', async () => {
  const { market, received } = await world({ answer: (count) => (count < 3 ? 503 : 202), retryDelaysMs: [5, 5, 5] });
  market.place();
  await expect.poll(() => received.length).toBe(3);
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(received.every((message) => verify(message))).toBe(true);
});

it('can send in the wrong order, twice, and lose one, to see whether we notice', async () => {
  const { market, received } = await world();
  market.core.webhooks.setManners({ reverseBy: 2 });
  const order = market.place();
  market.core.desk.cancel(order.id, {
    reference: null,
    by: 'customer',
    reason: null,
    items: [{ lineId: '1', quantity: 1 }],
  });
  await market.core.webhooks.idle();
  expect(received.map(topicOf)).toEqual(['order.cancelled', 'order.created']);

  market.core.webhooks.setManners({ reverseBy: 0, duplicateEvery: 1 });
  market.place();
  await market.core.webhooks.idle();
  expect(received).toHaveLength(4);
  expect(received[2]?.headers['webhook-id']).toBe(received[3]?.headers['webhook-id']);

  market.core.webhooks.setManners({ duplicateEvery: 0, loseEvery: 1 });
  market.place();
  await market.core.webhooks.idle();
  expect(received).toHaveLength(4);
});
