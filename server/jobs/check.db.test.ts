import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { withWorkspace } from '../db/with-workspace';
import { summarizeHome } from '../health/summarize-home';
import { listOrders } from '../orders/list-orders';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';

let demo: TestDemo;
beforeAll(async () => {
  demo = await startTestDemo();
}, 60_000);
afterAll(() => demo.drop(), 60_000);

const inDemo = (statement: ReturnType<typeof sql>) =>
  withWorkspace(demo.world.db, demo.owner.workspaceId, (trx) => statement.execute(trx));
const numbers = async () => {
  const { rows } = await listOrders(demo.world, { member: demo.owner, search: { state: 'all', limit: 50 } });
  return rows.map(({ number }) => number).sort();
};
const check = async () => {
  const home = await summarizeHome(demo.world, { member: demo.owner, timeZone: 'UTC' });
  return home.connections.find(({ name }) => name === 'Harbour Market')?.check ?? null;
};
/** As the sweeper begins it, but up to this moment: what is minutes old is compared the next time. */
const compareNow = () =>
  inDemo(sql`insert into source_check (workspace_id, connection_id, from_at, to_at)
    values (${demo.owner.workspaceId}, ${demo.at.harbour}, now() - interval '1 day', now() + interval '1 minute')
    on conflict (workspace_id, connection_id) do update set to_at = excluded.to_at, state = 'running', cursor = null, seen = 0,
      missing = 0, differing = 0, last = null`);

it('finds what a source has and we do not, pulls it in, and then finds nothing missing', async () => {
  const market = demo.sandbox.simulators.harbour;
  const placed = [market.place(), market.place(), market.place()].map(({ number }) => number).sort();
  await vi.waitFor(async () => expect(await numbers()).toEqual(placed), 15_000);
  // Two of them are lost to us, as if neither webhook nor poll had ever told, and no poll will.
  await inDemo(sql`update connection set poll_seconds = null where id = ${demo.at.harbour}`);
  await inDemo(sql`delete from "order" where number = any(${placed.slice(0, 2)}::text[])`);
  await inDemo(sql`delete from inbox_entry where external_order_id not in (select external_id from "order")`);
  expect(await numbers()).toHaveLength(1);

  await compareNow();
  await vi.waitFor(async () => expect(await check()).toMatchObject({ seen: 3, missing: 2, problem: null }), 20_000);
  await vi.waitFor(async () => expect(await numbers()).toEqual(placed), 15_000);

  await compareNow();
  await vi.waitFor(async () => expect(await check()).toMatchObject({ seen: 3, missing: 0, differing: 0 }), 20_000);
}, 90_000);
