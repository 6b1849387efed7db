import { setTimeout as pause } from 'node:timers/promises';
import * as tasks from '../db/queries/retry-tasks';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { beginItems } from './begin-items';
import { lookUpItems } from './look-up-items';
import type { RetryJob } from './queues';
import { ringRetry } from './ring';
import type { World } from './world';

/** One turn; a task with more to do rings for itself, one that only waits is rung for by the sweeper. */
const longestTurnMs = 20_000;
const lookEveryMs = 250;
const mostWaits = 16;
/** So many at a time begin; and so many at most are under way, so that stopping a task stops most of it. */
const batch = 200;
const mostUnderWay = 600;

/** Answers "go on with this retry task": every step is one transaction, so that a killed worker or a person can stop between two. */
export async function continueRetry(
  world: World,
  { job, signal }: { job: RetryJob; signal: AbortSignal },
): Promise<void> {
  const started = Date.now();
  const isOver = () => signal.aborted || Date.now() - started > longestTurnMs;
  for (let waits = 0; waits < mostWaits && !isOver(); ) {
    const step = await takeStep(world, { job, signal });
    if (step === 'over') return;
    waits = step === 'wait' ? waits + 1 : 0;
    if (step === 'wait') await pause(lookEveryMs, undefined, { signal }).catch(() => undefined);
  }
  if (isOver()) await withWorkspace(world.db, job.workspaceId, (trx) => ringRetry(trx, job));
}

type Step = 'more' | 'wait' | 'over';

async function takeStep(world: World, { job, signal }: { job: RetryJob; signal: AbortSignal }): Promise<Step> {
  const looked = await lookUpItems(world, { job, signal });
  if (looked) return 'more';
  return await withWorkspace(world.db, job.workspaceId, async (trx) => {
    const task = await tasks.lockTask(trx, job).executeTakeFirst();
    if (!task) return 'over';
    if (task.state !== 'looking') await tasks.settleItems(job).execute(trx);
    const [count = { isLeft: false, underWay: 0 }] = (await tasks.countUnderWay(job).execute(trx)).rows;
    return await moves[task.state as tasks.TaskState](trx, { job, task, ...count });
  });
}

type Task = NonNullable<Awaited<ReturnType<ReturnType<typeof tasks.lockTask>['executeTakeFirst']>>>;
interface Moment {
  readonly job: RetryJob;
  readonly task: Task;
  /** Whether any is left to begin. */
  readonly isLeft: boolean;
  readonly underWay: number;
}

const nothingMore = async (): Promise<Step> => 'over';

const moves: Readonly<Record<tasks.TaskState, (trx: Trx, moment: Moment) => Promise<Step>>> = {
  looking: async (trx, { job }) => {
    await tasks.moveTask(trx, { ...job, state: 'ready' }).execute();
    return 'over';
  },
  canary: sendOneFirst,
  running: sendTheRest,
  stopping: async (trx, { job, underWay }) => {
    if (underWay > 0) return 'wait';
    await tasks.moveTask(trx, { ...job, state: 'cancelled' }).execute();
    return 'over';
  },
  ready: nothingMore,
  held: nothingMore,
  cancelled: nothingMore,
  done: nothingMore,
};

/** What can fail: the rest has its outcome the moment it is begun, and says nothing about the others. */
const telling = ['look', 'create', 'send', 'goOn', 'again'];

async function sendOneFirst(trx: Trx, { job, task, underWay }: Moment): Promise<Step> {
  if (underWay > 0) return 'wait';
  const { failed, crossed } = outcomesIn((await tasks.countItems(job).execute(trx)).rows);
  if (failed > 0) {
    const [first] = (await tasks.findFirstTrouble(job).execute(trx)).rows;
    if (first) {
      await tasks.moveTask(trx, { ...job, state: 'held', problem: sayTrouble(first) }).execute();
      return 'over';
    }
  }
  const next = crossed > 0 ? [] : (await tasks.findNextItems({ ...job, only: telling, limit: 1 }).execute(trx)).rows;
  if (next.length === 0) {
    await tasks.moveTask(trx, { ...job, state: 'running' }).execute();
    return 'more';
  }
  await beginItems(trx, { job, task, items: next });
  return 'wait';
}

/** How many failed; and of those that can fail, how many did not. */
function outcomesIn(rows: readonly tasks.ItemCount[]): { failed: number; crossed: number } {
  const sum = (which: (row: tasks.ItemCount) => boolean) => rows.filter(which).reduce((total, { n }) => total + n, 0);
  return {
    failed: sum(({ outcome }) => outcome === 'needsFix'),
    crossed: sum(({ outcome, expected }) => outcome !== null && outcome !== 'needsFix' && telling.includes(expected)),
  };
}

const sayTrouble = ({ number, message }: { number: string | null; message: string }) =>
  number === null ? message : `Order ${number}: ${message}`;

async function sendTheRest(trx: Trx, { job, task, isLeft, underWay }: Moment): Promise<Step> {
  if (!isLeft) {
    if (underWay > 0) return 'wait';
    await tasks.moveTask(trx, { ...job, state: 'done' }).execute();
    return 'over';
  }
  const room = Math.min(batch, mostUnderWay - underWay);
  if (room <= 0) return 'wait';
  const { rows } = await tasks.findNextItems({ ...job, only: null, limit: room }).execute(trx);
  await beginItems(trx, { job, task, items: rows });
  return 'more';
}
