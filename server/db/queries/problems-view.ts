import { sql } from 'kysely';

export interface GroupName {
  readonly code: string;
  readonly subject: string | null;
  readonly connectionId: string | null;
}

export interface StoredGroup extends GroupName {
  readonly connectionName: string | null;
  readonly message: string;
  readonly advice: string | null;
  /** How many causes there are in all, found or not. */
  readonly causes: number;
  readonly problems: number;
  readonly orders: number;
  readonly value: { currency: string; amount: string }[] | null;
  readonly since: Date;
  readonly shipBy: Date | null;
  readonly flowId: string | null;
  readonly flowName: string | null;
  readonly nodeId: string | null;
  readonly sampleOrders: { id: string; number: string }[] | null;
}

/** Whether a problem is of this cause. Reads index problem_cause. */
export const isOfCause = ({ code, subject, connectionId }: GroupName) =>
  sql<boolean>`problem.cause = cause_of(${code}, ${subject}, ${connectionId}::uuid)`;

interface About {
  readonly workspaceId: string;
}

/**
 * Open problems by cause, the nearest ship-by hour first and then the most money: at most `limit` groups. Reads the open problems and nothing
 * else, each with what hangs on it (migrations/0025-health.ts); then, of the groups found, the newest few problems by index problem_cause.
 * Flow and node are named only where the whole group sits there.
 */
export const findProblemGroups = ({ workspaceId, limit = 200 }: About & { limit?: number }) => sql<StoredGroup>`
  with per_order as (
    select cause, order_id, min(currency) as currency, min(worth) as worth, min(ship_by) as ship_by, min(opened_at) as since,
      count(*) as problems
    from problem where workspace_id = ${workspaceId} and resolved_at is null group by 1, 2
  ), per_currency as (
    select cause, currency, sum(worth) as worth, count(order_id) as orders, sum(problems) as problems, min(ship_by) as ship_by,
      min(since) as since
    from per_order group by 1, 2
  ), per_cause as (
    select cause, sum(problems)::int as problems, sum(orders)::int as orders, min(since) as since, min(ship_by) as ship_by,
      coalesce(sum(worth), 0) as weight, (count(*) over ())::int as causes,
      jsonb_agg(jsonb_build_object('currency', currency, 'amount', worth::text) order by worth desc) filter (where orders > 0) as value
    from per_currency group by 1
    order by date_trunc('hour', min(ship_by)) nulls last, weight desc, problems desc, since limit ${limit}
  )
  select newest.code, newest.subject, newest.connection_id as "connectionId", newest.message, newest.advice,
    (select name from connection where workspace_id = ${workspaceId} and id = newest.connection_id) as "connectionName",
    per_cause.causes, per_cause.problems, per_cause.orders, per_cause.value, per_cause.since, per_cause.ship_by as "shipBy", place.flow_id as "flowId",
    (select name from flow where workspace_id = ${workspaceId} and id = place.flow_id) as "flowName", place.node_id as "nodeId",
    (
      select jsonb_agg(jsonb_build_object('id', id, 'number', number) order by received_at desc) from (
        select distinct one.id, one.number, one.received_at from (
          select order_id from problem where workspace_id = ${workspaceId} and resolved_at is null and cause = per_cause.cause
            and order_id is not null order by opened_at desc limit 5
        ) stuck join "order" one on one.workspace_id = ${workspaceId} and one.id = stuck.order_id
      ) sample
    ) as "sampleOrders"
  from per_cause cross join lateral (
    select code, subject, connection_id, message, advice from problem
    where workspace_id = ${workspaceId} and resolved_at is null and cause = per_cause.cause order by opened_at desc limit 1
  ) newest
  cross join lateral (
    select case when min(flow) = max(flow) and count(flow) = count(*) then min(flow)::uuid end as flow_id,
      case when min(flow) = max(flow) and min(node_id) = max(node_id) and count(node_id) = count(*) then min(node_id) end as node_id
    from (
      select distinct flow_id::text as flow, node_id from problem
      where workspace_id = ${workspaceId} and resolved_at is null and cause = per_cause.cause
    ) at
  ) place
  order by date_trunc('hour', per_cause.ship_by) nulls last, per_cause.weight desc, per_cause.problems desc, per_cause.since`;

/** The open problems of one cause, oldest first. */
export const findGroupProblems = ({ workspaceId, group }: About & { group: GroupName }) => sql<{
  id: string;
  deliveryId: string | null;
  runId: string | null;
  nodeId: string | null;
  orderId: string | null;
  inboxId: string | null;
}>`
  select id, delivery_id as "deliveryId", run_id as "runId", node_id as "nodeId", order_id as "orderId", inbox_id as "inboxId"
  from problem
  where workspace_id = ${workspaceId} and resolved_at is null and ${isOfCause(group)}
  order by opened_at, id limit 10000`;
