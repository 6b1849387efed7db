import { failed, type Problem, type Result } from '../../nodes/problem';
import type { Page } from '../connectors/contract';
import { failBackfill, findBackfill, moveBackfill } from '../db/queries/polling';
import { withWorkspace } from '../db/with-workspace';
import { storeEntries } from '../inbox/store-entries';
import { toEntry } from '../inbox/to-entry';
import { askChannel } from './ask-channel';
import { callWith, httpFor, loadConnection, type OpenConnection, openConnection } from './open-connection';
import type { BackfillJob } from './queues';
import { ringBackfill, ringDecide } from './ring';
import type { World } from './world';

const longestTurnMs = 20_000;

type BackfillRow = NonNullable<Awaited<ReturnType<ReturnType<typeof findBackfill>['executeTakeFirst']>>>;

/** Answers "go on with this backfill": page by page, each stored with the progress behind it; a person may stop it between two. */
export async function continueBackfill(
  world: World,
  { job, signal }: { job: BackfillJob; signal: AbortSignal },
): Promise<void> {
  const row = await loadConnection(world, job);
  const connection = row?.state === 'active' ? await openConnection(world, row) : null;
  if (!connection) return;
  const started = Date.now();
  while (!signal.aborted && Date.now() - started < longestTurnMs) {
    if (!(await takePage(world, { job, connection, signal }))) return;
  }
  await withWorkspace(world.db, job.workspaceId, (trx) => ringBackfill(trx, job));
}

/** False when there is no further page to take. */
async function takePage(
  world: World,
  { job, connection, signal }: { job: BackfillJob; connection: OpenConnection; signal: AbortSignal },
): Promise<boolean> {
  const backfill = await loadBackfill(world, job);
  if (backfill?.state !== 'running') return false;
  const page = await askPage(world, { connection, backfill, signal });
  if (page.ok) return await storePage(world, { job, backfill, page: page.value });
  await giveUp(world, { job, problem: page.problems[0] ?? noReason });
  return false;
}

const loadBackfill = (world: World, job: BackfillJob): Promise<BackfillRow | undefined> =>
  withWorkspace(world.db, job.workspaceId, (trx) => findBackfill(trx, job).executeTakeFirst());

interface Asking {
  readonly connection: OpenConnection;
  readonly backfill: BackfillRow;
  readonly signal: AbortSignal;
}

function askPage(world: World, { connection, backfill, signal }: Asking): Promise<Result<Page>> {
  const ask = async (): Promise<Result<Page>> => {
    const call = callWith(world, { connection, http: httpFor(world, { connection, signal }) });
    const window = { from: backfill.fromAt, to: backfill.toAt };
    return (
      (await connection.connector.listOrders?.({ ...call, cursor: backfill.cursor, window })) ?? failed(cannotList)
    );
  };
  return askChannel(ask, { connection, log: world.log });
}

/** Trouble that passes makes the bell ring again later; anything else ends the backfill where a person can see it. */
async function giveUp(world: World, { job, problem }: { job: BackfillJob; problem: Problem }): Promise<void> {
  if (problem.retry === 'later') throw new Error(`${problem.code}: ${problem.message}`);
  await withWorkspace(world.db, job.workspaceId, (trx) => failBackfill(trx, { ...job, problem }).execute());
}

/** False when there is nothing more to do: the last page, a stop, or another worker is further on. */
async function storePage(
  world: World,
  { job, backfill, page }: { job: BackfillJob; backfill: BackfillRow; page: Page },
): Promise<boolean> {
  const { workspaceId, connectionId, backfillId } = job;
  const entries = page.records.map((record) => toEntry(record, { workspaceId, connectionId, arrivedBy: 'backfill' }));
  const stored = await withWorkspace(world.db, workspaceId, async (trx) => {
    const { isNew, ringAgain } = await storeEntries(trx, entries);
    const added = isNew.filter(Boolean).length;
    const progress = {
      found: entries.length,
      added,
      total: page.total ?? null,
      cursor: page.cursor,
      isLast: !page.more,
    };
    const moved = await moveBackfill(trx, {
      workspaceId,
      backfillId,
      foundBefore: backfill.found,
      ...progress,
    }).executeTakeFirst();
    return { moved: moved !== undefined, ringAgain };
  });
  if (stored.ringAgain.length > 0)
    await withWorkspace(world.db, workspaceId, (trx) => ringDecide(trx, stored.ringAgain));
  return stored.moved && page.more;
}

const cannotList: Problem = {
  code: 'connection.cannotList',
  message: 'This account cannot list its orders.',
  retry: 'never',
};
const noReason: Problem = { code: 'channel.noAnswer', message: 'The channel gave no usable answer.', retry: 'later' };
