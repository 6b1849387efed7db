import { setTimeout as pause } from 'node:timers/promises';
import { GroupCommit } from '../db/group-commit';
import { isRefusal } from '../db/is-refusal';
import { LanePump } from './lane-pump';
import type { Presence } from './presence';
import type { ConnectionJob } from './queues';
import { type Outcome, settleOutcomes } from './settle-deliveries';
import type { World } from './world';

export interface Deliveries {
  /** Answers "connection C has deliveries to make": returns at once, the work goes on by itself. */
  handle(job: ConnectionJob): Promise<void>;
  /** Ends every call under way: others take this worker for dead. What it was sending is looked up; new bells are answered anew. */
  breakOff(): void;
  /** Takes nothing new, and resolves when what is under way has ended and is written; the signal ends it early. */
  stop(hard: AbortSignal): Promise<void>;
}

const soonMs = 60_000;

/** One pump per connection with something to do. A bell that rings while its pump runs only pokes it. */
export function createDeliveries(world: World, { holder }: Pick<Presence, 'holder'>): Deliveries {
  const settle = (group: readonly Outcome[]) => persistently(() => settleOutcomes(world, group));
  const outcomes = new GroupCommit<Outcome, boolean>(settle, { largest: 100 });
  const pumps = new Map<string, { readonly pump: LanePump; readonly ended: Promise<void> }>();
  let stopped: AbortSignal | null = null;

  async function run(pump: LanePump, job: ConnectionJob): Promise<void> {
    const again = await pump.run();
    pumps.delete(job.connectionId);
    if (pump.wasPoked) start(job);
    else if (again) lookAgain(job, again.getTime() - world.now().getTime());
  }

  /** Sooner than the sweeper would; should this process end before, the sweeper of another does it. */
  function lookAgain(job: ConnectionJob, ms: number): void {
    if (ms < soonMs) setTimeout(() => start(job), ms + 50).unref();
  }

  function start(job: ConnectionJob): void {
    if (stopped) return;
    const running = pumps.get(job.connectionId);
    if (running) {
      running.pump.poke();
      return;
    }
    const pump = new LanePump({ world, job, holder, outcomes });
    pumps.set(job.connectionId, { pump, ended: run(pump, job) });
  }

  return {
    breakOff() {
      for (const { pump } of pumps.values()) pump.stop(AbortSignal.abort());
    },
    handle: async (job) => start(job),
    async stop(hard) {
      stopped = hard;
      for (const { pump } of pumps.values()) pump.stop(hard);
      await Promise.all([...pumps.values()].map(({ ended }) => ended));
      await outcomes.settled();
    },
  };
}

/** The effect has happened; while Postgres is away its outcome is worth waiting for. Afterwards the fence says whether it still counts. */
async function persistently<T>(write: () => Promise<T>): Promise<T> {
  for (let left = 40; ; left -= 1) {
    try {
      return await write();
    } catch (error) {
      if (left === 0 || isRefusal(error)) throw error;
      await pause(500);
    }
  }
}
