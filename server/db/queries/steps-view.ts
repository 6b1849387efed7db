import { sql } from 'kysely';
import { rowsOf } from '../rows-of';

export interface StepFilter {
  readonly flowId?: string | undefined;
  readonly connectionId?: string | undefined;
  /** Node type. */
  readonly kind?: string | undefined;
  /** Only where something stopped since then. */
  readonly since?: Date | undefined;
}

export interface StoredStep {
  readonly workspaceId: string;
  readonly flowId: string;
  readonly flowName: string | null;
  readonly nodeId: string;
  readonly nodeName: string | null;
  readonly kind: string | null;
  readonly stuck: number;
  readonly stuckDay: number;
  readonly since: Date;
  readonly newest: Date;
  readonly causes: { code: string; stuck: number }[];
}

/**
 * Steps where something is stuck, the most first: at most 200. Reads index problem_step_open alone, then the drawing of each flow named:
 * the live one, or the draft where none is.
 */
export const findTroubledSteps = (
  workspaceIds: readonly string[],
  { flowId, connectionId, kind, since }: StepFilter,
) => sql<StoredStep>`
  with cause as (
    select workspace_id, flow_id, node_id, code, count(*)::int as stuck,
      (count(*) filter (where opened_at >= now() - interval '24 hours'))::int as stuck_day,
      min(opened_at) as since, max(opened_at) as newest
    from problem
    where workspace_id = any(${workspaceIds}::uuid[]) and resolved_at is null and node_id is not null and flow_id is not null
      and (${flowId ?? null}::uuid is null or flow_id = ${flowId ?? null}::uuid)
      and (${connectionId ?? null}::uuid is null or connection_id = ${connectionId ?? null}::uuid)
      and (${since ?? null}::timestamptz is null or opened_at >= ${since ?? null}::timestamptz)
    group by 1, 2, 3, 4
  ), step as (
    select workspace_id, flow_id, node_id, sum(stuck)::int as stuck, sum(stuck_day)::int as stuck_day, min(since) as since,
      max(newest) as newest, jsonb_agg(jsonb_build_object('code', code, 'stuck', stuck) order by stuck desc) as causes
    from cause group by 1, 2, 3
  )
  select step.workspace_id as "workspaceId", step.flow_id as "flowId", flow.name as "flowName", step.node_id as "nodeId",
    node.drawn ->> 'name' as "nodeName", node.drawn ->> 'type' as kind, step.stuck, step.stuck_day as "stuckDay", step.since, step.newest, step.causes
  from step
  left join flow on flow.workspace_id = step.workspace_id and flow.id = step.flow_id
  left join flow_version live on live.workspace_id = flow.workspace_id and live.flow_id = flow.id and live.number = flow.live_version
  left join lateral (
    select drawn from jsonb_array_elements(coalesce(live.document, flow.draft) -> 'nodes') drawn
    where drawn ->> 'id' = step.node_id limit 1
  ) node on true
  where ${kind ?? null}::text is null or node.drawn ->> 'type' = ${kind ?? null}
  order by step.stuck desc, step.since limit 200`;

export interface StepName {
  readonly workspaceId: string;
  readonly flowId: string;
  readonly nodeId: string;
}

/** What stopped at a step, by the hour of the last day or the day of the last thirty, closed since or not. Reads index problem_step. */
export const countFailures = ({
  workspaceId,
  flowId,
  nodeId,
  unit,
  count,
  timeZone,
}: StepName & { unit: 'hour' | 'day'; count: number; timeZone: string }) => sql<{ start: Date; failures: number }>`
  with stretch as (
    select at as start from generate_series(
      date_trunc(${unit}, now(), ${timeZone}) - ${count - 1}::int * ${`1 ${unit}`}::interval,
      date_trunc(${unit}, now(), ${timeZone}), ${`1 ${unit}`}::interval, ${timeZone}) at
  ), stopped as (
    select date_trunc(${unit}, opened_at, ${timeZone}) as start, count(*)::int as failures from problem
    where workspace_id = ${workspaceId} and flow_id = ${flowId} and node_id = ${nodeId}
      and opened_at >= (select min(start) from stretch)
    group by 1
  )
  select stretch.start, coalesce(stopped.failures, 0) as failures
  from stretch left join stopped using (start) order by stretch.start`;

/** Why things are stuck there, the most first. Reads the open problems of the step, then the newest of each cause by index problem_cause. */
export const findStepCauses = ({ workspaceId, flowId, nodeId }: StepName) => sql<{
  code: string;
  subject: string | null;
  connectionId: string | null;
  connectionName: string | null;
  message: string;
  advice: string | null;
  stuck: number;
  since: Date;
}>`
  with here as (
    select cause, count(*)::int as stuck, min(opened_at) as since from problem
    where workspace_id = ${workspaceId} and flow_id = ${flowId} and node_id = ${nodeId} and resolved_at is null
    group by 1 order by 2 desc, 3 limit 10
  )
  select newest.code, newest.subject, newest.connection_id as "connectionId", connection.name as "connectionName", newest.message,
    newest.advice, here.stuck, here.since
  from here cross join lateral (
    select code, subject, connection_id, message, advice from problem
    where workspace_id = ${workspaceId} and resolved_at is null and cause = here.cause and flow_id = ${flowId} and node_id = ${nodeId}
    order by opened_at desc limit 1
  ) newest
  left join connection on connection.workspace_id = ${workspaceId} and connection.id = newest.connection_id
  order by here.stuck desc, here.since`;

/** The orders that stopped there last and wait, with the version of the flow each is on. */
export const findStuckOrders = ({ workspaceId, flowId, nodeId }: StepName) => sql<{
  orderId: string | null;
  number: string | null;
  runId: string | null;
  version: number | null;
  message: string;
  at: Date;
}>`
  select stopped.order_id as "orderId", one.number, stopped.run_id as "runId", run.flow_version as version, stopped.message,
    stopped.opened_at as at
  from (
    select * from problem where workspace_id = ${workspaceId} and flow_id = ${flowId} and node_id = ${nodeId} and resolved_at is null
    order by opened_at desc limit 10
  ) stopped
  left join "order" one on one.workspace_id = stopped.workspace_id and one.id = stopped.order_id
  left join run on run.workspace_id = stopped.workspace_id and run.id = stopped.run_id
  order by stopped.opened_at desc`;

/** What is stuck there in all, and what waits in money: open problems carry the worth of their order. Reads index problem_step_open. */
export const sumStep = ({ workspaceId, flowId, nodeId }: StepName) => sql<{
  stuck: number;
  orders: number;
  since: Date | null;
  value: { currency: string; amount: string }[] | null;
}>`
  with per_order as (
    select order_id, min(currency) as currency, min(worth) as worth, min(opened_at) as since, count(*) as stuck from problem
    where workspace_id = ${workspaceId} and flow_id = ${flowId} and node_id = ${nodeId} and resolved_at is null group by 1
  ), per_currency as (
    select currency, sum(worth) as amount, sum(stuck) as stuck, count(order_id) as orders, min(since) as since from per_order group by 1
  )
  select coalesce(sum(stuck), 0)::int as stuck, coalesce(sum(orders), 0)::int as orders, min(since) as since,
    jsonb_agg(jsonb_build_object('currency', currency, 'amount', amount::text) order by amount desc)
      filter (where currency is not null) as value
  from per_currency`;

/** How many came by lately and what became of them there. Reads the primary key of flow_traffic. */
export const sumStepTraffic = ({ workspaceId, flowId, nodeId }: StepName) => sql<{ visited: number; failed: number }>`
  select coalesce(sum(orders) filter (where what = 'visited'), 0)::int as visited,
    coalesce(sum(orders) filter (where what in ('stopped', 'undelivered')), 0)::int as failed
  from flow_traffic
  where workspace_id = ${workspaceId} and flow_id = ${flowId} and slot > now() - interval '24 hours' and node_id = ${nodeId}`;

/** What came to its end there last, among the newest 5,000 deliveries of the workspace. Reads index delivery_arrived. */
export const findLastDelivered = ({ workspaceId, flowId, nodeId }: StepName) => sql<{ runId: string; at: Date }>`
  select run_id as "runId", finished_at as at from (
    select run_id, finished_at, flow_id, node_id from delivery
    where workspace_id = ${workspaceId} and state = 'delivered' order by finished_at desc limit 5000
  ) late
  where flow_id = ${flowId} and node_id = ${nodeId} order by finished_at desc limit 1`;

/** The last run of the flow that came to its end, among its newest 5,000. Reads index run_flow. */
export const findLastDone = ({ workspaceId, flowId }: Omit<StepName, 'nodeId'>) => sql<{ runId: string; at: Date }>`
  select id as "runId", finished_at as at from (
    select id, state, started_at, finished_at from run where workspace_id = ${workspaceId} and flow_id = ${flowId}
    order by started_at desc limit 5000
  ) late
  where state = 'done' order by started_at desc limit 1`;

/** Whether orders left the step by one of its outputs, and when last, to five minutes. */
export const findLastLeft = ({ workspaceId, flowId, nodeId }: StepName) => sql<{ at: Date | null }>`
  select max(slot) as at from flow_traffic
  where workspace_id = ${workspaceId} and flow_id = ${flowId} and node_id = ${nodeId} and what = 'left'`;

/** What is open at a step, of one cause or of all; at most 10,000, the oldest first. */
export const findStepProblems = ({ workspaceId, flowId, nodeId, code }: StepName & { code: string | null }) => sql<{
  id: string;
  deliveryId: string | null;
  runId: string | null;
  orderId: string | null;
}>`
  select id, delivery_id as "deliveryId", run_id as "runId", order_id as "orderId" from problem
  where workspace_id = ${workspaceId} and flow_id = ${flowId} and node_id = ${nodeId} and resolved_at is null
    and (${code}::text is null or code = ${code})
  order by opened_at, id limit 10000`;

/** What steps are called where they are drawn: in the live version, or in the draft where none is. */
export const findStepNames = (steps: readonly StepName[]) => sql<
  StepName & { readonly flowName: string; readonly nodeName: string | null; readonly kind: string | null }
>`
  select flow.workspace_id as "workspaceId", flow.id as "flowId", flow.name as "flowName", step.node_id as "nodeId",
    node.drawn ->> 'name' as "nodeName", node.drawn ->> 'type' as kind
  from ${rowsOf(steps, {
    as: 'step',
    columns: {
      workspace_id: ['uuid', ({ workspaceId }) => workspaceId],
      flow_id: ['uuid', ({ flowId }) => flowId],
      node_id: ['text', ({ nodeId }) => nodeId],
    },
  })}
  join flow on flow.workspace_id = step.workspace_id and flow.id = step.flow_id
  left join flow_version live on live.workspace_id = flow.workspace_id and live.flow_id = flow.id and live.number = flow.live_version
  left join lateral (
    select drawn from (
      select drawn, 1 as rank from jsonb_array_elements(live.document -> 'nodes') drawn
      union all select drawn, 2 from jsonb_array_elements(flow.draft -> 'nodes') drawn
    ) all_drawn where drawn ->> 'id' = step.node_id order by rank limit 1
  ) node on true`;
