import { sql } from 'kysely';
import { exactTime, isBehind, type PageEnd } from '../keyset';
import type { Trx } from '../with-workspace';

export interface RunFilter {
  readonly workspaceId: string;
  readonly flowId: string | null;
  readonly state: 'waiting' | 'done' | 'problem' | 'cancelled' | null;
  readonly connectionId: string | null;
  readonly nodeId: string | null;
  readonly after: PageEnd | null;
  readonly limit: number;
}

/** A page of runs, newest first. Reads index run_flow when a flow is named, else run_started. */
export function findRuns(trx: Trx, { workspaceId, flowId, state, connectionId, nodeId, after, limit }: RunFilter) {
  return selectRuns(trx, workspaceId)
    .where(isBehind(after, { at: 'run.started_at', id: 'run.id' }))
    .$if(flowId !== null, (all) => all.where('run.flow_id', '=', flowId ?? ''))
    .$if(state !== null, (all) => all.where('run.state', '=', state ?? ''))
    .$if(connectionId !== null, (all) => all.where(concernsConnection(connectionId ?? '')))
    .$if(nodeId !== null, (all) =>
      all.where(sql<boolean>`run.trace @> ${JSON.stringify({ steps: [{ nodeId }] })}::jsonb`),
    )
    .orderBy('run.started_at', 'desc')
    .orderBy('run.id', 'desc')
    .limit(limit);
}

/** One run with its trace and the drawing of its version. */
export const findRun = (trx: Trx, { workspaceId, runId }: { workspaceId: string; runId: string }) =>
  selectRuns(trx, workspaceId)
    .innerJoin('flow_version as version', (join) =>
      join
        .onRef('version.workspace_id', '=', 'run.workspace_id')
        .onRef('version.flow_id', '=', 'run.flow_id')
        .onRef('version.number', '=', 'run.flow_version'),
    )
    .select(['run.trace', 'version.document', 'flow.live_version as liveVersion', 'order.content'])
    .where('run.id', '=', runId);

const selectRuns = (trx: Trx, workspaceId: string) =>
  trx
    .selectFrom('run')
    .innerJoin('flow', (join) =>
      join.onRef('flow.workspace_id', '=', 'run.workspace_id').onRef('flow.id', '=', 'run.flow_id'),
    )
    .innerJoin('order', (join) =>
      join.onRef('order.workspace_id', '=', 'run.workspace_id').onRef('order.id', '=', 'run.order_id'),
    )
    .select(['run.id', 'run.order_id as orderId', 'order.number as orderNumber', 'run.flow_id as flowId'])
    .select(['flow.name as flowName', 'run.flow_version as version', 'run.attempt', 'run.state', 'run.result'])
    .select(['run.event_kind as eventKind', 'run.started_at as startedAt', 'run.finished_at as finishedAt'])
    .select([
      exactTime('run.started_at').as('exactAt'),
      sql<
        string | null
      >`(select message from problem where problem.workspace_id = run.workspace_id and problem.run_id = run.id
        and problem.resolved_at is null order by opened_at desc limit 1)`.as('problem'),
    ])
    .where('run.workspace_id', '=', workspaceId);

/** The order came from it, or the run has something for it. */
const concernsConnection = (connectionId: string) =>
  sql<boolean>`("order".connection_id = ${connectionId} or exists (select from delivery
    where delivery.workspace_id = run.workspace_id and delivery.run_id = run.id and delivery.connection_id = ${connectionId}))`;

interface Window {
  readonly workspaceId: string;
  readonly flowId: string;
  readonly since: Date;
  readonly most: number;
}

const recentRuns = ({ workspaceId, flowId, since, most }: Window) => sql`
  select id, trace, row_number() over (order by started_at desc) as place from run
  where workspace_id = ${workspaceId} and flow_id = ${flowId} and started_at >= ${since}
  order by started_at desc limit ${most}`;

/** How many orders left each node by each port, and how many were stopped there, over the newest runs of a window. */
export const countSteps = (window: Window) => sql<{
  nodeId: string;
  port: string | null;
  visits: number;
  failures: number;
}>`
  with recent as materialized (${recentRuns(window)})
  select step ->> 'nodeId' as "nodeId", step ->> 'port' as port, count(*)::int as visits,
    count(*) filter (where step ? 'problem')::int as failures
  from recent, jsonb_array_elements(recent.trace -> 'steps') step
  group by 1, 2`;

/** The same for what was handed to a destination: the trace leaves a publish step where its delivery begins. */
export const countPublished = (window: Window) => sql<{
  nodeId: string;
  port: string | null;
  done: number;
  failed: number;
}>`
  with recent as materialized (${recentRuns(window)})
  select delivery.node_id as "nodeId", delivery.resume_port as port,
    count(*) filter (where delivery.state = 'delivered')::int as done,
    count(*) filter (where delivery.state = 'parked')::int as failed
  from recent join delivery on delivery.workspace_id = ${window.workspaceId} and delivery.run_id = recent.id
  group by 1, 2`;

export const countRecentRuns = (window: Window) => sql<{ runs: number }>`
  select count(*)::int as runs from (${recentRuns(window)}) recent`;
