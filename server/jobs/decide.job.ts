import { sql } from 'kysely';
import type { Problem } from '../../nodes/problem';
import { isRefusal } from '../db/is-refusal';
import { claimEntries } from '../db/queries/decide-reads';
import { settleRuns } from '../db/queries/runs';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { decide, type Fault } from '../engine/decide';
import { noWrites, type Writes } from '../engine/writes';
import { claimLiveErrands } from './claim-errands';
import { crashPoint } from './crash-point';
import { FlowCache } from './flow-cache';
import { loadDecision } from './load-decision';
import type { DecideJob } from './queues';
import { ringDecide } from './ring';
import type { World } from './world';
import { writeDecision } from './write-decision';

const batchSize = 200;

/** Answers "workspace W has news". */
export type DecideHandler = (job: DecideJob) => Promise<void>;

/**
 * One lane per workspace: whoever holds it decides a batch of its entries, in the order they came in. More left? Then it rings its own
 * bell again, which puts it at the end of the line: a workspace with a backlog takes turns with the others.
 */
export function createDecideHandler(world: World): DecideHandler {
  const lane = { world, flows: new FlowCache() };
  return async ({ workspaceId }) => {
    try {
      await decideBatch(lane, { workspaceId, limit: batchSize });
    } catch (error) {
      world.log.error({ err: error, workspaceId }, 'A batch could not be decided; trying it in parts');
      await decideInParts(lane, { workspaceId, limit: batchSize / 2 });
    }
  };
}

interface Lane {
  readonly world: World;
  readonly flows: FlowCache;
}
interface Turn {
  readonly workspaceId: string;
  readonly limit: number;
}

/** Halves the batch until the culprit stands alone, and sets it aside. */
async function decideInParts(lane: Lane, { workspaceId, limit }: Turn): Promise<void> {
  try {
    await decideBatch(lane, { workspaceId, limit });
  } catch (error) {
    // Anything else is an outage: the bell goes on ringing until it is over.
    if (!isRefusal(error)) throw error;
    if (limit > 1) await decideInParts(lane, { workspaceId, limit: Math.floor(limit / 2) });
    else await setFirstAside(lane, { workspaceId, error });
  }
}

async function decideBatch({ world, flows }: Lane, { workspaceId, limit }: Turn): Promise<void> {
  await withWorkspace(world.db, workspaceId, async (trx) => {
    await holdLane(trx, workspaceId);
    const errands = await claimLiveErrands(trx, { workspaceId, limit });
    const entries = await claimEntries(trx, { workspaceId, limit }).execute();
    if (entries.length + errands.length === 0) return;
    const input = await loadDecision(trx, { world, workspaceId, flows, entries, errands });
    const { writes, faults } = decide(input);
    await writeDecision(trx, { workspaceId, writes });
    await setFaultsAside(trx, { world, workspaceId, faults });
    if (entries.length === limit || errands.length === limit) await ringDecide(trx, [workspaceId]);
    crashPoint('decide.beforeCommit');
  });
  crashPoint('decide.afterCommit');
}

/** Until the end of the transaction: one writer per workspace, whichever process it is in. */
const holdLane = (trx: Trx, workspaceId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${workspaceId}, 1))`.execute(trx);

async function setFirstAside(
  { world }: Lane,
  { workspaceId, error }: { workspaceId: string; error: unknown },
): Promise<void> {
  await withWorkspace(world.db, workspaceId, async (trx) => {
    await holdLane(trx, workspaceId);
    const [errand] = await claimLiveErrands(trx, { workspaceId, limit: 1 });
    const [entry] = await claimEntries(trx, { workspaceId, limit: 1 }).execute();
    const about = aboutFirst({ errand, entry });
    if (about) await setFaultsAside(trx, { world, workspaceId, faults: [{ about, error }] });
    await ringDecide(trx, [workspaceId]);
  });
}

function aboutFirst({
  errand,
  entry,
}: {
  errand: { id: string; runId: string; orderId: string } | undefined;
  entry: { id: string } | undefined;
}): Fault['about'] | null {
  if (errand) return { errandId: errand.id, runId: errand.runId, orderId: errand.orderId };
  return entry ? { entryId: entry.id } : null;
}

/** A bug of ours stops neither the lane nor the entry's neighbours. It is logged with its cause and shown to people as what it is. */
async function setFaultsAside(
  trx: Trx,
  { world, workspaceId, faults }: { world: World; workspaceId: string; faults: readonly Fault[] },
): Promise<void> {
  if (faults.length === 0) return;
  const writes: Writes = noWrites();
  for (const { about, error } of faults) {
    world.log.error({ err: error, workspaceId, ...about }, 'A decision failed');
    if ('errandId' in about) {
      writes.finishedErrands.push(about.errandId);
      writes.problems.push({ problem: bug, runId: about.runId, orderId: about.orderId });
    } else {
      const { entryId } = about;
      writes.entries.push({ id: entryId, state: 'unreadable', externalOrderId: null, heldUntil: null, problem: bug });
      writes.problems.push({ problem: bug, inboxId: entryId });
    }
  }
  await writeDecision(trx, { workspaceId, writes });
  const stopped = writes.problems.flatMap(({ runId }) =>
    runId ? [{ workspaceId, runId, open: -1, published: false }] : [],
  );
  if (stopped.length > 0) await settleRuns(stopped).execute(trx);
}

const bug: Problem = {
  code: 'sluice.bug',
  message: 'Something went wrong on our side with this message. It is kept.',
  retry: 'never',
};
