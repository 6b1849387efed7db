import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shipByHand } from '../connectors/sandbox-store/ship-by-hand';
import { needAttention } from '../db/queries/channel-health';
import { withWorkspace } from '../db/with-workspace';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';
import { getConnection } from './get-connection';
import { updateConnection } from './update-connection';

let demo: TestDemo;
let owner: Kysely<{ turn: { state: string } }>;

/** Every turn of a connection's state is written down, whoever makes it. */
beforeAll(async () => {
  demo = await startTestDemo();
  owner = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: demo.url, max: 1 }) }) });
  await sql`create table turn (state text)`.execute(owner);
  await sql`create function note_turn() returns trigger language plpgsql security definer as
    $$ begin insert into turn values (new.state); return new; end $$`.execute(owner);
  await sql`create trigger note_turn after update on connection for each row
    when (old.state is distinct from new.state) execute function note_turn()`.execute(owner);
}, 60_000);
afterAll(async () => {
  await owner.destroy();
  await demo.drop();
}, 60_000);

const turns = async () => (await owner.selectFrom('turn').select('state').execute()).map(({ state }) => state);
const look = async () => {
  const found = await getConnection(demo.world, { member: demo.owner, connectionId: demo.at.harbour });
  if (!found.ok) throw new Error('It is there.');
  return found.value;
};
const homeward = () =>
  withWorkspace(demo.world.db, demo.owner.workspaceId, (trx) =>
    trx
      .selectFrom('delivery')
      .select(['order_id as orderId', 'state'])
      .where('connection_id', '=', demo.at.harbour)
      .where('operation', '=', 'shipment')
      .execute(),
  );
const statesOf = async () => [...new Set((await homeward()).map(({ state }) => state))];

/** Orders of the marketplace, shipped by the store; all their shipments go home at once. */
async function ship(count: number): Promise<string[]> {
  const { harbour, store } = demo.sandbox.simulators;
  const placed = Array.from({ length: count }, () => harbour.place());
  const inStore = () => store.core.book.newest({ offset: 0, limit: 500 });
  const isThere = (number: string) => inStore().some(({ details }) => details.source?.number === number);
  await expect.poll(() => placed.every(({ number }) => isThere(number)), { timeout: 20_000, interval: 50 }).toBe(true);
  for (const { number } of placed) {
    const order = inStore().find(({ details }) => details.source?.number === number);
    if (order) shipByHand(store.core, order.id);
  }
  return placed.map(({ id }) => id);
}

it.each([401, 403])(
  'many refusals at once (%i) pause a connection once; its orders wait, and go when it is connected again',
  async (status) => {
    const { world, owner: member, at } = demo;
    const { core } = demo.sandbox.simulators.harbour;
    await sql`delete from turn`.execute(owner);
    core.faults.add({ method: 'POST', times: null, fault: { kind: 'status', status } });
    const before = (await homeward()).length;
    const ids = await ship(12);
    await expect.poll(async () => (await look()).state, { timeout: 15_000, interval: 50 }).toBe('attention');
    await expect.poll(async () => (await homeward()).length, { timeout: 15_000, interval: 50 }).toBe(before + 12);
    await expect.poll(statesOf, { timeout: 15_000, interval: 50 }).not.toContain('sending');
    expect((await statesOf()).filter((state) => state !== 'delivered')).toEqual(['planned']);
    expect(await turns()).toEqual(['attention']);
    const code = status === 401 ? 'connection.unauthorized' : 'connection.forbidden';
    expect(await look()).toMatchObject({ problem: { code } });
    for (const id of ids) expect(core.book.get(id)?.shipments).toEqual([]);

    core.faults.clear();
    const connection = await look();
    const changes = { settings: connection.settings };
    expect(await updateConnection(world, { member, connectionId: at.harbour, changes })).toEqual({
      ok: true,
      value: {},
    });
    await expect.poll(statesOf, { timeout: 20_000, interval: 50 }).toEqual(['delivered']);
    for (const id of ids) expect(core.book.get(id)?.shipments).toHaveLength(1);
    expect(await turns()).toEqual(['attention', 'active']);
  },
  90_000,
);

it('a refusal of a key that has been replaced meanwhile does not pause the connection again', async () => {
  const { workspaceId } = demo.owner;
  const named = { workspaceId, connectionId: demo.at.harbour };
  const problem = { code: 'connection.unauthorized', message: 'The key has expired.', retry: 'never' } as const;
  await withWorkspace(demo.world.db, workspaceId, (trx) =>
    needAttention(trx, { ...named, problem, triedWith: 'an older key' }).execute(),
  );
  expect((await look()).state).toBe('active');
});
