import { sql } from 'kysely';
import type { TaskState } from './retry-tasks';

export interface StoredTask {
  readonly id: string;
  readonly title: string;
  readonly state: TaskState;
  readonly from: 'failed' | 'start';
  readonly version: 'pinned' | 'live';
  readonly problem: string | null;
  readonly createdAt: Date;
  readonly by: string | null;
  readonly finishedAt: Date | null;
  readonly counts: readonly {
    readonly expected: string;
    readonly outcome: string | null;
    readonly begun: boolean;
    readonly n: number;
  }[];
}

/** One task, or the ten newest that were begun, each with its items counted. Reads index retry_task_newest. */
export const findTasks = ({ workspaceId, taskId }: { workspaceId: string; taskId: string | null }) => sql<StoredTask>`
  select task.id, task.title, task.state, task.from_where as "from", task.version, task.problem, task.created_at as "createdAt",
    person.name as by, task.finished_at as "finishedAt", coalesce((
      select jsonb_agg(counted) from (
        select expected, outcome, begun_at is not null as begun, count(*)::int as n from retry_item
        where workspace_id = task.workspace_id and task_id = task.id group by 1, 2, 3
      ) counted
    ), '[]') as counts
  from retry_task task left join auth_user person on person.id = task.created_by
  where task.workspace_id = ${workspaceId} and (
    case when ${taskId}::uuid is null then task.started_at is not null else task.id = ${taskId}::uuid end)
  order by task.created_at desc limit 10`;
