import * as queries from '../db/queries/platform-view';
import { withPlatform } from '../db/with-workspace';
import { queueNames, queueSchema as schema } from '../jobs/queues';
import type { World } from '../workspaces/world';

export interface EngineView {
  /** What runs: web servers and workers, those that have gone within a day included. */
  readonly processes: readonly {
    readonly id: string;
    readonly kind: 'web' | 'worker';
    readonly host: string;
    readonly pid: number;
    readonly version: string;
    readonly startedAt: string;
    readonly seenAt: string;
    readonly isAlive: boolean;
  }[];
  readonly queues: readonly {
    readonly queue: string;
    readonly waiting: number;
    readonly active: number;
    readonly failing: number;
    readonly oldest: string | null;
  }[];
  /** Bells that failed again and again, or are answered for too long. */
  readonly jobs: readonly {
    readonly id: string;
    readonly queue: string;
    readonly workspaceName: string | null;
    readonly state: 'retry' | 'active' | 'failed';
    readonly failures: number;
    readonly since: string;
    readonly nextAt: string | null;
  }[];
  /** Deliveries that should long be under way, by connection. */
  readonly stuck: readonly {
    readonly workspaceId: string;
    readonly workspaceName: string;
    readonly connectionId: string;
    readonly connector: string;
    readonly channel: string;
    readonly stuck: number;
    readonly oldest: string;
  }[];
}

/** How the machinery is: what runs, what waits, what is stuck. */
export function readEngine(
  { db, connectors }: Pick<World, 'db' | 'connectors'>,
  { userId }: { userId: string },
): Promise<EngineView> {
  return withPlatform(db, userId, async (trx) => {
    const processes = (await queries.findProcesses().execute(trx)).rows;
    const bells = new Map((await queries.countBells({ schema }).execute(trx)).rows.map((row) => [row.queue, row]));
    const jobs = (await queries.findStuckBells({ schema }).execute(trx)).rows;
    const names = new Map(
      jobs.length === 0
        ? []
        : (await queries.findPlatformWorkspaces().execute(trx)).rows.map(({ id, name }) => [id, name]),
    );
    const stuck = (await queries.findPlatformStuck().execute(trx)).rows;
    const silent = { waiting: 0, active: 0, failing: 0, oldest: null };
    return {
      processes: processes.map(({ startedAt, seenAt, ...one }) => ({
        ...one,
        startedAt: startedAt.toISOString(),
        seenAt: seenAt.toISOString(),
      })),
      queues: queueNames.map((queue) => {
        const { oldest, ...counts } = bells.get(queue) ?? { queue, ...silent };
        return { ...counts, oldest: oldest?.toISOString() ?? null };
      }),
      jobs: jobs.map(({ workspaceId, since, nextAt, ...one }) => ({
        ...one,
        workspaceName: names.get(workspaceId ?? '') ?? null,
        since: since.toISOString(),
        nextAt: nextAt?.toISOString() ?? null,
      })),
      stuck: stuck.map(({ oldest, ...one }) => ({
        ...one,
        channel: connectors.get(one.connector)?.name ?? one.connector,
        oldest: oldest.toISOString(),
      })),
    };
  });
}
