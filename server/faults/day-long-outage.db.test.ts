import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtInRules } from '../../nodes/watch/alert-rule';
import { listOpen, listPast } from '../alerts/list-alerts';
import { saveRule } from '../alerts/save-rule';
import { openItems, statusOf } from '../connectors/simulator-kit/sim-order';
import { withWorkspace } from '../db/with-workspace';
import { watchWorkspace } from '../jobs/watch.job';
import { createMailer } from '../mail/mailer';
import { writtenTo } from '../tooling/read-mail';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';
import { until } from './a-house';
import { aMailServer, type TestMailServer } from './a-mail-server';

const hourMs = 60 * 60 * 1000;
let aheadMs = 0;
let mail: TestMailServer;
let demo: TestDemo;
beforeAll(async () => {
  mail = await aMailServer();
  const mailer = createMailer({ url: mail.url, from: 'Sluice <sluice@example.com>' });
  demo = await startTestDemo({ now: () => new Date(Date.now() + aheadMs), mailer });
}, 60_000);
afterAll(async () => {
  await demo.drop();
  await mail.close();
}, 60_000);

const inDemo = <Row>(statement: ReturnType<typeof sql<Row>>) =>
  withWorkspace(demo.world.db, demo.owner.workspaceId, async (trx) => (await statement.execute(trx)).rows);

/** The clock goes on: ours by itself, and the database's as every moment it has written down moves into the past. */
async function pass(ms: number): Promise<void> {
  aheadMs += ms;
  await inDemo(
    sql`update delivery set due_at = due_at - ${ms} * interval '1 millisecond' where state in ('planned', 'unknown')`,
  );
  await inDemo(sql`update connection set blocked_until = blocked_until - ${ms} * interval '1 millisecond'`);
}

const look = () =>
  watchWorkspace(demo.world, {
    job: { workspaceId: demo.owner.workspaceId },
    signal: new AbortController().signal,
  });
const failures = async () =>
  (await inDemo(sql<{ failures: number }>`select failures from connection where id = ${demo.at.store}`))[0]?.failures ??
  0;
const openStates = async () =>
  await inDemo(sql<{ n: number }>`select count(*)::int as n from delivery where connection_id = ${demo.at.store}
    and state in ('planned', 'sending', 'unknown')`);

function callOff(number: string): void {
  const { core } = demo.sandbox.simulators.harbour;
  const order = core.book.get(number);
  if (!order) throw new Error(`There is no order ${number}.`);
  core.desk.cancel(order.id, { reference: null, by: 'customer', reason: 'Too late', items: openItems(order) });
}

it('makes one alert of a shop that is down for a day, and then brings every order there that still stands, once', async () => {
  const [rule, to] = [builtInRules.get('connection'), 'shift@example.com'];
  if (!rule) throw new Error('There is a rule about connections.');
  await saveRule(demo.world, {
    member: demo.owner,
    ruleId: 'connection',
    rule: { ...rule, email: { members: [], addresses: [to] } },
  });
  const { store, harbour } = demo.sandbox.simulators;
  store.core.faults.add({ path: '/api', times: null, fault: { kind: 'status', status: 503 } });

  const placed: string[] = [];
  for (let hour = 0; hour < 24; hour += 1) {
    placed.push(...[harbour.place(), harbour.place()].map(({ number }) => number));
    // The very first is called off at its marketplace while the shop is down.
    if (hour === 12) callOff(placed[0] ?? '');
    const waiting = placed.length - (hour >= 12 ? 1 : 0);
    await until('they wait', { holds: async () => ((await openStates())[0]?.n ?? 0) >= waiting });
    const before = await failures();
    await pass(hourMs);
    // Enough of them for the shop to count as down; later ones only find it resting.
    if (hour < 3) await until('they are tried in vain', { holds: async () => (await failures()) > before });
    await look();
  }
  expect(await failures()).toBeGreaterThanOrEqual(5);
  const open = async () =>
    (await listOpen(demo.world, demo.owner)).filter(({ connectionId }) => connectionId === demo.at.store);
  // An order that is being tried at the very moment of a look is counted by the next one.
  await until('it counts every order that waits', {
    holds: async () => {
      await look();
      return ((await open())[0]?.orders ?? 0) >= placed.length - 1;
    },
  });
  const alerts = await open();
  expect(alerts).toMatchObject([{ title: 'Workshop Store does not answer' }]);
  expect(writtenTo(mail, to)).toHaveLength(1);
  expect(store.core.book.size).toBe(0);

  store.core.faults.clear();
  await until('everything is there', {
    withinMs: 60_000,
    holds: async () => {
      if (store.core.book.size >= placed.length - 1 && (await openStates())[0]?.n === 0) return true;
      await pass(60_000);
      return false;
    },
  });
  const there = store.core.book.newest({ offset: 0, limit: 200 });
  const standing = there
    .filter((order) => statusOf(order) !== 'cancelled')
    .map(({ details }) => details.source?.number);
  // Nothing is lost, nothing doubled, and what was called off does not come after its cancellation.
  expect(standing.toSorted()).toEqual(placed.slice(1).toSorted());
  expect(store.core.ledger.summary().filter(({ twice }) => twice.length > 0)).toEqual([]);
  expect(await inDemo(sql`select 1 from problem where resolved_at is null`)).toEqual([]);

  await look();
  const { rows } = await listPast(demo.world, { member: demo.owner, cursor: null, limit: 10 });
  const over = rows.filter(({ connectionId }) => connectionId === demo.at.store);
  expect(over).toMatchObject([{ id: alerts[0]?.id }]);
  const [told, resolved, ...more] = writtenTo(mail, to);
  expect(more).toEqual([]);
  expect(told).toContain('Workshop Store does not answer');
  expect(resolved).toMatch(/Resolved after (2\d h|1 day)/);
}, 180_000);
