import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { newSecret, signedHeaders } from './sign-message';

const [secret, other] = [newSecret(), newSecret()];
const body = '{"type":"webhook.test","data":{"message":"Zoë, 10 €"}}';
const signed = (changes: Partial<Parameters<typeof signedHeaders>[0]> = {}) =>
  signedHeaders({ id: 'tst_1', body, secrets: [secret], now: new Date(), ...changes });
/** An independent library's word. */
const believes = (headers: Record<string, string>, { text = body, key = secret } = {}) => {
  try {
    new Webhook(key).verify(text, headers);
    return true;
  } catch {
    return false;
  }
};

it('is believed as it is', () => expect(believes(signed())).toBe(true));

it('is believed by either secret while two are valid', () => {
  const both = signed({ secrets: [other, secret] });
  expect([believes(both), believes(both, { key: other })]).toEqual([true, true]);
});

it.each([
  ['with another body', signed(), { text: body.replace('10', '11') }],
  ['with another secret', signed(), { key: other }],
  ['ten minutes later', signed({ now: new Date(Date.now() - 600_000) }), {}],
  ['ten minutes too early', signed({ now: new Date(Date.now() + 600_000) }), {}],
  ['under another id', { ...signed(), 'webhook-id': 'tst_2' }, {}],
  ['without a signature', { ...signed(), 'webhook-signature': '' }, {}],
  ['without a timestamp', { ...signed(), 'webhook-timestamp': '' }, {}],
  ['without an id', { ...signed(), 'webhook-id': '' }, {}],
])('is not believed %s', (_, headers, given) => expect(believes(headers, given)).toBe(false));

it('makes secrets of 32 random bytes', () => {
  expect(Buffer.from(secret.slice('whsec_'.length), 'base64')).toHaveLength(32);
  expect(secret).not.toBe(other);
});
