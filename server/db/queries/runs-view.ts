import { sql } from 'kysely';
import { exactTime, isBehind, type PageEnd } from '../keyset';
import type { Trx } from '../with-workspace';
import { isAmong, type OrderNarrowing } from './orders-view';

export interface RunFilter {
  readonly workspaceId: string;
  readonly flowId: string | null;
  readonly state: 'waiting' | 'done' | 'problem' | 'cancelled' | null;
  readonly connectionId: string | null;
  /** Those that came by this node; with `state: 'problem'` those that are stuck there. */
  readonly nodeId: string | null;
  /** Of those, the ones that left it by this output. */
  readonly port: string | null;
  readonly version: number | null;
  /** Of the problem it waits for, the part of the code before the dot. */
  readonly problem: string | null;
  readonly since: Date | null;
  /** Of the orders that went through; null: any. */
  readonly orders: OrderNarrowing | null;
  readonly after: PageEnd | null;
  readonly limit: number;
}

/** A page of runs, newest first. Reads index run_flow when a flow is named, else run_started. */
export function findRuns(
  trx: Trx,
  { workspaceId, flowId, state, connectionId, nodeId, port, version, problem, since, orders, after, limit }: RunFilter,
) {
  const page = trx
    .selectFrom('run')
    .select('run.id')
    .where('run.workspace_id', '=', workspaceId)
    .where(isBehind(after, { at: 'run.started_at', id: 'run.id' }))
    .$if(flowId !== null, (all) => all.where('run.flow_id', '=', flowId ?? ''))
    .$if(state !== null, (all) => all.where('run.state', '=', state ?? ''))
    .$if(connectionId !== null, (all) => all.where(concernsConnection(connectionId ?? '')))
    .$if(nodeId !== null, (all) =>
      all.where(state === 'problem' ? isStuckAt(nodeId ?? '') : cameBy(nodeId ?? '', port)),
    )
    .$if(version !== null, (all) => all.where('run.flow_version', '=', version ?? 0))
    .$if(problem !== null, (all) => all.where(waitsFor(workspaceId, problem ?? '')))
    .$if(since !== null, (all) => all.where('run.started_at', '>=', since ?? new Date(0)))
    .$if(orders !== null, (all) => all.where(isOfOrders(workspaceId, orders)))
    .orderBy('run.started_at', 'desc')
    .orderBy('run.id', 'desc')
    .limit(limit);
  // The page first, by its index alone: joined before it is cut, Postgres may sort every run there is.
  return selectRuns(trx, workspaceId)
    .where('run.id', '=', sql<string>`any(array(${page}))`)
    .orderBy('run.started_at', 'desc')
    .orderBy('run.id', 'desc');
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

/** By an output: at once, or when what had to be done outside was done. */
const cameBy = (nodeId: string, port: string | null) => {
  const trace = JSON.stringify({ steps: [{ nodeId, ...(port !== null && { port }) }] });
  return port === null
    ? sql<boolean>`run.trace @> ${trace}::jsonb`
    : sql<boolean>`(run.trace @> ${trace}::jsonb or exists (select from delivery
        where delivery.workspace_id = run.workspace_id and delivery.run_id = run.id and delivery.node_id = ${nodeId}
          and delivery.resume_port = ${port} and delivery.state = 'delivered')
        or exists (select from conversion
        where conversion.workspace_id = run.workspace_id and conversion.run_id = run.id and conversion.node_id = ${nodeId}
          and conversion.port = ${port} and conversion.state = 'done'))`;
};

const isStuckAt = (nodeId: string) =>
  sql<boolean>`exists (select from problem left join delivery
      on delivery.workspace_id = problem.workspace_id and delivery.id = problem.delivery_id
    where problem.workspace_id = run.workspace_id and problem.run_id = run.id and problem.resolved_at is null
      and coalesce(problem.node_id, delivery.node_id) = ${nodeId})`;

/** By the short list of open problems. */
const waitsFor = (workspaceId: string, family: string) =>
  sql<boolean>`run.id in (select run_id from problem where workspace_id = ${workspaceId} and resolved_at is null
    and starts_with(code, ${`${family}.`}))`;

const isOfOrders = (workspaceId: string, orders: OrderNarrowing | null) =>
  sql<boolean>`run.order_id in (select "order".id from "order" where "order".workspace_id = ${workspaceId}
    and ${orders === null ? sql`true` : isAmong(orders)})`;

/** The order came from it, or the run has something for it. */
const concernsConnection = (connectionId: string) =>
  sql<boolean>`((select one.connection_id from "order" one
      where one.workspace_id = run.workspace_id and one.id = run.order_id) = ${connectionId}
    or (select true from delivery where delivery.workspace_id = run.workspace_id and delivery.run_id = run.id
      and delivery.connection_id = ${connectionId} limit 1) is true)`;
