import { sql } from 'kysely';
import type { Trx } from '../with-workspace';

interface About {
  readonly workspaceId: string;
}

/** So many orders of one subject are counted; beyond that the number says "at least". */
const mostOrders = 20_000;

/** One row for each connection in trouble and currency of what waits for it. */
export interface TroubledConnection {
  readonly id: string;
  readonly name: string;
  readonly state: 'active' | 'paused' | 'attention';
  readonly problem: unknown;
  readonly orders: number;
  readonly currency: string | null;
  readonly amount: string | null;
}

/** Connections that need somebody, are paused, or do not answer, with what waits to be sent to them. Reads index delivery_due. */
export const findTroubledConnections = ({ workspaceId, failures }: About & { failures: number }) =>
  sql<TroubledConnection>`
  select one.id, one.name, one.state, one.problem, coalesce(waiting.orders, 0)::int as orders, waiting.currency, waiting.amount
  from connection one left join lateral (
    select "order".currency, count(*) as orders, sum("order".total)::text as amount
    from (
      select distinct delivery.order_id from delivery
      where delivery.workspace_id = one.workspace_id and delivery.connection_id = one.id and delivery.state in ('planned', 'unknown')
      limit ${mostOrders}
    ) due join "order" on "order".workspace_id = one.workspace_id and "order".id = due.order_id
    group by 1
  ) waiting on true
  where one.workspace_id = ${workspaceId} and one.archived_at is null
    and (one.state <> 'active' or one.failures >= ${failures})
  order by one.name, one.id, orders desc`;

export interface CauseFilter {
  readonly family: string | null;
  readonly flowId: string | null;
  readonly connectionId: string | null;
}

/** One row for each cause and currency of the orders that wait for it. */
export interface OpenCause {
  readonly code: string;
  readonly subject: string | null;
  readonly connectionId: string | null;
  readonly flowId: string | null;
  /** Of the newest problem, and the order that is about. */
  readonly message: string;
  readonly orderId: string | null;
  readonly currency: string | null;
  readonly orders: number;
  readonly problems: number;
  readonly amount: string | null;
  readonly since: Date;
  readonly shipBy: Date | null;
}

/**
 * Open problems by cause. Reads index problem_open, and each order by its key also while the planner knows nothing of the tables (limit 1).
 * Without a family, those of accounts and channels are left to the connection's rule.
 */
export const findOpenCauses = ({ workspaceId, family, flowId, connectionId }: About & CauseFilter) => sql<OpenCause>`
  with found as (
    select problem.id, problem.code, problem.subject, problem.connection_id, problem.message, problem.order_id, problem.opened_at, one.currency,
      one.total, one.ship_by, coalesce(problem.flow_id, delivery.flow_id) as flow_id,
      row_number() over (partition by problem.code, problem.subject, problem.connection_id, problem.order_id
        order by problem.opened_at desc) as of_order
    from problem
    left join lateral (
      select flow_id from delivery where workspace_id = problem.workspace_id and id = problem.delivery_id limit 1
    ) delivery on true
    left join lateral (
      select currency, total, ship_by, connection_id from "order" where workspace_id = problem.workspace_id and id = problem.order_id limit 1
    ) one on true
    where problem.workspace_id = ${workspaceId} and problem.resolved_at is null
      and case when ${family}::text is null then split_part(problem.code, '.', 1) not in ('connection', 'channel')
        else split_part(problem.code, '.', 1) = ${family} end
      and (${flowId}::uuid is null or coalesce(problem.flow_id, delivery.flow_id) = ${flowId}::uuid)
      and (${connectionId}::uuid is null or problem.connection_id = ${connectionId}::uuid or one.connection_id = ${connectionId}::uuid)
  )
  select code, subject, connection_id as "connectionId", min(flow_id::text)::uuid as "flowId",
    (array_agg(message order by opened_at desc, id))[1] as message,
    (array_agg(order_id order by opened_at desc, id))[1] as "orderId", currency,
    (count(order_id) filter (where of_order = 1))::int as orders, count(*)::int as problems,
    (sum(total) filter (where of_order = 1))::text as amount, min(opened_at) as since, min(ship_by) as "shipBy"
  from found group by code, subject, connection_id, currency
  order by orders desc, since limit 500`;

export interface NearDeadline {
  readonly connectionId: string;
  readonly name: string;
  readonly currency: string;
  readonly orders: number;
  readonly late: number;
  readonly amount: string;
  readonly shipBy: Date;
}

/**
 * Orders to be shipped before a moment, or late by at most two weeks, by source and currency. Reads index order_ship_by.
 * `onlyStuck`: those that wait for a person or for their destination.
 */
export const findNearDeadlines = ({
  workspaceId,
  now,
  until,
  connectionId,
  onlyStuck,
}: About & { now: Date; until: Date; connectionId: string | null; onlyStuck: boolean }) => sql<NearDeadline>`
  select one.connection_id as "connectionId", connection.name, one.currency, count(*)::int as orders,
    (count(*) filter (where one.ship_by < ${now}))::int as late, sum(one.total)::text as amount, min(one.ship_by) as "shipBy"
  from "order" one
  join connection on connection.workspace_id = one.workspace_id and connection.id = one.connection_id
  where one.workspace_id = ${workspaceId} and one.ship_by is not null and one.fulfillment in ('unfulfilled', 'partial')
    and one.cancellation <> 'cancelled' and one.ship_by < ${until} and one.ship_by > ${now}::timestamptz - interval '14 days'
    and (${connectionId}::uuid is null or one.connection_id = ${connectionId}::uuid)
    and (not ${onlyStuck} or exists (
      select from problem where problem.workspace_id = one.workspace_id and problem.order_id = one.id and problem.resolved_at is null
    ) or exists (
      select from delivery where delivery.workspace_id = one.workspace_id and delivery.order_id = one.id and delivery.operation = 'order'
        and delivery.state in ('planned', 'sending', 'unknown', 'parked')
    ) or exists (
      select from pause where pause.workspace_id = one.workspace_id and pause.order_id = one.id and pause.state = 'open'
    ))
  group by 1, 2, 3 order by min(one.ship_by), orders desc`;

/** Endpoints that no longer listen, and not because somebody said so. */
export const findSilentEndpoints = ({ workspaceId }: About) => sql<{
  id: string;
  url: string;
  state: 'failing' | 'gone';
  since: Date;
}>`
  select id, url, state, state_since as since from webhook_endpoint
  where workspace_id = ${workspaceId} and state in ('failing', 'gone')`;

/** Sources that listen at this moment, and when each last brought anything. */
export const findListening = ({ workspaceId }: About) => sql<{
  id: string;
  name: string;
  connector: string;
  lastReceivedAt: Date | null;
}>`
  select id, name, connector, last_received_at as "lastReceivedAt" from connection
  where workspace_id = ${workspaceId} and archived_at is null and state = 'active'`;

/** What these orders say. */
export const findContents = (trx: Trx, { workspaceId, orderIds }: About & { orderIds: readonly string[] }) =>
  trx
    .selectFrom('order')
    .select(['id', 'content'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', sql<string>`any(${[...orderIds]}::uuid[])`);
