import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { vendure } from '../connectors/vendure';
import { receiveHooks } from './hook-receiver';
import { shopWork } from './shop-work';
import { linkedOrder } from './vendure-linked-order';
import { connectionId, must, namedFields, openShop, type Shop } from './vendure-shop';

let shop: Shop;
let receiver: Awaited<ReturnType<typeof receiveHooks>>;
beforeAll(async () => {
  shop = await openShop(inject('vendure'), namedFields);
  receiver = await receiveHooks(inject('hooks').port);
});
afterAll(() => receiver.stop());

it('a shop with the small plug-in tells at once, signed, which order to read', async () => {
  const { link, lines } = await linkedOrder(shop);
  const received = receiver.messages;
  received.length = 0;
  await shopWork(shop.admin).ship(await lines(), { carrier: 'DHL', tracking: 'JD0199' });
  await expect.poll(() => received.length).toBeGreaterThan(0);

  const [notice] = received;
  if (!notice) throw new Error('no notice');
  const verify = (secret: string, rawBody = notice.rawBody) =>
    vendure.webhook?.verify({
      rawBody,
      headers: notice.headers,
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
