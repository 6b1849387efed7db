import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { vendure } from '../connectors/vendure';
import { shopWork } from './shop-work';
import { linkedOrder } from './vendure-linked-order';
import { connectionId, must, namedFields, openShop, type Shop } from './vendure-shop';

let shop: Shop;
let receiver: Server;
const received: { rawBody: Uint8Array; headers: IncomingHttpHeaders }[] = [];

beforeAll(async () => {
  shop = await openShop(inject('vendure'), namedFields);
  receiver = createServer(async (request, response) => {
    received.push({ rawBody: await buffer(request), headers: request.headers });
    response.writeHead(202).end();
  }).listen(inject('hooks').port, '127.0.0.1');
  await once(receiver, 'listening');
});
afterAll(() => receiver.close());

it('a shop with the small plug-in tells at once, signed, which order to read', async () => {
  const { link, lines } = await linkedOrder(shop);
  received.length = 0;
  await shopWork(shop.admin).ship(await lines(), { carrier: 'DHL', tracking: 'JD0199' });
  await expect.poll(() => received.length).toBeGreaterThan(0);

  const [notice] = received;
  if (!notice) throw new Error('no notice');
  const verify = (secret: string, rawBody = notice.rawBody) =>
    vendure.webhook?.verify({
      rawBody,
      headers: { 'x-signature': String(notice.headers['x-signature']) },
      credentials: { apiKey: 'k', webhookSecret: secret },
      settings: shop.call.settings,
      now: new Date(),
    });
  expect(verify(inject('hooks').secret)).toBe(true);
  expect(verify('another secret')).toBe(false);
  expect(verify(inject('hooks').secret, new TextEncoder().encode('{}'))).toBe(false);

  const body: unknown = JSON.parse(new TextDecoder().decode(notice.rawBody));
  const message = { topic: 'x', headers: {}, body };
  const sha256 = createHash('sha256').update(notice.rawBody).digest('hex');
  expect(vendure.webhook?.identify(message, sha256)).toMatchObject({ orderId: link.remoteId });
  expect(must(vendure.read(message, { connectionId, settings: shop.call.settings }))).toEqual({
    news: [],
    refetch: [link.remoteId],
  });
});
