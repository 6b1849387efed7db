import { sql } from 'kysely';
import { toJsonb } from '../to-jsonb';
import type { Trx } from '../with-workspace';
import type { UnclaimedDelivery } from './deliveries';

export interface TaskName {
  readonly workspaceId: string;
  readonly taskId: string;
}

/** What a step of the task needs to know; held until the transaction ends, so that a stop comes between two steps. */
export const lockTask = (trx: Trx, { workspaceId, taskId }: TaskName) =>
  trx
    .selectFrom('retry_task')
    .select(['state', 'from_where as from', 'version', 'careful', 'created_by as createdBy'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', taskId)
    .forUpdate();

export type TaskState = 'looking' | 'ready' | 'canary' | 'running' | 'held' | 'stopping' | 'cancelled' | 'done';

export const moveTask = (
  trx: Trx,
  { workspaceId, taskId, state, problem = null }: TaskName & { state: TaskState; problem?: string | null },
) =>
  trx
    .updateTable('retry_task')
    .set({
      state,
      problem,
      finished_at: state === 'cancelled' || state === 'done' ? sql`now()` : null,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', taskId);

export interface ItemCount {
  readonly expected: string;
  readonly outcome: string | null;
  readonly isBegun: boolean;
  readonly n: number;
}

/** Goes through the whole task. */
export const countItems = ({ workspaceId, taskId }: TaskName) => sql<ItemCount>`
  select expected, outcome, begun_at is not null as "isBegun", count(*)::int as n from retry_item
  where workspace_id = ${workspaceId} and task_id = ${taskId} group by 1, 2, 3`;

/** Whether any is left to begin, and how many are begun and not at their end. Reads indexes retry_item_left and retry_item_under_way. */
export const countUnderWay = ({ workspaceId, taskId }: TaskName) => sql<{ isLeft: boolean; underWay: number }>`
  select (
      select true from retry_item where workspace_id = ${workspaceId} and task_id = ${taskId} and begun_at is null limit 1
    ) is true as "isLeft",
    (select count(*)::int from retry_item
      where workspace_id = ${workspaceId} and task_id = ${taskId} and begun_at is not null and outcome is null) as "underWay"`;

export interface TaskItem {
  readonly place: number;
  readonly problemId: string | null;
  readonly orderId: string | null;
  readonly deliveryId: string | null;
  readonly runId: string | null;
  readonly inboxId: string | null;
  readonly expected: string;
  readonly found: unknown;
}

/** The next items nobody has begun, in their order. Reads index retry_item_left. */
export const findNextItems = ({
  workspaceId,
  taskId,
  only,
  limit,
}: TaskName & { only: readonly string[] | null; limit: number }) => sql<TaskItem>`
  select place, problem_id as "problemId", order_id as "orderId", delivery_id as "deliveryId", run_id as "runId",
    inbox_id as "inboxId", expected, found
  from retry_item
  where workspace_id = ${workspaceId} and task_id = ${taskId} and begun_at is null
    and (${only}::text[] is null or expected = any(${only}::text[]))
  order by place limit ${limit}`;

export const noteBegun = ({ workspaceId, taskId, places }: TaskName & { places: readonly number[] }) => sql`
  update retry_item set begun_at = now()
  where workspace_id = ${workspaceId} and task_id = ${taskId} and place = any(${places}::int[])`;

export const noteOutcome = ({
  workspaceId,
  taskId,
  places,
  outcome,
}: TaskName & { places: readonly number[]; outcome: string }) => sql`
  update retry_item set begun_at = coalesce(begun_at, now()), outcome = ${outcome}
  where workspace_id = ${workspaceId} and task_id = ${taskId} and place = any(${places}::int[])`;

/** What destinations said of these: they have it (a link), or surely do not (null). */
export const noteLooked = (
  { workspaceId, taskId }: TaskName,
  { place, found }: { place: number; found: object | null },
) => sql`
  update retry_item set expected = ${found ? 'link' : 'create'}, found = ${found ? toJsonb(found) : null}::jsonb
  where workspace_id = ${workspaceId} and task_id = ${taskId} and place = ${place}`;

/**
 * Notes what has come of everything begun that has an end by now. What surely was not there before is created, also where a worker died
 * between sending it and writing that down, so that the next one found it there. Reads index retry_item_under_way, and the rest one by one
 * by their keys (runs by their order): of a hundred thousand, few are under way. All of that is said twice over, because it has to hold
 * while the planner knows nothing of the tables.
 */
export const settleItems = ({ workspaceId, taskId }: TaskName) => sql`
  with begun as materialized (
    select place, delivery_id, run_id, expected from retry_item
    where workspace_id = ${workspaceId} and task_id = ${taskId} and begun_at is not null and outcome is null
  ), ended as materialized (
    select begun.place, case
        when delivery.state = 'delivered' then
          case when delivery.operation <> 'order' then 'sent'
            when delivery.note = ${thereAlready} and begun.expected <> 'create' then 'linked' else 'created' end
        when delivery.state = 'parked' then 'needsFix'
        when delivery.state is not null then 'nothing'
        when newest.state = 'problem' then 'needsFix'
        else 'wentOn'
      end as outcome
    from begun
    left join lateral (
      select state, operation, note from delivery where workspace_id = ${workspaceId} and id = begun.delivery_id limit 1
    ) delivery on true
    left join lateral (
      select order_id, flow_id, event_id from run where workspace_id = ${workspaceId} and id = begun.run_id limit 1
    ) run on delivery.state is null
    left join lateral (
      select other.state from run other where other.workspace_id = ${workspaceId} and other.order_id = run.order_id
        and other.event_id = run.event_id and other.flow_id is not distinct from run.flow_id order by other.attempt desc limit 1
    ) newest on true
    where (delivery.state is null or delivery.state in ('delivered', 'parked', 'superseded', 'skipped'))
      and (delivery.state is not null or not exists (
        select from errand where errand.workspace_id = ${workspaceId} and errand.run_id = begun.run_id and errand.due_at <= now()
      ))
  )
  update retry_item item set outcome = ended.outcome from ended
  where item.workspace_id = ${workspaceId} and item.task_id = ${taskId} and item.place = ended.place
    and item.place = any(array(select place from ended))`;

/** The note of a delivery whose destination had it already when it was asked. */
export const thereAlready = 'It was there already.';

/** Why the first one failed, if for the same cause as before: with another cause it says nothing about the others. */
export const findFirstTrouble = ({ workspaceId, taskId }: TaskName) => sql<{ number: string | null; message: string }>`
  select one.number, problem.message
  from retry_item item
  join problem on problem.workspace_id = item.workspace_id and problem.resolved_at is null
    and (problem.delivery_id = item.delivery_id or problem.run_id = item.run_id)
  left join "order" one on one.workspace_id = item.workspace_id and one.id = item.order_id
  left join problem before on before.workspace_id = item.workspace_id and before.id = item.problem_id
  where item.workspace_id = ${workspaceId} and item.task_id = ${taskId} and item.outcome = 'needsFix' and (
    before.id is null or (before.code = problem.code and before.subject is not distinct from problem.subject)
  )
  order by item.place, problem.opened_at desc limit 1`;

/** Tasks that have something to do and no bell ringing. Reads index retry_task_busy. */
export const findIdleTasks = (workspaceIds: readonly string[], { schema }: { schema: string }) => sql<{
  workspaceId: string;
  taskId: string;
}>`
  select workspace_id as "workspaceId", id as "taskId" from retry_task
  where workspace_id = any(${workspaceIds}::uuid[]) and state in ('looking', 'canary', 'running', 'stopping') and not exists (
    select from ${sql.id(schema)}.job
    where job.name = 'retry' and job.singleton_key = retry_task.id::text and job.state < 'completed'
  )`;

/** Previews nobody began within a day, and tasks a month old. */
export const dropOldTasks = (workspaceIds: readonly string[]) => sql`
  delete from retry_task where workspace_id = any(${workspaceIds}::uuid[]) and (
    (state in ('looking', 'ready') and created_at < now() - interval '1 day')
    or created_at < now() - interval '30 days'
  )`;

/** What destinations are to be asked about, without taking it: it may be under way elsewhere meanwhile. */
export const readForLookUp = ({ workspaceId, deliveryIds }: { workspaceId: string; deliveryIds: readonly string[] }) =>
  sql<UnclaimedDelivery & { readonly connectionId: string }>`
    select delivery.id, delivery.connection_id as "connectionId", delivery.operation, delivery.fact_id as "factId",
      delivery.reference, delivery.overlay, one.content as "order", link.remote_id as "remoteId", link.number, link.url,
      link.line_ids as "lineIds"
    from delivery
    join "order" one on one.workspace_id = delivery.workspace_id and one.id = delivery.order_id
    left join order_link link on link.workspace_id = delivery.workspace_id and link.order_id = delivery.order_id
      and link.connection_id = delivery.connection_id
    where delivery.workspace_id = ${workspaceId} and delivery.id = any(${deliveryIds}::uuid[])`;
