import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { Settings } from './account';
import { webhook } from './webhook';

const body = new TextEncoder().encode('{"id":"n1","type":"order.state","orderId":"7"}');
const sign = (secret: string, bytes = body) => createHmac('sha256', secret).update(bytes).digest('hex');
const verify = (signature: string | undefined, webhookSecret?: string) =>
  webhook.verify({
    rawBody: body,
    headers: signature === undefined ? {} : { 'x-signature': signature },
    credentials: { apiKey: 'k', ...(webhookSecret && { webhookSecret }) },
    settings: Settings.parse({ adminApiUrl: 'https://shop.example/admin-api' }),
    now: new Date(),
  });

it('only what was signed with the secret, over these very bytes, is let in', () => {
  expect(verify(sign('s'), 's')).toBe(true);
  expect(verify(sign('other'), 's')).toBe(false);
  expect(verify(sign('s', new TextEncoder().encode('{}')), 's')).toBe(false);
  expect(verify('abc', 's')).toBe(false);
  expect(verify(undefined, 's')).toBe(false);
});

it('without a secret nothing is let in', () => {
  expect(verify(sign(''))).toBe(false);
});

it('a delivery is named by its own id; what is no notice by its bytes', () => {
  const message = (parsed: unknown) => ({ topic: '', headers: {}, body: parsed });
  expect(webhook.identify(message({ id: 'n1', type: 'order.state', orderId: '7' }), 'hash')).toEqual({
    topic: 'order.state',
    dedupeKey: 'n1',
    orderId: '7',
  });
  expect(webhook.identify(message('ping'), 'hash')).toEqual({ topic: 'unknown', dedupeKey: 'hash', orderId: null });
});
