import { type RawBuilder, sql } from 'kysely';
import type { TaskName } from './retry-tasks';

/** As many as one task takes. */
const most = 100_000;

interface Choosing {
  readonly workspaceId: string;
  readonly which: RawBuilder<boolean>;
}

/** Open problems that `which` lets through, the earliest ship-by first. They alone are read, with what hangs on them (migrations/0025-health.ts). */
export const findProblemsToRetry = ({ workspaceId, which }: Choosing) => sql<{ problemId: string }>`
  select problem.id as "problemId" from problem
  where problem.workspace_id = ${workspaceId} and problem.resolved_at is null and ${which}
  order by problem.ship_by nulls last, problem.opened_at, problem.id limit ${most}`;

/** Runs to begin anew, in that order too: of every order those that stopped, or the newest of each flow when none did. */
export const findRunsToRetry = ({ workspaceId, which }: Choosing) => sql<{ runId: string; orderId: string }>`
  select newest.id as "runId", one.id as "orderId"
  from (
    select distinct on (run.order_id, run.flow_id) run.id, run.order_id, run.state,
      bool_or(run.state = 'problem') over (partition by run.order_id) as stopped
    from run where run.workspace_id = ${workspaceId} and run.order_id in (
      select "order".id from "order" where "order".workspace_id = ${workspaceId} and ${which}
    )
    order by run.order_id, run.flow_id, run.state = 'problem' desc, run.started_at desc, run.id desc
  ) newest
  join "order" one on one.workspace_id = ${workspaceId} and one.id = newest.order_id
  where one.erased_at is null and (not newest.stopped or newest.state = 'problem')
  order by one.ship_by nulls last, one.received_at, newest.id limit ${most}`;

/** Nobody knows whether these arrived, and their destination cannot be asked: sending them again could make them twice. */
const isForAPerson = sql`problem.code = 'delivery.unknownOutcome'`;

/**
 * One item for each of these problems, with what trying it again will do as far as the ledger knows. Looked up one by one by their keys:
 * else Postgres reads every order and delivery of the workspace for them. @param after the place before the first
 */
export const addProblemItems = ({
  workspaceId,
  taskId,
  problemIds,
  after,
}: TaskName & { problemIds: readonly string[]; after: number }) => sql`
  insert into retry_item (workspace_id, task_id, place, problem_id, order_id, delivery_id, run_id, inbox_id, expected, found)
  select ${workspaceId}, ${taskId}, ${after}::int + named.nth, problem.id, problem.order_id, problem.delivery_id, problem.run_id, problem.inbox_id,
    case
      when delivery.id is null and problem.run_id is not null then 'goOn'
      when delivery.id is null and problem.inbox_id is not null then 'read'
      when delivery.id is null or delivery.state not in ('parked', 'planned', 'unknown') then 'nothing'
      when ${isForAPerson} then 'person'
      when delivery.operation <> 'order' then 'send'
      when link.remote_id is not null then 'link'
      when one.cancellation = 'cancelled' then 'cancelled'
      when delivery.unsure_since is not null or delivery.problem_code = 'sluice.bug' then 'look'
      else 'create'
    end,
    case when link.remote_id is not null then jsonb_build_object('remoteId', link.remote_id) end
  from unnest(${problemIds}::uuid[]) with ordinality named (id, nth)
  cross join lateral (select * from problem where workspace_id = ${workspaceId} and id = named.id limit 1) problem
  left join lateral (
    select * from delivery where workspace_id = ${workspaceId} and id = problem.delivery_id limit 1
  ) delivery on true
  left join lateral (select cancellation from "order" where workspace_id = ${workspaceId} and id = problem.order_id limit 1) one on true
  left join lateral (
    select remote_id from order_link
    where workspace_id = ${workspaceId} and order_id = delivery.order_id and connection_id = delivery.connection_id limit 1
  ) link on true`;

/** One item for each of these runs, to go through the flow again. */
export const addRunItems = ({
  workspaceId,
  taskId,
  runs,
  after,
}: TaskName & { runs: readonly { readonly runId: string; readonly orderId: string }[]; after: number }) => sql`
  insert into retry_item (workspace_id, task_id, place, order_id, run_id, expected)
  select ${workspaceId}, ${taskId}, ${after}::int + nth, order_id, run_id, 'again'
  from unnest(${runs.map(({ orderId }) => orderId)}::uuid[], ${runs.map(({ runId }) => runId)}::uuid[])
    with ordinality named (order_id, run_id, nth)`;
