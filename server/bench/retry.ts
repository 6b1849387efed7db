import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { migrateToLatest } from '../db/migrate';
import { uuidv7 } from '../db/uuidv7';
import { withWorkspace } from '../db/with-workspace';
import { aHouse, type House, until } from '../faults/a-house';
import { createdAtShop, openProblemsOf } from '../faults/ledger-of';
import { anOrderMessage } from '../faults/seed';
import { type Spawned, spawnWorker } from '../faults/spawn-process';
import { beginRetry } from '../health/begin-retry';
import { listRetries, type RetryView } from '../health/list-retries';
import { planRetry } from '../health/plan-retry';
import { stopRetry } from '../health/stop-retry';
import { startEmbeddedPostgres } from '../setup/embedded-postgres';
import { cloneParked } from '../tooling/clone-parked';
import type { Member } from '../workspaces/member';
import { percentiles } from './percentiles';

// npm run bench:retry -- --orders 100000 --json: every order a list is narrowed down to, tried again together: how long the preview takes,
// how long it takes to stop halfway, how fast the rest goes and how much memory a worker needs for it. Ends with 1 when an order was made
// twice, or what has come of them is not what the preview said.
const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, orders: { type: 'string', default: '100000' } },
});
const orders = Number(options.orders);
const slice = 10_000;

function tell(line: Readonly<Record<string, number | string>>): void {
  if (options.json) console.log(JSON.stringify(line));
  else
    console.log(
      `${Object.entries(line)
        .map(([key, value]) => `${key} ${value}`)
        .join('  ')}`,
    );
}

const dataFolder = mkdtempSync(join(tmpdir(), 'sluice-bench-'));
chmodSync(dataFolder, 0o711);
const server = await startEmbeddedPostgres({ dataFolder, log: () => undefined });
try {
  await migrateToLatest(server.url);
  const house = await aHouse({ url: server.url });
  await park(house);
  const member = await aPerson(house);
  const worker = await spawnWorker(server.url);
  try {
    await measure({ house, member, worker });
  } finally {
    worker.kill('SIGTERM');
    await worker.ended;
    await house.close();
  }
} finally {
  await server.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}

interface Place {
  readonly house: House;
  readonly member: Member;
  readonly worker: Spawned;
}

async function measure({ house, member, worker }: Place): Promise<void> {
  const first = await plan({ house, member });
  tell({ name: 'retry.preview', orders: first.task.things, plan_ms: first.planMs, preview_ms: first.previewMs });
  await begin({ house, member }, first.task.id);
  await follow({ house, member }, { id: first.task.id, until: ({ ended }) => ended >= orders / 2 });
  const asked = performance.now();
  await stopRetry(house.world, { member, taskId: first.task.id });
  const isCancelled = ({ state }: RetryView) => state === 'cancelled';
  const { task: stopped } = await follow({ house, member }, { id: first.task.id, until: isCancelled });
  tell({ name: 'retry.cancel', ms: Math.round(performance.now() - asked), begun: stopped.begun, ended: stopped.ended });

  const rest = await plan({ house, member });
  tell({ name: 'retry.preview', orders: rest.task.things, plan_ms: rest.planMs, preview_ms: rest.previewMs });
  const started = performance.now();
  await begin({ house, member }, rest.task.id);
  const isDone = ({ state }: RetryView) => state === 'done';
  const { task: done, askedMs } = await follow({ house, member }, { id: rest.task.id, until: isDone });
  const seconds = (performance.now() - started) / 1000;
  const { p50, p95 } = percentiles(askedMs);
  tell({
    name: 'retry.rest',
    orders: done.ended,
    seconds: Math.round(seconds),
    orders_per_s: Math.round(done.ended / seconds),
    progress_p50_ms: p50,
    progress_p95_ms: p95,
    worker_peak_mb: peakOf(worker),
  });
  await holdAgainst(house, { previews: [first.task, rest.task], results: [stopped, done] });
}

/** What the destination has written down is what counts. */
async function holdAgainst(
  house: House,
  { previews, results }: { previews: readonly [RetryView, RetryView]; results: readonly RetryView[] },
): Promise<void> {
  const [all, rest] = previews;
  const promised = countOf(all.preview, 'create');
  const created = results.reduce((sum, { result }) => sum + countOf(result, 'created'), 0);
  const atShop = createdAtShop(house);
  const twice = [...atShop.values()].filter((count) => count !== 1).length;
  const open = (await openProblemsOf(house)).length;
  const isAsSaid = promised === orders && created === promised && atShop.size === orders && twice === 0 && open === 0;
  const isWhole = rest.things === orders - (results[0]?.begun ?? 0);
  tell({ name: 'retry.result', promised, created, at_shop: atShop.size, twice, still_open: open });
  if (!isAsSaid || !isWhole) process.exitCode = 1;
}

function countOf(lines: RetryView['preview'], kind: string): number {
  return lines.find((line) => line.kind === kind)?.count ?? 0;
}

type Asking = Pick<Place, 'house' | 'member'>;

async function plan({ house, member }: Asking) {
  const asked = performance.now();
  const what = { kind: 'search', search: { state: 'needsFix' } } as const;
  const world = { db: house.world.db, newId: uuidv7 };
  const planned = await planRetry(world, { member, plan: { what, from: 'failed', version: 'pinned' } });
  if (!planned.ok) throw new Error(planned.problems[0]?.message);
  const planMs = Math.round(performance.now() - asked);
  const isReady = ({ state }: RetryView) => state === 'ready';
  const { task } = await follow({ house, member }, { id: planned.value.id, until: isReady });
  return { task, planMs, previewMs: Math.round(performance.now() - asked) };
}

async function begin({ house, member }: Asking, taskId: string): Promise<void> {
  const begun = await beginRetry(house.world, { member, taskId, careful: true });
  if (!begun.ok) throw new Error(begun.problems[0]?.message);
}

/** As the page does: asks again and again how far it is. */
async function follow(
  { house, member }: Asking,
  { id, until: isEnough }: { id: string; until: (task: RetryView) => boolean },
): Promise<{ readonly task: RetryView; readonly askedMs: readonly number[] }> {
  const askedMs: number[] = [];
  for (;;) {
    const asked = performance.now();
    const [task] = await listRetries(house.world, { member, taskId: id });
    askedMs.push(performance.now() - asked);
    if (!task) throw new Error('The task is gone.');
    if (isEnough(task)) return { task, askedMs };
    await pause(500);
  }
}

/** So many orders that stopped for one cause, which is gone by now. */
async function park(house: House): Promise<void> {
  house.shop.onWrite = () => 'unknownSku';
  const worker = await spawnWorker(house.url);
  await house.post(anOrderMessage('first'));
  await until('the first one stops', { holds: async () => (await openProblemsOf(house)).length === 1 });
  worker.kill('SIGTERM');
  await worker.ended;
  const orderId = await onlyOrder(house);
  for (let after = 0; after < orders - 1; after += slice) {
    const copies = Math.min(slice, orders - 1 - after);
    await cloneParked(house.world.db, { workspaceId: house.workspaceId, orderId, copies, after });
  }
  house.shop.onWrite = () => null;
}

async function onlyOrder({ world, workspaceId }: House): Promise<string> {
  const found = await withWorkspace(world.db, workspaceId, (trx) => trx.selectFrom('order').select('id').execute());
  return found[0]?.id ?? '';
}

async function aPerson({ world, workspaceId }: House): Promise<Member> {
  const userId = uuidv7();
  const person = { id: userId, name: 'Ana Ruiz', email: `${userId}@example.com` };
  await world.db.insertInto('auth_user').values(person).execute();
  const names = { slug: 'bench', workspaceName: 'Bench', userName: 'Ana Ruiz', address: null, isConsultant: false };
  return { workspaceId, userId, role: 'owner', ...names };
}

/** The most memory it ever had, where the system says so. */
function peakOf({ child }: Spawned): number | string {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? 'unknown' : Math.round(Number(kilobytes) / 1024);
  } catch {
    return 'unknown';
  }
}
