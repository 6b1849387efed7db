import { randomBytes } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { uuidv7 } from '../db/uuidv7';
import { withWorkspace } from '../db/with-workspace';
import { aHouse, type House, until } from '../faults/a-house';
import { createdAtShop, openProblemsOf, runsOf } from '../faults/ledger-of';
import { anOrderMessage, aRawOrder, fourNodeFlow, seedFlow } from '../faults/seed';
import { pullOrder } from '../inbox/pull-order';
import { pollConnection } from './poll.job';
import { ringBackfill } from './ring';

let house: House;
afterEach(() => house.close());

const inWorkspace = <T>(work: Parameters<typeof withWorkspace<T>>[2]) =>
  withWorkspace(house.world.db, house.workspaceId, work);
const job = () => ({ workspaceId: house.workspaceId, connectionId: house.market.id });
const signal = new AbortController().signal;
const connection = () =>
  inWorkspace((trx) =>
    trx
      .selectFrom('connection')
      .select(['last_poll as lastPoll', 'next_poll_at as nextPollAt', 'cursor_version as version', 'state'])
      .where('id', '=', house.market.id)
      .executeTakeFirstOrThrow(),
  );
const entries = () =>
  inWorkspace((trx) =>
    trx.selectFrom('inbox_entry').select(['dedupe_key as key', 'state', 'arrived_by as by']).execute(),
  );
const second = (index: number) => new Date(Date.UTC(2026, 0, 10, 9, 0, index)).toISOString();

it('stores every page with its cursor, and reads on from there the next time', async () => {
  house = await aHouse({ pollSeconds: 600 });
  house.shop.messages.push(
    ...Array.from({ length: 250 }, (_, index) => anOrderMessage(`p${index}`, { at: second(index) })),
  );
  await pollConnection(house.world, { job: job(), signal });
  expect(await entries()).toHaveLength(250);
  expect(await connection()).toMatchObject({ version: 3, lastPoll: { found: 250, added: 250, problem: null } });

  const due = (await connection()).nextPollAt?.getTime() ?? 0;
  expect(due - Date.now()).toBeGreaterThan(590_000);
  await pollConnection(house.world, { job: job(), signal }); // not due: somebody else has just done it
  expect((await connection()).version).toBe(3);
});

it('polls once when two workers answer the same bell', async () => {
  house = await aHouse({ pollSeconds: 600 });
  house.shop.messages.push(anOrderMessage('once'));
  await Promise.all([1, 2, 3].map(() => pollConnection(house.world, { job: job(), signal })));
  expect((await connection()).version).toBe(1);
  expect(house.shop.requests).toBe(1);
});

it('tells what went wrong with a poll, and tries again soon', async () => {
  house = await aHouse({ pollSeconds: 600 });
  await house.shop.close();
  await pollConnection(house.world, { job: job(), signal });
  const { lastPoll, nextPollAt, state } = await connection();
  expect(lastPoll).toMatchObject({ found: 0, problem: { code: 'channel.noAnswer' } });
  expect((nextPollAt?.getTime() ?? 0) - Date.now()).toBeLessThan(61_000);
  expect(state).toBe('active');
});

it('pulls one order by its number, and says when there is none', async () => {
  house = await aHouse();
  await house.startWorker();
  house.shop.messages.push(anOrderMessage('pulled'));
  const pull = (number: string) => pullOrder(house.world, { ...job(), number });
  expect(await pull('pulled')).toEqual({ ok: true, value: { externalOrderId: 'pulled', isNews: true } });
  expect(await pull('nowhere')).toEqual({ ok: true, value: null });
  await until('it is created', { holds: () => createdAtShop(house).get('pulled') === 1 });
});

it('lets a flow published later take an order that is pulled again', async () => {
  house = await aHouse();
  await inWorkspace((trx) => trx.updateTable('flow').set({ live_version: null }).execute());
  await house.startWorker();
  await house.post(anOrderMessage('early'));
  house.shop.messages.push(anOrderMessage('early'));
  await until('it is known', { holds: async () => (await entries()).every(({ state }) => state === 'decided') });
  expect(await runsOf(house)).toEqual([]);
  const { workspaceId, market, store, world } = house;
  await seedFlow(world.db, { workspaceId, document: fourNodeFlow({ from: market.id, to: store.id }) });
  await pullOrder(world, { ...job(), number: 'early' });
  await until('it is created', { holds: () => createdAtShop(house).get('early') === 1 });
  await pullOrder(world, { ...job(), number: 'early' });
  await until('that is looked at', { holds: async () => (await entries()).every(({ state }) => state === 'decided') });
  expect(await runsOf(house)).toHaveLength(1);
});

it('brings in a range of older orders, with progress', async () => {
  house = await aHouse();
  await house.startWorker();
  house.shop.messages.push(
    ...Array.from({ length: 120 }, (_, index) => anOrderMessage(`o${index}`, { at: second(index) })),
  );
  const backfillId = uuidv7();
  await inWorkspace(async (trx) => {
    const row = { workspace_id: house.workspaceId, id: backfillId, connection_id: house.market.id };
    await trx
      .insertInto('backfill')
      .values({ ...row, from_at: second(-1), to_at: second(500) })
      .execute();
    await ringBackfill(trx, { ...job(), backfillId });
  });
  const progress = () =>
    inWorkspace((trx) => trx.selectFrom('backfill').select(['state', 'found', 'added']).executeTakeFirstOrThrow());
  await until('it is done', { holds: async () => (await progress()).state === 'done' });
  expect(await progress()).toEqual({ state: 'done', found: 120, added: 120 });
  await until('all are created', { holds: () => createdAtShop(house).size === 120, withinMs: 30_000 });
}, 60_000);

it.each([
  ['an unknown currency', { currency: 'euro' }],
  ['no lines', { lines: [] }],
])('shows an order with %s as what it is, and lets its neighbours through', async (_what, changes) => {
  house = await aHouse();
  await house.startWorker();
  await house.post(anOrderMessage('bad', { order: aRawOrder('bad', changes) }));
  await house.post(anOrderMessage('good'));
  await until('the good one is created', { holds: () => createdAtShop(house).get('good') === 1 });
  expect(await openProblemsOf(house)).toEqual([{ code: 'order.unreadable', deliveryId: null }]);
  expect((await entries()).map(({ key, state }) => [key, state])).toEqual([
    ['evt-bad', 'unreadable'],
    ['evt-good', 'decided'],
  ]);
});

it('sets aside what the database refuses to store, and lets its neighbours through', async () => {
  house = await aHouse();
  // A shipment whose id no index can hold: nothing before the write could know.
  const shipment = { id: randomBytes(6_000).toString('base64'), tracking: 'T1' };
  await Promise.all(['n1', 'n2', 'n3'].map((number) => house.post(anOrderMessage(number))));
  await house.post(anOrderMessage('poison', { shipment }));
  await Promise.all(['n4', 'n5', 'n6'].map((number) => house.post(anOrderMessage(number))));
  await house.startWorker();
  await until('the others are created', { holds: () => createdAtShop(house).size === 6, withinMs: 30_000 });
  expect((await entries()).filter(({ state }) => state !== 'decided')).toMatchObject([
    { key: 'evt-poison', state: 'unreadable' },
  ]);
  expect(await openProblemsOf(house)).toMatchObject([{ code: 'sluice.bug' }]);
}, 60_000);

it('takes ids of any length, and says of an order with a monstrous one that it cannot be used', async () => {
  house = await aHouse();
  await house.startWorker();
  const id = Array.from({ length: 400 }, (_, index) => index.toString(36)).join('-');
  expect(await house.post(anOrderMessage(id))).toMatchObject({ status: 202 });
  expect(await house.post(anOrderMessage(id))).toMatchObject({ status: 202, body: { duplicate: true } });
  await until('it is looked at', { holds: async () => (await entries()).every(({ state }) => state === 'unreadable') });
  expect(await openProblemsOf(house)).toMatchObject([{ code: 'order.unusable' }]);
});
