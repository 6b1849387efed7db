import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { unlistedProduct } from '../connectors/simulator-kit/catalogue';
import { withWorkspace } from '../db/with-workspace';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';
import { auditTrail } from '../tooling/test-world';
import { getWorkspace } from '../workspaces/get-workspace';
import { giveUpJob } from './give-up-job';
import { giveUpStuck } from './give-up-stuck';
import { listPlatformSteps } from './list-platform-steps';
import { listPlatformTrail } from './list-platform-trail';
import { listPlatformWorkspaces } from './list-platform-workspaces';
import { readDatabase } from './read-database';
import { readEngine } from './read-engine';
import { ringAgain } from './ring-again';
import { sendAgain } from './send-again';

let demo: TestDemo;
beforeAll(async () => {
  demo = await startTestDemo();
}, 60_000);
afterAll(() => demo.drop(), 60_000);

const person = () => ({ userId: demo.owner.userId, address: null });
const engine = () => readEngine(demo.world, person());
const inside = (statement: ReturnType<typeof sql>) =>
  withWorkspace(demo.world.db, demo.owner.workspaceId, (trx) => statement.execute(trx));
const trail = async () =>
  (await listPlatformTrail(demo.world, { userId: demo.owner.userId, before: null, limit: 5 })).rows;

it('shows which processes live, and those that have been silent for a minute as gone', async () => {
  expect((await engine()).processes).toMatchObject([{ kind: 'worker', isAlive: true, pid: process.pid }]);
  await sql`update process set seen_at = now() - interval '61 seconds'`.execute(demo.world.db);
  expect((await engine()).processes).toMatchObject([{ isAlive: false }]);
});

it('counts workspaces and steps with errors, and names neither orders nor flows', async () => {
  demo.sandbox.simulators.lantern.place({ skus: [unlistedProduct.sku], quantity: 1 });
  const steps = () => listPlatformSteps(demo.world, person());
  await vi.waitFor(async () => expect(await steps()).toHaveLength(1), 20_000);
  expect(await steps()).toMatchObject([
    { workspaceName: 'Demo workshop', kind: 'publish', stuck: 1, causes: [{ code: 'sku.unknown', stuck: 1 }] },
  ]);
  const workspaces = await listPlatformWorkspaces(demo.world, person());
  expect(workspaces).toMatchObject([{ slug: 'demo-workshop', members: 1, ordersDay: 1, stuck: 1, attention: 0 }]);
  const said = JSON.stringify([await steps(), workspaces]);
  for (const name of ['Marketplaces to', unlistedProduct.sku, 'LB-']) expect(said).not.toContain(name);
});

it('says how large the database is and that its tables are those it expects', async () => {
  const database = await readDatabase(demo.world, person());
  expect(database.bytes).toBeGreaterThan(1_000_000);
  expect(database.tables.length).toBeGreaterThan(5);
  expect(database.migrations).toMatchObject({ pending: [], unknown: [] });
  expect(database.migrations.ran.length).toBeGreaterThan(10);
});

it('tries a job again that failed and failed, or drops it', async () => {
  const fail = async () => {
    const { rows } = await sql<{ id: string }>`
      insert into pgboss.job (name, data, policy, state, retry_count, retry_limit, start_after)
      values ('backfill', ${JSON.stringify({ workspaceId: demo.owner.workspaceId })}::jsonb, 'short', 'retry', 7, 1000, now() + interval '5 minutes')
      returning id`.execute(demo.world.db);
    return rows[0]?.id ?? '';
  };
  const jobId = await fail();
  expect((await engine()).jobs).toMatchObject([
    { id: jobId, queue: 'backfill', failures: 7, workspaceName: 'Demo workshop' },
  ]);
  expect((await engine()).queues.find(({ queue }) => queue === 'backfill')).toMatchObject({ failing: 1 });
  expect(await giveUpJob(demo.world, { person: person(), queue: 'backfill', jobId })).toMatchObject({ ok: true });
  expect((await engine()).jobs).toEqual([]);
  expect(await ringAgain(demo.world, { person: person(), queue: 'backfill', jobId })).toMatchObject({ ok: false });
  const second = await fail();
  expect(await ringAgain(demo.world, { person: person(), queue: 'backfill', jobId: second })).toMatchObject({
    ok: true,
  });
  await vi.waitFor(async () => expect((await engine()).jobs.map(({ failures }) => failures)).not.toEqual([7]), 15_000);
  expect(await trail()).toMatchObject([{ action: 'job.triedAgain' }, { action: 'job.givenUp', target: jobId }]);
});

it('sends what is stuck again, or hands it to the people of the workspace', async () => {
  const { store } = demo.at;
  const stall = () => inside(sql`update connection set blocked_until = now() + interval '1 hour' where id = ${store}`);
  const age = () =>
    inside(sql`update delivery set due_at = now() - interval '20 minutes' where state in ('planned', 'unknown')`);
  const name = { person: person(), workspaceId: demo.owner.workspaceId, connectionId: store };
  await stall();
  demo.sandbox.simulators.harbour.place();
  const waits = async () => {
    await age();
    return (await engine()).stuck;
  };
  await vi.waitFor(async () => expect(await waits()).toMatchObject([{ connectionId: store, stuck: 1 }]), 15_000);
  expect(await sendAgain(demo.world, name)).toEqual({ ok: true, value: { deliveries: 1 } });
  await vi.waitFor(async () => expect(await inStore()).toBe(1), 15_000);

  await stall();
  demo.sandbox.simulators.harbour.place();
  await vi.waitFor(async () => expect(await waits()).toMatchObject([{ stuck: 1 }]), 15_000);
  const before = (await getWorkspace(demo.world, demo.owner)).counts.needsFix;
  expect(await giveUpStuck(demo.world, name)).toEqual({ ok: true, value: { deliveries: 1 } });
  expect((await getWorkspace(demo.world, demo.owner)).counts.needsFix).toBe(before + 1);
  expect(await giveUpStuck(demo.world, name)).toMatchObject({ ok: false });
  expect((await auditTrail(demo.world, demo.owner)).map(({ action }) => action)).toEqual(
    expect.arrayContaining(['deliveries.triedAgain', 'deliveries.givenUp']),
  );
}, 60_000);

const inStore = () => Promise.resolve(demo.sandbox.simulators.store.core.book.newest({ offset: 0, limit: 10 }).length);
