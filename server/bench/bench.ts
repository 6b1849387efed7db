import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { migrateToLatest } from '../db/migrate';
import * as seed from '../faults/seed';
import { createTestWorld } from '../faults/test-world';
import { startEmbeddedPostgres } from '../setup/embedded-postgres';
import { type Child, startChild } from './child';
import { measureLabels } from './measure-labels';
import { percentiles } from './percentiles';
import { measurePgBoss } from './pgboss-ceiling';
import { postgresCpuMs } from './postgres-cpu';
import { resetStatements, tellStatements } from './statements';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    orders: { type: 'string', default: '6000' },
    workers: { type: 'string', default: '1' },
    workspaces: { type: 'string', default: '1' },
    only: { type: 'string' },
    profile: { type: 'string' },
    cpu: { type: 'boolean', default: false },
    sql: { type: 'boolean', default: false },
  },
});
const profile = options.profile ?? null;
const wants = (name: string) => options.only === undefined || options.only.split(',').includes(name);

type Line = { readonly name: string } & Readonly<Record<string, number | string>>;
function tell(line: Line): void {
  if (options.json) console.log(JSON.stringify(line));
  else
    console.log(
      Object.entries(line)
        .map(([key, value]) => (key === 'name' ? `${value}:` : `${key} ${value}`))
        .join('  '),
    );
}

if (wants('labels')) tell(await measureLabels());

const dataFolder = mkdtempSync(join(tmpdir(), 'sluice-bench-'));
chmodSync(dataFolder, 0o711);
const watched = { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track': 'all' };
const server = await startEmbeddedPostgres({
  dataFolder,
  log: () => undefined,
  ...(options.sql && { settings: watched }),
});
try {
  await migrateToLatest(server.url);
  await assertDurable(server.url);
  const place = await prepare(server.url);
  if (wants('accept')) await benchAccept(place);
  const workers = await startWorkers(server.url);
  await pause(500);
  if (wants('idle')) await benchIdle(place);
  if (wants('end_to_end')) await benchEndToEnd({ ...place, workers });
  await Promise.all(workers.map((worker) => worker.stop()));
  await Promise.all([place.load.stop(), place.web.stop(), place.store.stop()]);
  if (wants('pgboss_ceiling'))
    tell({ name: 'pgboss_ceiling', jobs_per_s: Math.round(await measurePgBoss(server.url, { jobs: 20_000 })) });
} finally {
  await server.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}

interface Place {
  readonly web: Child;
  readonly store: Child;
  readonly load: Child;
}

/** Numbers from a database that may forget are worth nothing. */
async function assertDurable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const { rows } = await client.query(`show ${setting}`);
    if (rows[0]?.[setting] !== 'on') throw new Error(`${setting} is off`);
  }
  await client.end();
}

async function prepare(url: string): Promise<Place> {
  const store = await startChild('store-process', { profile, given: {} });
  const { port: storePort } = await store.ask<{ port: number }>({});
  const world = await createTestWorld({ url });
  const tokens: string[] = [];
  for (let count = 0; count < Number(options.workspaces); count += 1) {
    const workspaceId = await seed.seedWorkspace(world.db);
    const market = await seed.seedConnection(world.db, { workspaceId, connector: 'test-market' });
    const destination = await seed.seedConnection(world.db, {
      workspaceId,
      connector: 'test-store',
      url: `http://127.0.0.1:${storePort}`,
    });
    await seed.seedFlow(world.db, {
      workspaceId,
      document: seed.fourNodeFlow({ from: market.id, to: destination.id }),
    });
    tokens.push(market.token);
  }
  await world.close();
  const web = await startChild('web-process', { profile, given: { url } });
  const { port } = await web.ask<{ port: number }>({});
  const load = await startChild('load-process', { profile, given: { port, tokens } });
  return { web, store, load };
}

function startWorkers(url: string): Promise<Child[]> {
  const count = Number(options.workers);
  return Promise.all(Array.from({ length: count }, () => startChild('worker-process', { profile, given: { url } })));
}

interface Sent {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly times: number[];
  readonly bytes: number;
}
interface Received {
  readonly count: number;
  readonly twice: number;
  readonly lastAt: number;
  readonly at: number | null;
}

async function benchAccept({ load }: Place): Promise<void> {
  await load.ask<Sent>({ prefix: 'warm', count: 300, connections: 32 });
  const sent = await load.ask<Sent>({ prefix: 'accept', count: 4000, connections: 64 });
  const seconds = (sent.endedAt - sent.startedAt) / 1000;
  const { p50, p99 } = percentiles(sent.times);
  tell({ name: 'accept', per_s: Math.round(sent.times.length / seconds), p50_ms: p50, p99_ms: p99, bytes: sent.bytes });
}

async function benchIdle({ load, store }: Place): Promise<void> {
  await arrived(store, await undelivered(store));
  const times: number[] = [];
  for (let turn = 0; turn < 60; turn += 1) {
    await pause(80);
    const before = await store.ask<Received>({});
    const sent = await load.ask<Sent>({ prefix: `idle${turn}`, count: 1, connections: 1 });
    await arrived(store, before.count + 1);
    const { at } = await store.ask<Received>({ number: `idle${turn}-0` });
    if (turn >= 10 && at !== null) times.push(at - sent.startedAt);
  }
  const { p50, p95 } = percentiles(times);
  tell({ name: 'idle', p50_ms: p50, p95_ms: p95 });
}

/** What the accept measurement left behind is delivered first. */
async function undelivered(store: Child): Promise<number> {
  let last = -1;
  for (let { count } = await store.ask<Received>({}); count !== last; { count } = await store.ask<Received>({})) {
    last = count;
    await pause(2_000);
  }
  return last;
}

async function benchEndToEnd({ load, store, web, workers }: Place & { workers: readonly Child[] }): Promise<void> {
  const orders = Number(options.orders);
  const { count: before } = await store.ask<Received>({});
  await load.ask<Sent>({ prefix: 'warm-e2e', count: 500, connections: 32 });
  await arrived(store, before + 500);
  const parts = { web: [web], workers, load: [load], store: [store] };
  if (options.sql) await resetStatements({ url: server.url, dataFolder });
  const cpuBefore = await cpuOf(parts);
  const sent = await load.ask<Sent>({ prefix: 'e2e', count: orders, connections: 64 });
  const { lastAt, twice } = await arrived(store, before + 500 + orders);
  if (twice > 0) throw new Error(`${twice} orders were delivered twice.`);
  if (options.sql) await tellStatements({ url: server.url, dataFolder, orders });
  if (options.cpu) tellCpu({ orders, before: cpuBefore, after: await cpuOf(parts) });
  const seconds = (lastAt - sent.startedAt) / 1000;
  const accepted = orders / ((sent.endedAt - sent.startedAt) / 1000);
  tell({
    name: 'end_to_end',
    orders_per_s: Math.round(orders / seconds),
    orders,
    accepted_per_s: Math.round(accepted),
    cores: availableParallelism(),
  });
}

type Cpu = Readonly<Record<string, number>>;

/** Milliseconds of processor time so far, by part: on a machine with other work to do it says more than the clock. */
async function cpuOf(parts: Readonly<Record<string, readonly Child[]>>): Promise<Cpu> {
  const known: Record<string, number> = { postgres: postgresCpuMs(dataFolder) };
  for (const [name, children] of Object.entries(parts)) {
    const each = await Promise.all(children.map((child) => child.ask<number>({ cpu: true })));
    known[name] = each.reduce((sum, ms) => sum + ms, 0);
  }
  return known;
}

function tellCpu({ orders, before, after }: { orders: number; before: Cpu; after: Cpu }): void {
  const perOrder = Object.keys(after).map((name) => [
    name,
    Math.round((((after[name] ?? 0) - (before[name] ?? 0)) / orders) * 1000),
  ]);
  tell({ name: 'cpu_us_per_order', ...Object.fromEntries(perOrder) });
}

async function arrived(store: Child, count: number): Promise<Received> {
  const patience = Date.now() + 180_000;
  for (;;) {
    const received = await store.ask<Received>({});
    if (received.count >= count) return received;
    if (Date.now() > patience) throw new Error(`Only ${received.count} of ${count} orders were delivered.`);
    await pause(20);
  }
}
