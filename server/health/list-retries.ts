import type { TaskState } from '../db/queries/retry-tasks';
import { findTasks } from '../db/queries/retry-views';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { type Line, previewLines, resultLines } from './say-retry';

export interface RetryView {
  readonly id: string;
  readonly title: string;
  readonly state: TaskState;
  readonly from: 'failed' | 'start';
  readonly version: 'pinned' | 'live';
  /** Why it is held. */
  readonly problem: string | null;
  readonly createdAt: string;
  readonly by: string | null;
  readonly finishedAt: string | null;
  readonly things: number;
  /** Of those, begun; and at their end. */
  readonly begun: number;
  readonly ended: number;
  /** What it will do, in words; the same counts are in `preview`. */
  readonly preview: readonly Line[];
  /** What has come of it so far. */
  readonly result: readonly Line[];
}

/** Retry tasks, the newest first: one by its id, or the last ten that were begun. */
export function listRetries(
  { db }: Pick<World, 'db'>,
  { member: { workspaceId }, taskId = null }: { member: Pick<Member, 'workspaceId'>; taskId?: string | null },
): Promise<RetryView[]> {
  return withWorkspace(db, workspaceId, async (trx) => {
    const { rows } = await findTasks({ workspaceId, taskId }).execute(trx);
    return rows.map(({ counts, ...task }) => {
      const sum = (which: (row: (typeof counts)[number]) => boolean) =>
        counts.filter(which).reduce((total, { n }) => total + n, 0);
      return {
        ...task,
        createdAt: task.createdAt.toISOString(),
        finishedAt: task.finishedAt?.toISOString() ?? null,
        things: sum(() => true),
        begun: sum(({ begun }) => begun),
        ended: sum(({ outcome }) => outcome !== null),
        preview: previewLines(counts),
        result: resultLines(counts),
      };
    });
  });
}
