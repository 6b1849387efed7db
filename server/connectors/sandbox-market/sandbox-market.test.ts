import { afterAll, beforeAll, expect, it } from 'vitest';
import { computeTotals } from '../../../nodes/order/totals';
import { sandboxMarket } from '.';
import { aMarket } from './a-market';

let world: Awaited<ReturnType<typeof aMarket>>;
beforeAll(async () => {
  world = await aMarket();
});
afterAll(() => world.stop());

it('reads the orders of every country with totals that agree to the minor unit', async () => {
  for (let index = 0; index < 40; index++) {
    const order = await world.pull(world.market.place().number);
    expect(computeTotals(order)).toEqual(
      expect.objectContaining({
        total: expect.toSatisfy((total: string) => Number(total) === Number(order.totals.total)),
      }),
    );
  }
  expect(new Set((await pullAll()).map(({ currency }) => currency))).toEqual(new Set(['EUR', 'GBP', 'USD', 'JPY']));
});

async function pullAll(): Promise<{ currency: string }[]> {
  const bodies: { currency: string }[] = [];
  let cursor: unknown = null;
  for (;;) {
    const page = await sandboxMarket.listOrders?.({ ...world.call(), cursor });
    if (!page?.ok) throw new Error(JSON.stringify(page));
    bodies.push(...page.value.records.map(({ body }) => body as { currency: string }));
    cursor = page.value.cursor;
    if (!page.value.more) return bodies;
  }
}

it('lists what changed since the last time, with an overlap that repeats the same keys', async () => {
  const first = await sandboxMarket.listOrders?.({ ...world.call(), cursor: null });
  if (!first?.ok) throw new Error('no page');
  const placed = world.market.place();
  const next = await sandboxMarket.listOrders?.({ ...world.call(), cursor: first.value.cursor });
  if (!next?.ok) throw new Error('no page');
  expect(next.value.records.at(-1)?.orderId).toBe(placed.id);
  expect(next.value.records.map(({ dedupeKey }) => dedupeKey)).toEqual(
    expect.arrayContaining(first.value.records.map(({ dedupeKey }) => dedupeKey)),
  );
});

it('pages through more orders than fit on a page without missing or repeating one', async () => {
  for (let index = 0; index < 210; index++) world.market.place();
  const all = (await pullAll()) as unknown as { id: string }[];
  expect(all.length).toBe(world.market.core.book.size);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

it('names the account, and says so when its key has expired', async () => {
  await expect(sandboxMarket.test(world.call())).resolves.toEqual({ ok: true, value: { account: 'Harbour Market' } });
  await expect(sandboxMarket.test(world.call('old-key'))).resolves.toMatchObject({
    ok: false,
    problems: [{ code: 'connection.unauthorized', retry: 'never' }],
  });
});

it('passes on how long the marketplace wants us to wait', async () => {
  world.market.core.faults.add({ fault: { kind: 'status', status: 429, retryAfterSeconds: 7 } });
  await expect(sandboxMarket.test(world.call())).resolves.toMatchObject({
    ok: false,
    problems: [{ code: 'channel.rateLimited', retry: 'later', retryAfterMs: 7_000 }],
  });
});

it('does not find an order it does not have', async () => {
  await expect(sandboxMarket.getOrder?.({ ...world.call(), idOrNumber: 'HM-0' })).resolves.toEqual({
    ok: true,
    value: null,
  });
});

it('names the field of a message that cannot be read', () => {
  const reading = sandboxMarket.read(
    { topic: 'order.created', headers: {}, body: { type: 'order.created', data: { order: { id: '1', lines: [] } } } },
    { connectionId: 'c-harbour', settings: { baseUrl: 'http://127.0.0.1:1' } },
  );
  expect(reading).toMatchObject({ ok: false, problems: [{ code: 'order.unreadable', subject: 'number' }] });
});
