import type { Problem } from '../../nodes/problem';
import type { Page } from '../connectors/contract';
import { needAttention } from '../db/queries/channel-health';
import { endPoll, moveCursor, takePoll } from '../db/queries/polling';
import { withWorkspace } from '../db/with-workspace';
import { needsReconnecting } from '../engine/ledger';
import { storeEntries } from '../inbox/store-entries';
import { toEntry } from '../inbox/to-entry';
import { askChannel } from './ask-channel';
import { crashPoint } from './crash-point';
import { callWith, httpFor, loadConnection, type OpenConnection, openConnection } from './open-connection';
import type { ConnectionJob } from './queues';
import { ringDecide } from './ring';
import type { World } from './world';

/** One turn of a poll; what is left after it has its turn at once, but at the end of the line. */
const longestTurnMs = 60_000;

/** Answers "read this connection's channel now": every page is stored together with the cursor behind it. */
export async function pollConnection(
  world: World,
  { job, signal }: { job: ConnectionJob; signal: AbortSignal },
): Promise<void> {
  const taken = await withWorkspace(world.db, job.workspaceId, (trx) => takePoll(trx, job).executeTakeFirst());
  const row = taken && (await loadConnection(world, job));
  const connection = row && (await openConnection(world, row));
  if (!connection?.connector.listOrders || !row) return;
  const started = world.now();
  const told = await readPages(world, { job, signal, connection, cursor: row.pollCursor, version: row.cursorVersion });
  const report = {
    at: started.toISOString(),
    ms: world.now().getTime() - started.getTime(),
    found: told.found,
    added: told.added,
    problem: told.problem,
  };
  await withWorkspace(world.db, job.workspaceId, async (trx) => {
    await endPoll(trx, { ...job, report, inSeconds: secondsUntilNext(told, row.pollSeconds ?? 600) }).execute();
    const { problem } = told;
    if (problem && needsReconnecting(problem))
      await needAttention(trx, { ...job, problem, triedWith: row.sealed }).execute();
  });
}

interface Told {
  readonly found: number;
  readonly added: number;
  readonly problem: Problem | null;
  readonly isUnfinished: boolean;
}

/** The usual interval; at once when the turn was too short; when the channel asks us to when it is troubled, and a minute at most otherwise. */
function secondsUntilNext({ problem, isUnfinished }: Told, pollSeconds: number): number | null {
  if (problem?.retryAfterMs !== undefined) return Math.ceil(problem.retryAfterMs / 1000);
  if (problem?.retry === 'later') return Math.min(60, pollSeconds);
  return isUnfinished ? 0 : null;
}

interface Reading {
  readonly job: ConnectionJob;
  readonly signal: AbortSignal;
  readonly connection: OpenConnection;
  readonly cursor: unknown;
  readonly version: number;
}

async function readPages(world: World, reading: Reading): Promise<Told> {
  const started = Date.now();
  const told = { found: 0, added: 0, problem: null, isUnfinished: false };
  for (let at: Place | null = reading; at; ) {
    const step = await readPage(world, { ...reading, ...at });
    told.found += step.found;
    told.added += step.added;
    if (step.problem) return { ...told, problem: step.problem };
    at = step.next;
    if (at && (reading.signal.aborted || Date.now() - started > longestTurnMs)) return { ...told, isUnfinished: true };
  }
  return told;
}

interface Place {
  readonly cursor: unknown;
  readonly version: number;
}
interface PageRead {
  readonly found: number;
  readonly added: number;
  readonly problem?: Problem;
  /** Where the next page begins; null after the last, and when somebody else polls and is further on. */
  readonly next: Place | null;
}

async function readPage(world: World, reading: Reading): Promise<PageRead> {
  const page = await askPage(world, reading);
  if (!page.ok) return { found: 0, added: 0, problem: page.problems[0] ?? noReason, next: null };
  const stored = await storePage(world, { ...reading, page: page.value });
  const { cursor, more, records } = page.value;
  const next = stored && more ? { cursor, version: stored.version } : null;
  return { found: records.length, added: stored?.added ?? 0, next };
}

const noReason: Problem = { code: 'channel.noAnswer', message: 'The channel gave no usable answer.', retry: 'later' };

const askPage = (world: World, { connection, cursor, signal }: Omit<Reading, 'version'>) =>
  askChannel(
    async () => {
      const call = callWith(world, { connection, http: httpFor(world, { connection, signal }) });
      const page = await connection.connector.listOrders?.({ ...call, cursor });
      if (!page) throw new Error('A connector that cannot list orders was polled.');
      return page;
    },
    { connection, log: world.log },
  );

async function storePage(
  world: World,
  { job, page, version }: Reading & { page: Page },
): Promise<{ readonly version: number; readonly added: number } | null> {
  const entries = page.records.map((record) => toEntry(record, { ...job, arrivedBy: 'poll' }));
  const stored = await withWorkspace(world.db, job.workspaceId, async (trx) => {
    const moved = await moveCursor(trx, { ...job, cursor: page.cursor, version }).executeTakeFirst();
    if (!moved) return null;
    const { isNew, ringAgain } = await storeEntries(trx, entries);
    crashPoint('poll.beforeCommit');
    return { version: moved.version, added: isNew.filter(Boolean).length, ringAgain };
  });
  crashPoint('poll.afterCommit');
  if (stored && stored.ringAgain.length > 0) {
    await withWorkspace(world.db, job.workspaceId, (trx) => ringDecide(trx, stored.ringAgain));
  }
  return stored;
}
