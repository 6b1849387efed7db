import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { anOrder } from '../../../nodes/order/an-order';
import { createGuardedHttp } from '../../http/guarded-http';
import { generic } from '.';
import { GenericSettings } from './settings';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0)) await step();
});

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly json: unknown;
}

/** Somebody's system: answers as it is told and remembers what it was sent. */
async function aSystem(answers: readonly { status: number; body?: string }[]) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const { method, url, headers } = request;
    seen.push({ method, url, headers, json: text ? JSON.parse(text) : null });
    const answer = answers[Math.min(seen.length, answers.length) - 1];
    response.writeHead(answer?.status ?? 200);
    response.end(answer?.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const guarded = createGuardedHttp();
  undo.push(guarded.close, () => new Promise((resolve) => server.close(resolve)));
  return {
    seen,
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    http: guarded({ loopback: true }),
  };
}

type System = Awaited<ReturnType<typeof aSystem>>;

function asked({ base, http }: System, settings: Record<string, unknown> = {}) {
  const outgoing = {
    order: { url: `${base}/orders`, answerId: 'data.id', ...Object(settings['order']) },
    shipment: { url: `${base}/orders/{remoteId}/parcels?ref={reference}`, method: 'PUT' },
  };
  const call = {
    http,
    connectionId: 'c',
    credentials: { webhookSecret: '', authValue: 'Bearer abc' },
    settings: GenericSettings.parse({ outgoing, headers: { 'x-shop': '7' }, ...settings, order: undefined }),
    now: new Date(),
  };
  const request = { operation: 'order' as const, reference: 'ref-1', order: anOrder(), skuMap: {} };
  const writer = generic.writes.order;
  if (!writer?.find) throw new Error('no writer');
  const find = writer.find.bind(writer);
  return { call, request, write: () => writer.write(call, request), find: () => find(call, request) };
}

it('sends our order with the key and an idempotency key, and takes the id out of the answer', async () => {
  const system = await aSystem([{ status: 201, body: '{"data":{"id":42}}' }]);
  expect(await asked(system).write()).toEqual({ ok: true, value: { link: { remoteId: '42' } } });
  expect(system.seen).toMatchObject([
    {
      method: 'POST',
      url: '/orders',
      headers: { authorization: 'Bearer abc', 'idempotency-key': 'ref-1', 'x-shop': '7' },
      json: { operation: 'order', reference: 'ref-1', order: { source: { number: '1001' } } },
    },
  ]);
});

it('sends an object of the fields picked, lists and numbers included', async () => {
  const system = await aSystem([{ status: 200, body: '{"data":{"id":"x"}}' }]);
  const body = [
    { to: 'externalId', from: 'path', path: 'reference' },
    { to: 'customer.name', from: 'path', path: 'order.buyer.name' },
    { to: 'items[].code', from: 'path', path: 'order.lines[].sku' },
    { to: 'items[].price', from: 'path', path: 'order.lines[].unitPrice', as: 'number' },
    { to: 'items[].unit', from: 'constant', value: 'EACH' },
    { to: 'channel', from: 'constant', value: 'sluice' },
    { to: '__proto__.polluted', from: 'constant', value: 'data' },
    { to: 'missing', from: 'path', path: 'order.nothing' },
  ];
  await asked(system, { order: { body } }).write();
  expect(JSON.stringify(system.seen[0]?.json)).toBe(
    JSON.stringify({
      externalId: 'ref-1',
      customer: { name: 'Ana Ruiz' },
      items: [{ code: 'MUG-1', price: 9.5, unit: 'EACH' }],
      channel: 'sluice',
    }).replace('"sluice"}', '"sluice","__proto__":{"polluted":"data"}}'),
  );
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

it('puts ids into addresses so that none can lead elsewhere', async () => {
  const system = await aSystem([{ status: 200, body: 'OK' }]);
  const { call } = asked(system);
  const shipment = { id: 's', externalIds: {}, state: 'shipped' as const, parcels: [{ items: [] }] };
  const outcome = await generic.writes.shipment?.write(call, {
    operation: 'shipment',
    reference: 'ref-2',
    order: { ...anOrder(), shipments: [shipment] },
    factId: 's',
    link: { remoteId: '../admin?x=1' },
    skuMap: {},
  });
  expect(outcome).toEqual({ ok: true, value: {} });
  expect(system.seen[0]).toMatchObject({
    method: 'PUT',
    url: '/orders/..%2Fadmin%3Fx%3D1/parcels?ref=ref-2',
    json: { fact: { id: 's' } },
  });
});

it('says what the system complained about', async () => {
  const system = await aSystem([{ status: 422, body: '{"errors":[{"message":"SKU A-1 is not sold here"}]}' }]);
  expect(await asked(system).write()).toMatchObject({
    ok: false,
    problems: [
      { code: 'destination.refused', message: 'The system refused (422): SKU A-1 is not sold here', retry: 'never' },
    ],
  });
});

it('looks an order up where it can, relies on the idempotency key where it may, and else leaves it to a person', async () => {
  const system = await aSystem([
    { status: 404 },
    { status: 200, body: '[]' },
    { status: 200, body: '{"data":{"id":9}}' },
  ]);
  const withLookUp = asked(system, { order: { lookUp: `${system.base}/orders?ref={reference}` } });
  expect(await withLookUp.find()).toEqual({ ok: true, value: null });
  expect(await withLookUp.find()).toEqual({ ok: true, value: null });
  expect(await withLookUp.find()).toEqual({ ok: true, value: { link: { remoteId: '9' } } });
  expect(system.seen[0]).toMatchObject({ method: 'GET', url: '/orders?ref=ref-1' });
  expect(await asked(system, { honoursIdempotencyKey: true }).find()).toEqual({ ok: true, value: null });
  expect(await asked(system).find()).toMatchObject({ ok: false, problems: [{ code: 'delivery.cannotTell' }] });
});

it('holds an answer without the promised id for "perhaps done", and an operation without an address for a setting to fill', async () => {
  const system = await aSystem([{ status: 200, body: '{"data":{}}' }]);
  await expect(asked(system).write()).rejects.toMatchObject({ sent: true });
  const { call, request } = asked(system);
  expect(await generic.writes.refund?.write(call, { ...request, operation: 'refund' })).toMatchObject({
    ok: false,
    problems: [{ code: 'destination.notSetUp', subject: 'refund' }],
  });
});

it('tests the key against the address given, and says whom it would speak to where there is none', async () => {
  const system = await aSystem([{ status: 204 }, { status: 401 }]);
  const { call } = asked(system, { testUrl: `${system.base}/me` });
  expect(await generic.test(call)).toMatchObject({ ok: true, value: { account: system.base.slice(7) } });
  expect(await generic.test(call)).toMatchObject({ ok: false, problems: [{ code: 'connection.unauthorized' }] });
  expect(await generic.test({ ...call, settings: GenericSettings.parse({}) })).toMatchObject({
    value: { account: 'Messages by webhook' },
  });
});

const secret = 's3cret';
const rawBody = Buffer.from('{"id":1}');
const hmac = (encoding: 'hex' | 'base64') => createHmac('sha256', secret).update(rawBody).digest(encoding);
const verify = (settings: Record<string, unknown>, headers: Record<string, string>, webhookSecret = secret) =>
  generic.webhook?.verify({
    rawBody,
    headers,
    credentials: { webhookSecret, authValue: '' },
    settings: GenericSettings.parse(settings),
    now: new Date(),
  });

it('knows messages signed in hex, in Base64, with a prefix, or by the secret itself', () => {
  expect(verify({}, { 'x-signature': hmac('hex') })).toBe(true);
  expect(verify({}, { 'x-signature': hmac('hex').toUpperCase() })).toBe(true);
  expect(verify({ signature: 'hmacBase64', signatureHeader: 'X-Hook' }, { 'x-hook': hmac('base64') })).toBe(true);
  expect(verify({ signaturePrefix: 'sha256=' }, { 'x-signature': `sha256=${hmac('hex')}` })).toBe(true);
  expect(verify({ signature: 'token' }, { 'x-signature': secret })).toBe(true);
});

it('refuses the wrong signature, the wrong prefix, none at all, and everything while no secret is set', () => {
  expect(verify({}, { 'x-signature': hmac('base64') })).toBe(false);
  expect(verify({}, { 'x-signature': '' })).toBe(false);
  expect(verify({}, {})).toBe(false);
  expect(verify({ signaturePrefix: 'sha256=' }, { 'x-signature': hmac('hex') })).toBe(false);
  expect(verify({ signature: 'token' }, { 'x-signature': '' }, '')).toBe(false);
  expect(verify({}, { 'x-signature': createHmac('sha256', '').update(rawBody).digest('hex') }, '')).toBe(false);
});

it('names a message by its topic and content, so that repeats under a new delivery id fall away', () => {
  const message = (id: string) => ({
    topic: '',
    headers: { 'x-shopify-topic': 'orders/paid', 'x-shopify-webhook-id': id },
    body: {},
  });
  const [first, again] = ['1', '2'].map((id) => generic.webhook?.identify(message(id), 'abc'));
  expect(first).toEqual({ topic: 'orders/paid', dedupeKey: 'orders/paid:abc', orderId: null });
  expect(again).toEqual(first);
});

it('answers the first, unsigned ping of WooCommerce and stores nothing of it', () => {
  const ping = (body: string, type: string) =>
    generic.webhook?.greet?.({
      address: '',
      method: 'POST',
      url: new URL('https://example.com/hook'),
      headers: { 'content-type': type },
      rawBody: Buffer.from(body),
      credentials: {},
    });
  expect(ping('webhook_id=17', 'application/x-www-form-urlencoded')).toEqual({ status: 200, body: '' });
  expect(ping('webhook_id=17', 'application/json')).toBeNull();
  expect(ping('webhook_id=17&x=1', 'application/x-www-form-urlencoded')).toBeNull();
});
