import { setTimeout as pause } from 'node:timers/promises';
import { findDueLooks, giveSettings } from '../db/queries/alerts';

import { findDueConversions } from '../db/queries/conversions';
import { countHours } from '../db/queries/dashboard';
import { addUpTraffic, dropOldTraffic } from '../db/queries/flow-traffic';
import { findGatheringFlows } from '../db/queries/late-lists';
import { findDuePaperJobs } from '../db/queries/paper-jobs';
import { findDuePurges } from '../db/queries/purging';
import { dropOldTasks, findIdleTasks } from '../db/queries/retry-tasks';
import { beginDueChecks, findIdleChecks } from '../db/queries/source-checks';
import { countSteps, dropOldStepTimes } from '../db/queries/step-times';
import * as queries from '../db/queries/sweeping';
import { findDueEndpoints, findListeners } from '../db/queries/webhooks';
import { type Trx, withWorker, withWorkspace } from '../db/with-workspace';
import { canBeCompared } from './check.job';
import { dueLists } from './due-lists';
import { queueSchema } from './queues';
import {
  ringAnnounce,
  ringBackfill,
  ringCheck,
  ringConvert,
  ringDecide,
  ringDeliver,
  ringLate,
  ringPoll,
  ringPurge,
  ringRetry,
  ringWatch,
  ringWebhooks,
} from './ring';
import type { World } from './world';

/** Longer than a delivery may wait and then take (lane-pump.ts): until then its worker may still be at it. */
const patienceSeconds = 40;
const everyMs = 3_000;
const workspacesAtOnce = 100;

/** Finds everything that has work to do and no bell ringing for it: after a crash, a lost ring, or simply because its time has come. */
export async function sweep(world: World): Promise<void> {
  const workspaces = await withWorker(world.db, (trx) => queries.listWorkspaces(trx).execute());
  const ids = workspaces.map(({ id }) => id);
  for (let start = 0; start < ids.length; start += workspacesAtOnce) {
    const part = ids.slice(start, start + workspacesAtOnce);
    const found = await withWorkspace(world.db, part, (trx) => findWork(trx, { part, world }));
    if (found) await ringFor(world, { part, found });
  }
  await withWorker(world.db, refreshStatistics);
}

/** A table that has grown much since the planner last looked is looked at now, not when autovacuum gets to it. */
async function refreshStatistics(trx: Trx): Promise<void> {
  const { rows } = await queries.trySweep('statistics').execute(trx);
  if (rows[0]?.mine) await queries.refreshStatistics.execute(trx);
}

/** Null: another sweeper is at it, and one is enough. */
async function findWork(trx: Trx, { part, world }: { part: readonly string[]; world: World }) {
  const { rows } = await queries.trySweep(part[0] ?? '').execute(trx);
  if (!rows[0]?.mine) return null;
  await queries.releaseHeld(part).execute(trx);
  await addUpTraffic(part).execute(trx);
  await dropOldTraffic(part).execute(trx);
  await dropOldTasks(part).execute(trx);
  await countHours(part).execute(trx);
  await giveSettings(part).execute(trx);
  await countSteps(part).execute(trx);
  await dropOldStepTimes(part).execute(trx);
  await beginDueChecks(part, { connectors: comparable(world) }).execute(trx);
  const given = await queries.giveUpSending(part, { seconds: patienceSeconds }).execute(trx);
  if (given.rows.length > 0) {
    world.log.warn({ deliveries: given.rows.length }, 'Deliveries lost their worker; looking them up');
  }
  return {
    undecided: (await queries.findUndecided(part).execute(trx)).rows.map(({ workspaceId }) => workspaceId),
    due: (await queries.findDueConnections(part).execute(trx)).rows,
    papers: [
      ...(await findDueConversions(part).execute(trx)).rows,
      ...(await findDuePaperJobs(part).execute(trx)).rows,
    ],
    polls: (await queries.findDuePolls(part).execute(trx)).rows,
    checks: (await findIdleChecks(part, { schema: queueSchema }).execute(trx)).rows,
    lists: await findDueLists(trx, { part, world }),
    retries: (await findIdleTasks(part, { schema: queueSchema }).execute(trx)).rows,
    looks: namesOf((await findDueLooks(part).execute(trx)).rows),
    listeners: namesOf((await findListeners(part).execute(trx)).rows),
    webhooks: (await findDueEndpoints(part).execute(trx)).rows,
    purges: (await findDuePurges(part, { schema: queueSchema }).execute(trx)).rows,
    backfills: (await queries.findIdleBackfills(part, { schema: queueSchema }).execute(trx)).rows,
  };
}

/** Workspaces where a list of late orders is due. */
async function findDueLists(trx: Trx, { part, world }: { part: readonly string[]; world: World }): Promise<string[]> {
  const { rows } = await findGatheringFlows(part).execute(trx);
  const now = world.now().toISOString();
  const due = rows.filter((flow) => dueLists(flow, now).length > 0);
  return [...new Set(due.map(({ workspaceId }) => workspaceId))];
}

const comparable = ({ connectors }: World) => [...connectors.values()].filter(canBeCompared).map(({ id }) => id);

const namesOf = (rows: readonly { readonly workspaceId: string }[]) => rows.map(({ workspaceId }) => workspaceId);

type Found = NonNullable<Awaited<ReturnType<typeof findWork>>>;

/** A transaction for each kind: whoever rings two bells in one transaction waits for others who ring them, and they for us. */
async function ringFor({ db }: World, { part, found }: { part: readonly string[]; found: Found }): Promise<void> {
  const ring = (work: (trx: Trx) => Promise<unknown>) => withWorkspace(db, part, work);
  const bells: readonly (readonly [found: readonly unknown[], bell: (trx: Trx) => Promise<unknown>])[] = [
    [found.undecided, (trx) => ringDecide(trx, found.undecided)],
    [found.due, (trx) => ringDeliver(trx, ...found.due)],
    [found.papers, (trx) => ringConvert(trx, namesOf(found.papers))],
    [found.lists, (trx) => ringLate(trx, found.lists)],
    [found.looks, (trx) => ringWatch(trx, found.looks)],
    [found.listeners, (trx) => ringAnnounce(trx, found.listeners)],
    [found.webhooks, (trx) => ringWebhooks(trx, found.webhooks)],
    [found.purges, (trx) => ringPurge(trx, namesOf(found.purges))],
  ];
  for (const [work, bell] of bells) if (work.length > 0) await ring(bell);
  for (const poll of found.polls) await ring((trx) => ringPoll(trx, poll));
  for (const check of found.checks) await ring((trx) => ringCheck(trx, check));
  for (const task of found.retries) await ring((trx) => ringRetry(trx, task));
  for (const backfill of found.backfills) await ring((trx) => ringBackfill(trx, backfill));
}

/** Sweeps every few seconds until the signal; a sweep that fails is logged and the next one tries again. */
export async function keepSweeping(world: World, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await sweep(world);
    } catch (error) {
      world.log.error({ err: error }, 'A sweep failed');
    }
    // Not all workers at the same moment.
    await pause(everyMs * (0.8 + Math.random() * 0.4), undefined, { signal }).catch(() => undefined);
  }
}
