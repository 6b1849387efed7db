import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { pullOrder } from '../connections/pull-order';
import { startBackfill } from '../connections/start-backfill';
import { withWorkspace } from '../db/with-workspace';
import { getOrder } from '../orders/get-order';
import { listOrders } from '../orders/list-orders';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';
import { auditTrail } from '../tooling/test-world';
import { erasePerson } from './erase-person';
import { exportPerson } from './export-person';
import { lookAtPerson } from './look-at-person';

let demo: TestDemo;
beforeAll(async () => {
  demo = await startTestDemo();
}, 60_000);
afterAll(() => demo.drop(), 60_000);

const rowOf = async (number: string) => {
  const search = { search: number, state: 'all', limit: 1 } as const;
  return (await listOrders(demo.world, { member: demo.owner, search })).rows[0];
};

/** An order that crossed and was shipped. */
async function aFinishedOrder() {
  const lantern = demo.sandbox.simulators.lantern;
  const { number } = lantern.place({ quantity: 1 });
  await vi.waitFor(async () => expect(await rowOf(number)).toMatchObject({ word: 'published' }), { timeout: 20_000 });
  const row = await rowOf(number);
  const view = await getOrder(demo.world, { member: demo.owner, orderId: row?.id ?? '' });
  if (!view.ok) throw new Error('the order');
  const { order } = view.value;
  await markShipped(view.value.id);
  return { id: view.value.id, number, order, email: order.buyer.email ?? '', name: order.buyer.name ?? '' };
}

const inWorkspace = <T>(work: Parameters<typeof withWorkspace<T>>[2]) =>
  withWorkspace(demo.world.db, demo.owner.workspaceId, work);

const markShipped = (id: string) =>
  inWorkspace((trx) => trx.updateTable('order').set({ fulfillment: 'fulfilled' }).where('id', '=', id).execute());

/** Every table of the workspace as text, raw messages decoded: where a person could still be. */
const everything = () =>
  inWorkspace(async (trx) => {
    const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.columns
      where column_name = 'workspace_id' and table_schema = current_schema()`.execute(trx);
    const dumps: string[] = [];
    for (const { name } of rows) {
      const found = await sql<{
        text: string;
      }>`select string_agg(t::text, ' ') as text from ${sql.table(name)} t`.execute(trx);
      dumps.push(found.rows[0]?.text ?? '');
    }
    const raw = await sql<{
      text: string;
    }>`select string_agg(convert_from(body, 'UTF8'), ' ') as text from inbox_entry`.execute(trx);
    return [...dumps, raw.rows[0]?.text ?? ''].join('\n').toLowerCase();
  });

/** As a person who pulls it by number and a backfill would: the source still tells all of it. */
async function tellAgain(number: string): Promise<void> {
  const { world, owner, at } = demo;
  const pulled = await pullOrder(world, { member: owner, connectionId: at.lantern, number });
  expect(pulled.ok).toBe(true);
  const range = { from: new Date(Date.now() - 3_600_000), to: new Date() };
  const begun = await startBackfill(world, { member: owner, connectionId: at.lantern, ...range });
  expect(begun.ok).toBe(true);
  const isQuiet = () =>
    inWorkspace(async (trx) => {
      const busy = await trx.selectFrom('inbox_entry').select('id').where('state', '=', 'new').executeTakeFirst();
      const running = await trx.selectFrom('backfill').select('id').where('state', '=', 'running').executeTakeFirst();
      return !busy && !running;
    });
  await vi.waitFor(async () => expect(await isQuiet()).toBe(true), { timeout: 20_000 });
}

it('refuses while an order is open, and names it', async () => {
  const { number } = demo.sandbox.simulators.lantern.place({ skus: ['NO-SUCH-SKU'], quantity: 1 });
  await vi.waitFor(async () => expect(await rowOf(number)).toMatchObject({ word: 'needsFix' }), { timeout: 20_000 });
  const refused = await erasePerson(demo.world, { member: demo.owner, person: { order: number } });
  expect(refused).toMatchObject({
    ok: false,
    problems: [{ code: 'person.ordersOpen', message: expect.stringContaining(number) }],
  });
  const erased = await erasePerson(demo.world, { member: demo.owner, person: { order: number }, open: 'finish' });
  expect(erased).toMatchObject({ ok: true, value: { orders: 1 } });
  expect(await rowOf(number)).toMatchObject({ buyer: null, problem: null });
});

it('forgets a person everywhere, keeps number, money and lines, and nothing brings the person back', async () => {
  const { id, number, order, email, name } = await aFinishedOrder();
  const person = { email: email.toUpperCase() };
  await inWorkspace((trx) =>
    trx
      .insertInto('order_note')
      .values({ workspace_id: demo.owner.workspaceId, id, order_id: id, text: `Called ${name}` })
      .execute(),
  );
  const held = await lookAtPerson(demo.world, { member: demo.owner, person });
  expect(held).toMatchObject({ ok: true, value: { orders: [{ number, isOpen: false }], notes: 1 } });
  const given = await exportPerson(demo.world, { member: demo.owner, person });
  expect(given.ok && given.value.json).toContain(email);
  expect(await everything()).toContain(email.toLowerCase());

  const erased = await erasePerson(demo.world, { member: demo.owner, person });
  expect(erased).toMatchObject({ ok: true, value: { orders: 1, left: [] } });
  const street = order.shipTo?.lines[0]?.toLowerCase() ?? '';
  const gone = [email.toLowerCase(), name.toLowerCase(), street];
  const left = async () => {
    const all = await everything();
    return gone.filter((text) => all.includes(text));
  };
  expect(await left()).toEqual([]);
  const view = await getOrder(demo.world, { member: demo.owner, orderId: id });
  const rest = view.ok ? view.value.order : null;
  expect(rest).toMatchObject({ source: { number }, totals: order.totals, buyer: {} });
  expect(rest?.lines.map(({ sku, total }) => [sku, total])).toEqual(order.lines.map(({ sku, total }) => [sku, total]));

  await tellAgain(number);
  // What a channel tells at this very moment is emptied as soon as it is decided.
  await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 10_000 });
  const again = await lookAtPerson(demo.world, { member: demo.owner, person });
  expect(again).toMatchObject({ ok: true, value: { orders: [] } });
  const deeds = (await auditTrail(demo.world, demo.owner)).filter(({ action }) => action === 'person.erased');
  expect(JSON.stringify(deeds)).toContain(id);
});
