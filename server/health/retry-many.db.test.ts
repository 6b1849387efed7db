import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Result } from '../../nodes/problem';
import { unlistedProduct } from '../connectors/simulator-kit/catalogue';
import { withWorkspace } from '../db/with-workspace';
import { chromiumRenderer } from '../labels/chromium-renderer';
import { listOrders } from '../orders/list-orders';
import { cloneParked } from '../tooling/clone-parked';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';
import { aColleague } from '../tooling/test-world';
import { startWorker } from '../worker';
import { beginRetry } from './begin-retry';
import { listRetries, type RetryView } from './list-retries';
import { planRetry } from './plan-retry';
import { stopRetry } from './stop-retry';

const copies = 9_999;
let demo: TestDemo;
const cause = () => ({ code: 'sku.unknown', subject: unlistedProduct.sku, connectionId: demo.at.store });

beforeAll(async () => {
  demo = await startTestDemo();
  const { number } = demo.sandbox.simulators.lantern.place({ skus: [unlistedProduct.sku], quantity: 1 });
  const first = await vi.waitFor(() => findOrder(number), 15_000);
  await cloneParked(demo.world.db, { workspaceId: demo.owner.workspaceId, orderId: first, copies });
}, 120_000);
afterAll(() => demo.drop(), 60_000);

const findOrder = async (number: string) => {
  const search = { search: number, state: 'needsFix', limit: 1 } as const;
  const [found] = (await listOrders(demo.world, { member: demo.owner, search })).rows;
  if (!found) throw new Error('It has not come to its stop.');
  return found.id;
};
const change = (statement: ReturnType<typeof sql>) =>
  withWorkspace(demo.world.db, demo.owner.workspaceId, (trx) => statement.execute(trx));

function value<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(({ message }) => message).join(' '));
}

async function task(taskId: string): Promise<RetryView> {
  const [found] = await listRetries(demo.world, { member: demo.owner, taskId });
  if (!found) throw new Error('The task is gone.');
  return found;
}
const until = (taskId: string, seen: (view: RetryView) => boolean) =>
  expect.poll(async () => seen(await task(taskId)), { timeout: 120_000, interval: 100 }).toBe(true);

async function plan(): Promise<string> {
  const asked = { what: { kind: 'cause', cause: cause() }, from: 'failed', version: 'pinned' } as const;
  const { id } = value(await planRetry(demo.world, { member: demo.owner, plan: asked }));
  await until(id, ({ state }) => state === 'ready');
  return id;
}
const begin = (taskId: string, careful = true) => beginRetry(demo.world, { member: demo.owner, taskId, careful });
const counts = (lines: RetryView['preview']) => Object.fromEntries(lines.map(({ kind, count }) => [kind, count]));
const inStore = () => demo.sandbox.simulators.store.core.book.newest({ offset: 0, limit: 20_000 });

it('sends one first, and nothing else when that one fails as before', async () => {
  const id = await plan();
  value(await begin(id));
  await until(id, ({ state }) => state === 'held');
  expect(await task(id)).toMatchObject({ begun: 1, ended: 1, result: [{ kind: 'needsFix', count: 1 }] });
  expect((await task(id)).problem).toContain(unlistedProduct.sku);
  expect(inStore()).toHaveLength(0);
  value(await stopRetry(demo.world, { member: demo.owner, taskId: id }));
  await until(id, ({ state }) => state === 'cancelled');
}, 60_000);

it('leaves more than 100 at once to owners and admins', async () => {
  const editor = await aColleague(demo.world, { of: demo.owner, name: 'Tom Berg', role: 'editor' });
  const taskId = await plan();
  expect(await beginRetry(demo.world, { member: editor, taskId, careful: true })).toMatchObject({ ok: false });
});

it('does to 10,000 orders exactly what its preview says, through a stop and the death of a worker', async () => {
  const { workspaceId } = demo.owner;
  await change(sql`update "order" set cancellation = 'cancelled' where number in ('C-10', 'C-20')`);
  await change(sql`insert into order_link (workspace_id, connection_id, remote_id, order_id)
    select ${workspaceId}, ${demo.at.store}, 'there-' || number, id from "order" where number in ('C-30', 'C-40', 'C-50', 'C-60')`);
  await change(sql`update delivery set problem_code = 'sluice.bug', unsure_since = now() - interval '1 hour'
    where order_id in (select id from "order" where number in ('C-70', 'C-80'))`);
  const known = demo.sandbox.simulators.harbour.place().lines[0]?.sku ?? '';
  await expect.poll(() => inStore().length, { timeout: 15_000 }).toBe(1);
  await change(sql`insert into sku_map (workspace_id, connection_id, sku, target_sku)
    values (${workspaceId}, ${demo.at.store}, ${unlistedProduct.sku}, ${known})`);

  const begun = await plan();
  const expected = { create: copies + 1 - 6, link: 4, cancelled: 2 };
  expect(counts((await task(begun)).preview)).toEqual(expected);
  value(await begin(begun));
  await until(begun, ({ ended }) => ended > 300);
  value(await stopRetry(demo.world, { member: demo.owner, taskId: begun }));
  await until(begun, ({ state }) => state === 'cancelled');
  const stopped = await task(begun);
  expect(stopped.begun).toBe(stopped.ended);
  expect(stopped.begun).toBeLessThan(copies);

  const rest = await plan();
  expect((await task(rest)).things).toBe(copies + 1 - stopped.begun);
  value(await begin(rest));
  await until(rest, ({ ended }) => ended > 300);
  await demo.worker.stop();
  const { begun: atRest, state } = await task(rest);
  expect([atRest < copies, state]).toEqual([true, 'running']);
  const worker = await startWorker(demo.world, { url: demo.url, renderer: chromiumRenderer() });
  await until(rest, (view) => view.state === 'done');
  await worker.stop();

  const both = [stopped, await task(rest)].map(({ result }) => counts(result));
  const sum = (kind: string) => both.reduce((total, one) => total + (one[kind] ?? 0), 0);
  expect({ create: sum('created'), link: sum('linked'), cancelled: sum('cancelled') }).toEqual(expected);
  expect(sum('needsFix')).toBe(0);
  const numbers = inStore().map(({ details }) => details.source?.number);
  expect(numbers).toHaveLength(expected.create + 1);
  expect(new Set(numbers).size).toBe(numbers.length);
}, 300_000);
