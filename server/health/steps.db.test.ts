import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { unlistedProduct } from '../connectors/simulator-kit/catalogue';
import { countSteps } from '../db/queries/step-times';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';
import { aMember, auditTrail } from '../tooling/test-world';
import { listClients } from '../workspaces/list-clients';
import { beginRetry } from './begin-retry';
import { closeStep } from './close-step';
import { getStep, type StepView } from './get-step';
import { listRetries } from './list-retries';
import { listSteps, type StepRow } from './list-steps';
import { planRetry } from './plan-retry';
import { summarizeHome } from './summarize-home';

let demo: TestDemo;
beforeAll(async () => {
  demo = await startTestDemo();
  for (let count = 0; count < 3; count += 1)
    demo.sandbox.simulators.lantern.place({ skus: [unlistedProduct.sku], quantity: 1 });
  for (let count = 0; count < 4; count += 1) demo.sandbox.simulators.harbour.place();
  await vi.waitFor(async () => expect((await step()).stuck).toBe(3), 20_000);
  await vi.waitFor(async () => expect((await slowest())?.took.things).toBe(4), 20_000);
}, 90_000);
afterAll(() => demo.drop(), 60_000);

const list = (filter: Parameters<typeof listSteps>[1]['filter'] = {}) =>
  listSteps(demo.world, { places: [demo.owner], filter });
async function step(): Promise<StepRow> {
  const [found] = (await list()).steps;
  if (!found) throw new Error('Nothing is stuck.');
  return found;
}
const slowest = async () => (await list()).slowest.find(({ flowId }) => flowId === demo.flows.toStore);
const inside = <T>(work: (trx: Trx) => Promise<T>) => withWorkspace(demo.world.db, demo.owner.workspaceId, work);
async function view(range: 'day' | 'month' = 'day'): Promise<StepView> {
  const { flowId, nodeId } = await step();
  const seen = await getStep(demo.world, { member: demo.owner, flowId, nodeId, range, timeZone: 'UTC' });
  if (!seen.ok) throw new Error('There is no such step.');
  return seen.value;
}

it('lists a step with what is stuck there, why, and how long things take there', async () => {
  expect(await step()).toMatchObject({
    workspace: demo.owner.slug,
    flowId: demo.flows.toStore,
    flowName: 'Marketplaces to Workshop Store',
    kind: 'publish',
    stuck: 3,
    stuckDay: 3,
    causes: [{ code: 'sku.unknown', title: 'Products that need a match', stuck: 3 }],
    took: { things: 4 },
  });
});

it('is narrowed down by flow, kind of step, connection and time', async () => {
  const counts = async (filter: Parameters<typeof list>[0]) => (await list(filter)).steps.length;
  expect(await counts({ flowId: demo.flows.toStore, kind: 'publish', connectionId: demo.at.store })).toBe(1);
  expect(await counts({ flowId: demo.flows.home })).toBe(0);
  expect(await counts({ kind: 'tag' })).toBe(0);
  expect(await counts({ connectionId: demo.at.harbour })).toBe(0);
  expect(await counts({ since: new Date(Date.now() + 60_000) })).toBe(0);
});

it('shows one step: failures over time, causes, orders with their version, times and the last good run', async () => {
  const seen = await view();
  expect(seen).toMatchObject({
    stuck: 3,
    orders: 3,
    liveVersion: 1,
    failed: 3,
    causes: [
      { code: 'sku.unknown', subject: unlistedProduct.sku, connectionName: 'Workshop Store', fix: 'mapSku', stuck: 3 },
    ],
    lastGood: { runId: expect.any(String) },
  });
  expect(seen.value[0]?.amount).toMatch(/^\d+(\.\d+)?$/);
  expect(seen.waiting.map(({ version }) => version)).toEqual([1, 1, 1]);
  expect(seen.failures).toHaveLength(24);
  expect(seen.failures.reduce((sum, { failures }) => sum + failures, 0)).toBe(3);
  expect((await view('month')).failures).toHaveLength(30);
  expect(seen.took?.medianMs).toBeGreaterThan(0);
});

it('measures hours counted before as it measures the hour under way, to a fifth', async () => {
  const { workspaceId } = demo.owner;
  await inside(async (trx) => {
    await sql`update delivery set created_at = now() - interval '3 hours 10 seconds', finished_at = now() - interval '3 hours'
      where state = 'delivered'`.execute(trx);
    await sql`update workspace set steps_counted_until = null`.execute(trx);
    await countSteps([workspaceId]).execute(trx);
    await countSteps([workspaceId]).execute(trx);
  });
  const { took } = await view();
  expect(took?.things).toBe(4);
  expect(took?.medianMs).toBeGreaterThanOrEqual(10_000);
  expect(took?.medianMs).toBeLessThan(12_000);
  const used = await inside((trx) => trx.selectFrom('usage_day').select('deliveries').execute());
  expect(used.reduce((sum, { deliveries }) => sum + Number(deliveries), 0)).toBe(4);
});

it('tries what is stuck at a step again, and lets the rest go with a reason', async () => {
  const { flowId, nodeId } = await step();
  const what = { kind: 'step', flowId, nodeId } as const;
  const planned = await planRetry(demo.world, {
    member: demo.owner,
    plan: { what, from: 'failed', version: 'pinned' },
  });
  if (!planned.ok) throw new Error('There is nothing to try again.');
  const { id: taskId, things } = planned.value;
  expect(things).toBe(3);
  const task = async () => (await listRetries(demo.world, { member: demo.owner, taskId }))[0];
  await vi.waitFor(async () => expect((await task())?.state).toBe('ready'), 15_000);
  await inside((trx) =>
    sql`insert into sku_map (workspace_id, connection_id, sku, target_sku)
      select ${demo.owner.workspaceId}, ${demo.at.store}, ${unlistedProduct.sku}, content -> 'lines' -> 0 ->> 'sku'
      from "order" where connection_id = ${demo.at.harbour} limit 1`.execute(trx),
  );
  await beginRetry(demo.world, { member: demo.owner, taskId, careful: true });
  await vi.waitFor(async () => expect((await task())?.state).toBe('done'), 20_000);
  expect((await task())?.result).toMatchObject([{ kind: 'created', count: 3 }]);
  expect((await list()).steps).toEqual([]);

  demo.sandbox.simulators.lantern.place({ skus: ['NO-SUCH-THING'], quantity: 1 });
  await vi.waitFor(async () => expect((await step()).stuck).toBe(1), 15_000);
  const close = (code: string | null) =>
    closeStep(demo.world, { member: demo.owner, step: { flowId, nodeId }, code, reason: 'A test' });
  expect(await close('channel.down')).toMatchObject({ ok: false });
  expect(await close(null)).toEqual({ ok: true, value: { closed: 1 } });
  expect((await list()).steps).toEqual([]);
  expect((await auditTrail(demo.world, demo.owner)).at(-1)).toMatchObject({ action: 'problems.stepClosed' });
}, 90_000);

it('shows nothing of a workspace to whom it does not belong', async () => {
  const eve = await aMember(demo.world, { name: 'Eve' });
  expect(await listSteps(demo.world, { places: [eve], filter: { flowId: demo.flows.toStore } })).toEqual({
    steps: [],
    slowest: [],
  });
  const about = { member: eve, flowId: demo.flows.toStore, nodeId: 'publish', range: 'day', timeZone: 'UTC' } as const;
  expect(await getStep(demo.world, about)).toMatchObject({ ok: false });
});

it('puts the client who most needs somebody first', async () => {
  const { owner, world } = demo;
  const [first] = await listClients(world, { userId: owner.userId, timeZone: 'UTC' });
  expect(first).toMatchObject({ slug: owner.slug, state: 'flowing', ordersToday: 8, needsFix: 0, quiet: [] });
  const eve = await aMember(world, { name: 'Eve' });
  await withWorkspace(world.db, owner.workspaceId, (trx) =>
    trx.insertInto('member').values({ workspace_id: owner.workspaceId, user_id: eve.userId, role: 'viewer' }).execute(),
  );
  const mine = async () => (await listClients(world, { userId: eve.userId, timeZone: 'UTC' })).map(({ slug }) => slug);
  expect(await mine()).toEqual([eve.slug]);
  await inside((trx) =>
    sql`update member set until = now() + interval '1 day' where user_id = ${eve.userId}`.execute(trx),
  );
  demo.sandbox.simulators.lantern.place({ skus: ['NO-SUCH-THING'], quantity: 1 });
  await vi.waitFor(async () => expect(await mine()).toEqual([owner.slug, eve.slug]), 15_000);
});

it('counts an order once, however much of it is stuck, and a message that belongs to none', async () => {
  const { owner, world } = demo;
  const stands = async () => {
    const rows = await listClients(world, { userId: owner.userId, timeZone: 'UTC' });
    const { needsFix, value, shipBy } = rows.find(({ slug }) => slug === owner.slug) ?? {};
    const home = await summarizeHome(world, { member: owner, timeZone: 'UTC' });
    return { needsFix, value, shipBy, atHome: home.needsFix, atRisk: home.flowing.atRisk };
  };
  const one = { needsFix: 1, atHome: 1, value: [{ currency: expect.any(String) }] };
  await vi.waitFor(async () => expect(await stands()).toMatchObject(one), 15_000);
  const before = await stands();
  await inside((trx) =>
    sql`insert into problem (workspace_id, id, code, message, order_id)
      select workspace_id, gen_random_uuid(), 'sku.ambiguous', message, order_id from problem where resolved_at is null`.execute(
      trx,
    ),
  );
  expect(await stands()).toEqual(before);
  await inside((trx) =>
    sql`insert into problem (workspace_id, id, code, message)
      values (${owner.workspaceId}, gen_random_uuid(), 'message.unreadable', 'It cannot be read.')`.execute(trx),
  );
  expect(await stands()).toEqual({ ...before, needsFix: 2, atHome: 2 });
});
