import { afterEach, expect, it } from 'vitest';
import { woocommerce } from '.';
import { type AShop, aShop } from './a-shop';
import { placeOrder, shopKeys } from './scenario-world';

const toStop: AShop[] = [];
afterEach(async () => {
  for (const shop of toStop.splice(0)) await shop.stop();
});
async function open(...given: Parameters<typeof aShop>): Promise<AShop> {
  const opened = await aShop(...given);
  toStop.push(opened);
  return opened;
}

async function pollAll(world: AShop, { cursor = null, now }: { cursor?: unknown; now?: Date } = {}) {
  const ids: string[] = [];
  let at: unknown = cursor;
  for (let more = true; more; ) {
    const page = await woocommerce.listOrders?.({ ...world.call(now), cursor: at });
    if (!page?.ok) throw new Error(JSON.stringify(page));
    ids.push(...page.value.records.map(({ orderId }) => orderId));
    ({ cursor: at, more } = page.value);
  }
  return { ids, cursor: at };
}

it('asks for changes by UTC, oldest first, and looks back a little each time', async () => {
  const world = await open();
  placeOrder(world.shop);
  const { cursor } = await pollAll(world);
  await pollAll(world, { cursor });
  const [first, second] = world.sent.map(({ url }) => new URL(url).searchParams);
  expect(first?.get('dates_are_gmt')).toBe('true');
  expect([first?.get('orderby'), first?.get('order')]).toEqual(['modified', 'asc']);
  const lookedBack = Date.now() - Date.parse(`${second?.get('modified_after')}Z`);
  expect(lookedBack).toBeGreaterThan(119_000);
  expect(lookedBack).toBeLessThan(130_000);
});

it('misses no order though 120 changed within one second, and none though rows move while it reads', async () => {
  let now = new Date('2026-05-01T10:00:00.500Z');
  const world = await open({ now: () => now });
  const placed = Array.from({ length: 120 }, () => placeOrder(world.shop).id);
  now = new Date('2026-05-01T10:00:10Z');
  const later = Array.from({ length: 60 }, () => placeOrder(world.shop).id);

  const first = await woocommerce.listOrders?.({ ...world.call(now), cursor: null });
  if (!first?.ok) throw new Error('no page');
  // While the rest is read, the first of the list change and move to its end.
  now = new Date('2026-05-01T10:00:20Z');
  for (const id of placed.slice(0, 30)) world.shop.change(id, { customer_note: 'Ring twice' });
  const rest = await pollAll(world, { cursor: first.value.cursor, now });
  const seen = new Set([...first.value.records.map(({ orderId }) => orderId), ...rest.ids]);
  expect([...placed, ...later].filter((id) => !seen.has(id))).toEqual([]);
});

it('gives an unchanged order the same key every time, and a changed one another', async () => {
  const world = await open();
  const { id } = placeOrder(world.shop);
  const keyOf = async () => {
    const record = await woocommerce.getOrder?.({ ...world.call(), idOrNumber: id });
    return record?.ok ? record.value?.dedupeKey : undefined;
  };
  const before = await keyOf();
  expect(await keyOf()).toBe(before);
  world.shop.change(id, { customer_note: 'Ring twice' });
  expect(await keyOf()).not.toBe(before);
});

it('sees a fulfilment though it does not move the order’s time of change', async () => {
  let now = new Date('2026-05-01T10:00:00Z');
  const world = await open({ fulfillments: true, now: () => now });
  const { id } = placeOrder(world.shop);
  const { cursor } = await pollAll(world, { now });
  now = new Date('2026-05-01T11:00:00Z');
  const [line] = world.shop.core.book.get(id)?.details.lines ?? [];
  const meta = [{ id: 1, key: '_items', value: [{ item_id: line?.id, qty: 1 }] }];
  world.shop.world.partsOf(id).fulfillments.push({ id: 1, isFulfilled: true, at: now.toISOString(), meta });
  expect((await pollAll(world, { cursor, now })).ids).toContain(id);
  expect((await world.pull(id)).shipments).toMatchObject([{ shippedAt: '2026-05-01T11:00:00.000Z' }]);
});

it('lists the orders placed in a span of time, and says how many there are', async () => {
  let now = new Date('2026-05-01T10:00:00Z');
  const world = await open({ now: () => now });
  const inside = placeOrder(world.shop).id;
  now = new Date('2026-05-03T10:00:00Z');
  placeOrder(world.shop);
  const window = { from: new Date('2026-05-01T10:00:00Z'), to: new Date('2026-05-02T00:00:00Z') };
  expect(await woocommerce.listOrders?.({ ...world.call(), cursor: null, window })).toMatchObject({
    ok: true,
    value: { records: [{ orderId: inside }], more: false, total: 1 },
  });
});

const webhook = woocommerce.webhook;
const headers = (body: string, topic = 'order.updated') => ({
  'x-wc-webhook-topic': topic,
  'x-wc-webhook-delivery-id': 'same',
  body,
});

it('answers the ping that comes as a form without a signature, and nothing else', () => {
  const greet = (rawBody: string, method = 'POST') =>
    webhook?.greet?.({
      address: '',
      method,
      url: new URL('https://s.example/'),
      headers: {},
      rawBody: Buffer.from(rawBody),
      credentials: shopKeys,
    });
  expect(greet('webhook_id=12')).toMatchObject({ status: 200 });
  expect(greet('webhook_id=12&x=1')).toBeNull();
  expect(greet('{"id":1}')).toBeNull();
});

it('knows two orders of one second apart though their delivery ids are the same', () => {
  const name = (id: number, modified: string, sha: string) =>
    webhook?.identify({ topic: '', headers: headers(''), body: { id, date_modified_gmt: modified } }, sha).dedupeKey;
  expect(name(1, '2026-05-01T10:00:00', 'a')).not.toBe(name(2, '2026-05-01T10:00:00', 'b'));
  expect(name(1, '2026-05-01T10:00:00', 'a')).not.toBe(name(1, '2026-05-01T10:00:00', 'c'));
  expect(name(1, '2026-05-01T10:00:00', 'a')).toBe(name(1, '2026-05-01T10:00:00', 'a'));
});

it('accepts no message while no secret is set', () => {
  const rawBody = Buffer.from('{}');
  const credentials = { ...shopKeys, webhookSecret: '' };
  const signed = { 'x-wc-webhook-signature': 'thNnmggU2ex3L5XXeMNfxf8Wl8STcVZTxscSFEKSxa0=' };
  expect(webhook?.verify({ rawBody, headers: signed, credentials, settings: {}, now: new Date() })).toBe(false);
  expect(webhook?.verify({ rawBody, headers: {}, credentials: shopKeys, settings: {}, now: new Date() })).toBe(false);
});

it('finds an order by its number, and no other where the shop’s search answers with everything', async () => {
  const world = await open();
  const { number, id } = placeOrder(world.shop);
  expect(await woocommerce.getOrder?.({ ...world.call(), idOrNumber: `#${number}` })).toMatchObject({
    ok: true,
    value: { orderId: id },
  });
  expect(await woocommerce.getOrder?.({ ...world.call(), idOrNumber: 'WEB-77' })).toEqual({ ok: true, value: null });
});

it('names the shop, and says what is wrong with a key, an address or a setting', async () => {
  const good = await open();
  expect(await woocommerce.test(good.call())).toMatchObject({
    ok: true,
    value: { account: expect.stringMatching(/^Harbour & Sons \(127/) },
  });

  const readOnly = await open({ readOnly: true });
  expect(await woocommerce.test(readOnly.call())).toMatchObject({
    ok: false,
    problems: [{ code: 'connection.forbidden' }],
  });

  const without = await open({}, { fulfillments: true });
  expect(await woocommerce.test(without.call())).toMatchObject({
    ok: false,
    problems: [{ code: 'connection.settings' }],
  });
});
