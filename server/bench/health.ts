import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CompiledQuery } from 'kysely';
import { openDatabase } from '../db/connection';
import { migrateToLatest } from '../db/migrate';
import { countSteps } from '../db/queries/step-times';
import { refreshStatistics } from '../db/queries/sweeping';
import { withWorkspace } from '../db/with-workspace';
import { startEmbeddedPostgres } from '../setup/embedded-postgres';
import { worldOver } from '../tooling/test-world';
import { appRouter } from '../trpc/app-router';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { measureFirstPages } from './first-pages';
import { questions } from './health-questions';
import { percentiles } from './percentiles';
import { lookAtPlans } from './plans';
import { findSeeded, seedHealth, watcherId } from './seed-health';

/**
 * `npm run bench:health`: what the health, orders and runs pages ask, over a million runs, and how long their first pages take in a
 * browser (after `npm run build`). Ends with 1 when something is over its budget.
 */
const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    runs: { type: 'string', default: '1000000' },
    problems: { type: 'string', default: '100000' },
    workspaces: { type: 'string', default: '50' },
    rounds: { type: 'string', default: '60' },
    /** Only the questions and pages whose name begins with one of these, e.g. "steps,clients,first_page". */
    only: { type: 'string', default: '' },
    /** A folder that keeps the filled database for the next time; filling it takes minutes. */
    keep: { type: 'string', default: '' },
  },
});
const budgetMs = 150;
const pageBudgetMs = 1_000;
const wanted = options.only.split(',');
const isWanted = (name: string) => wanted.some((start) => name.startsWith(start));

function tell(line: Record<string, unknown>): void {
  if (options.json) console.log(JSON.stringify(line));
  else
    console.log(
      Object.entries(line)
        .map(([key, value]) => `${key} ${value}`)
        .join('  '),
    );
}

// Filled once and read: no reason to wait for the disk.
const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };
const dataFolder = options.keep === '' ? mkdtempSync(join(tmpdir(), 'sluice-bench-')) : options.keep;
mkdirSync(dataFolder, { recursive: true });
chmodSync(dataFolder, 0o711);
const server = await startEmbeddedPostgres({ dataFolder, log: () => undefined, settings });
try {
  await migrateToLatest(server.url);
  const started = performance.now();
  const size = {
    runs: Number(options.runs),
    problems: Number(options.problems),
    workspaces: Number(options.workspaces),
  };
  const workspaces = (await findSeeded(server.url)) ?? (await seedHealth(server.url, size));
  tell({ name: 'seed', seconds: Math.round((performance.now() - started) / 1000), ...size });
  if (!(await measure(server.url, workspaces))) process.exitCode = 1;
  for (const line of isWanted('first_page') ? await measureFirstPages(server.url, workspaces) : []) {
    tell({ ...line });
    if (line.p75_ms > pageBudgetMs) process.exitCode = 1;
  }
} finally {
  await server.stop();
  if (options.keep === '') rmSync(dataFolder, { recursive: true, force: true });
}

/** @returns false when a question took too long, or would read a large table whole */
async function measure(url: string, workspaces: readonly string[]): Promise<boolean> {
  const seen: CompiledQuery[] = [];
  const db = await openDatabase({ url, name: 'sluice bench', onQuery: (query) => seen.push(query) });
  const world = worldOver(db);
  // As the sweeper does, once an hour.
  await withWorkspace(db, workspaces, (trx) => countSteps(workspaces).execute(trx));
  await withWorkspace(db, workspaces, (trx) => refreshStatistics.execute(trx));
  const places = await Promise.all(workspaces.map((id, index) => openPlace(world, { id, index })));
  let isWell = true;
  for (const question of questions.filter(({ name }) => isWanted(name))) {
    seen.length = 0;
    await askAt(places, { question, round: 0 });
    const { scans, pages } = await lookAtPlans(db, [...seen]);
    const { p50, p95 } = percentiles(await timesOf(question, places));
    const read = { pages, ...(scans.length > 0 && { seq_scans: scans.join(', ') }) };
    tell({ name: question.name, p50_ms: p50, p95_ms: p95, ...read });
    isWell &&= p95 <= budgetMs && scans.length === 0;
  }
  await db.destroy();
  return isWell;
}

type Question = (typeof questions)[number];
type Place = Awaited<ReturnType<typeof openPlace>>;

async function timesOf(question: Question, places: readonly Place[]): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < Number(options.rounds); round += 1) {
    const began = performance.now();
    await askAt(places, { question, round });
    times.push(performance.now() - began);
  }
  return times;
}

/** Half of the questions are about the largest workspace. */
function askAt(places: readonly Place[], { question, round }: { question: Question; round: number }): Promise<unknown> {
  const place = places[round % 2 === 0 ? 0 : round % places.length];
  if (!place) throw new Error('There are no workspaces.');
  return question.ask(place.caller, { ...place, n: round });
}

async function openPlace(world: World, { id, index }: { id: string; index: number }) {
  const slug = `w-${index + 1}`;
  const person = { userId: 'nobody', userName: 'Nobody', address: null, isConsultant: false };
  const member: Member = { workspaceId: id, slug, workspaceName: slug, role: 'owner', ...person };
  const caller = appRouter.createCaller({
    world,
    account: { id: watcherId, name: 'Wanda', email: 'wanda@example.com' },
    address: null,
    findMember: () => Promise.resolve(member),
    noteDenied: () => Promise.resolve(),
  });
  const found = await withWorkspace(world.db, id, async (trx) => {
    const named = (name: string) =>
      trx.selectFrom('connection').select('id').where('name', '=', name).executeTakeFirstOrThrow();
    return {
      flowId: (await trx.selectFrom('flow').select('id').orderBy('name').executeTakeFirstOrThrow()).id,
      connectionId: (await named('Store')).id,
      sourceId: (await named('Harbour')).id,
      idleId: (await named('Idle')).id,
    };
  });
  return { id, workspace: slug, caller, ...found };
}
