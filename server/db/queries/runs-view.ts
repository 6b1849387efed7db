import { type Expression, sql } from 'kysely';
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
  /** Only runs of these orders; null: of any. */
  readonly orderIds: readonly string[] | null;
  /** Of the orders that went through, where they are too many to name; null: any. */
  readonly orders: OrderNarrowing | null;
  readonly after: PageEnd | null;
  readonly limit: number;
}

/** How many runs a page looks through for what no index finds: so that an answer takes no longer however many there are. */
const lookThrough = 4_000;
/** Fewer where each has to be read with its steps. */
const lookThroughSteps = 1_500;

export interface StoredRun {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly flowId: string;
  readonly flowName: string;
  readonly version: number;
  readonly attempt: number;
  readonly state: string;
  readonly result: string | null;
  readonly eventKind: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly exactAt: string;
  readonly problem: string | null;
}

/** A row of the page, if there is any, and how far was looked. */
interface FoundRun extends Partial<StoredRun> {
  readonly seen: number;
  readonly seenAt: string | null;
  readonly seenId: string | null;
}

export interface FoundRuns {
  readonly rows: readonly StoredRun[];
  /** The oldest run that was looked at, where there may be more behind it. */
  readonly lookedTo: PageEnd | null;
}

/**
 * A page of runs, newest first. First those that an index gives in order (run_started, run_flow, run_unfinished, or run_order for a
 * few orders), as many as are worth looking through; of those the ones wanted; and only then what is shown of each.
 */
export async function findRuns(trx: Trx, filter: RunFilter): Promise<FoundRuns> {
  const { wanted, needsSteps } = wantedOf(filter);
  const depth = wanted.length === 0 ? filter.limit : needsSteps ? lookThroughSteps : lookThrough;
  const { rows } = await pageOf(filter, { wanted, needsSteps, depth }).execute(trx);
  const last = rows[0];
  const lookedTo =
    last && last.seen === depth && last.seenAt !== null && last.seenId !== null
      ? { at: last.seenAt, id: last.seenId }
      : null;
  return { rows: rows.filter((row): row is FoundRun & StoredRun => row.id !== null), lookedTo };
}

interface Looking {
  readonly wanted: readonly Expression<boolean>[];
  readonly needsSteps: boolean;
  readonly depth: number;
}

const pageOf = (filter: RunFilter, { wanted, needsSteps, depth }: Looking) => sql<FoundRun>`
  with seen as materialized (
    select run.workspace_id, run.id, run.order_id, run.flow_id, run.flow_version, run.attempt, run.state, run.result, run.event_kind,
      run.started_at, run.finished_at ${needsSteps ? sql`, run.trace` : sql``}
    from run where ${sql.join(inOrder(filter), sql` and `)}
    order by run.started_at desc, run.id desc limit ${depth}
  ), page as materialized (
    select * from seen run ${wanted.length > 0 ? sql`where ${sql.join(wanted, sql` and `)}` : sql``}
    order by started_at desc, id desc limit ${filter.limit}
  ), looked as (
    select (select count(*)::int from seen) as seen, at::text as "seenAt", id::text as "seenId"
    from (select 1) one left join (select started_at as at, id from seen order by started_at, id limit 1) last on true
  )
  select looked.*, run.id, run.order_id as "orderId", run.flow_id as "flowId", run.flow_version as version, run.attempt, run.state,
    run.result, run.event_kind as "eventKind", run.started_at as "startedAt", run.finished_at as "finishedAt",
    run.started_at::text as "exactAt",
    (select number from "order" where "order".workspace_id = run.workspace_id and "order".id = run.order_id) as "orderNumber",
    (select name from flow where flow.workspace_id = run.workspace_id and flow.id = run.flow_id) as "flowName",
    ${newestProblem} as problem
  from looked left join page run on true
  order by run.started_at desc, run.id desc`;

/** What an index answers. */
const inOrder = ({ workspaceId, flowId, state, since, after, orderIds }: RunFilter): Expression<boolean>[] => [
  sql<boolean>`run.workspace_id = ${workspaceId}`,
  isBehind(after, { at: 'run.started_at', id: 'run.id' }),
  ...(flowId === null ? [] : [sql<boolean>`run.flow_id = ${flowId}`]),
  ...(state === null ? [] : [sql<boolean>`run.state = ${sql.lit(state)}`]),
  ...(since === null ? [] : [sql<boolean>`run.started_at >= ${since}`]),
  ...(orderIds === null ? [] : [sql<boolean>`run.order_id = any(${[...orderIds]}::uuid[])`]),
];

/** What each run has to be looked at for. */
function wantedOf({ workspaceId, state, connectionId, nodeId, port, version, problem, orders }: RunFilter) {
  const isStuck = nodeId !== null && state === 'problem';
  const needsSteps = nodeId !== null && !isStuck;
  const wanted: Expression<boolean>[] = [
    ...(version === null ? [] : [sql<boolean>`run.flow_version = ${version}`]),
    ...(problem === null ? [] : [waitsFor(workspaceId, problem)]),
    ...(orders === null ? [] : [isOfOrders(workspaceId, orders)]),
    ...(connectionId === null ? [] : [concernsConnection(connectionId)]),
    ...(isStuck ? [isStuckAt(nodeId)] : []),
    ...(needsSteps ? [cameBy(nodeId, port)] : []),
  ];
  return { wanted, needsSteps };
}

/** Orders a search finds, while they are few enough to look for their runs one by one; null when they are too many. */
export async function findFewOrders(
  trx: Trx,
  { workspaceId, orders, most }: { workspaceId: string; orders: OrderNarrowing; most: number },
): Promise<readonly string[] | null> {
  const found = await trx
    .selectFrom('order')
    .select('order.id')
    .where('order.workspace_id', '=', workspaceId)
    .where(isAmong(orders))
    .limit(most + 1)
    .execute();
  return found.length > most ? null : found.map(({ id }) => id);
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
    .select([exactTime('run.started_at').as('exactAt'), newestProblem.as('problem')])
    .where('run.workspace_id', '=', workspaceId);

const newestProblem = sql<string | null>`(select message from problem where problem.workspace_id = run.workspace_id
  and problem.run_id = run.id and problem.resolved_at is null order by opened_at desc limit 1)`;

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

const isOfOrders = (workspaceId: string, orders: OrderNarrowing) =>
  sql<boolean>`(select true from "order" where "order".workspace_id = ${workspaceId} and "order".id = run.order_id
    and ${isAmong(orders)}) is true`;

/** The order came from it, or the run has something for it. */
const concernsConnection = (connectionId: string) =>
  sql<boolean>`((select one.connection_id from "order" one
      where one.workspace_id = run.workspace_id and one.id = run.order_id) = ${connectionId}
    or (select true from delivery where delivery.workspace_id = run.workspace_id and delivery.run_id = run.id
      and delivery.connection_id = ${connectionId} limit 1) is true)`;
