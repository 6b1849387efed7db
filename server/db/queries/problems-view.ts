import { sql } from 'kysely';
import { shipByWhileOpen } from './ship-by';

export interface GroupName {
  readonly code: string;
  readonly subject: string | null;
  readonly connectionId: string | null;
}

export interface StoredGroup extends GroupName {
  readonly connectionName: string | null;
  readonly message: string;
  readonly advice: string | null;
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

/**
 * Open problems by cause, the nearest ship-by hour first and then the most money: at most 200 groups. Reads index problem_open, then the
 * order of each. Flow and node are named only where the whole group sits there.
 */
export const findProblemGroups = ({ workspaceId }: { workspaceId: string }) => sql<StoredGroup>`
  with found as (
    select problem.code, problem.subject, problem.connection_id, problem.message, problem.advice, problem.order_id,
      problem.opened_at, coalesce(problem.flow_id, delivery.flow_id) as flow_id,
      coalesce(problem.node_id, delivery.node_id) as node_id, one.number, one.currency, one.total, one.received_at,
      ${shipByWhileOpen} as ship_by,
      row_number() over (partition by problem.code, problem.subject, problem.connection_id, problem.order_id
        order by problem.opened_at desc) as of_order
    from problem
    left join delivery on delivery.workspace_id = problem.workspace_id and delivery.id = problem.delivery_id
    left join "order" one on one.workspace_id = problem.workspace_id and one.id = problem.order_id
    where problem.workspace_id = ${workspaceId} and problem.resolved_at is null
  ), cause as (
    select code, subject, connection_id, count(*)::int as problems,
      (count(order_id) filter (where of_order = 1))::int as orders, min(opened_at) as since, min(ship_by) as ship_by,
      (array_agg(message order by opened_at desc))[1] as message, (array_agg(advice order by opened_at desc))[1] as advice,
      case when min(flow_id::text) = max(flow_id::text) and count(flow_id) = count(*) then min(flow_id::text)::uuid end as flow_id,
      case when min(node_id) = max(node_id) and min(flow_id::text) = max(flow_id::text) and count(node_id) = count(*) then min(node_id) end as node_id,
      coalesce(sum(total) filter (where of_order = 1), 0) as weight,
      (array_agg(jsonb_build_object('id', order_id, 'number', number) order by received_at desc)
        filter (where of_order = 1 and order_id is not null))[1:5] as sample
    from found group by code, subject, connection_id
    order by date_trunc('hour', min(ship_by)) nulls last, weight desc, problems desc, since limit 200
  ), worth as (
    select code, subject, connection_id, jsonb_agg(jsonb_build_object('currency', currency, 'amount', amount::text)
      order by amount desc) as value
    from (
      select code, subject, connection_id, currency, sum(total) as amount from found
      where of_order = 1 and order_id is not null group by 1, 2, 3, 4
    ) by_currency
    group by 1, 2, 3
  )
  select cause.code, cause.subject, cause.connection_id as "connectionId", connection.name as "connectionName", cause.message,
    cause.advice, cause.problems, cause.orders, worth.value, cause.since, cause.ship_by as "shipBy", cause.flow_id as "flowId",
    flow.name as "flowName", cause.node_id as "nodeId", to_jsonb(cause.sample) as "sampleOrders"
  from cause
  left join connection on connection.workspace_id = ${workspaceId} and connection.id = cause.connection_id
  left join flow on flow.workspace_id = ${workspaceId} and flow.id = cause.flow_id
  left join worth on worth.code = cause.code and worth.subject is not distinct from cause.subject
    and worth.connection_id is not distinct from cause.connection_id
  order by date_trunc('hour', cause.ship_by) nulls last, cause.weight desc, cause.problems desc, cause.since`;

/** The open problems of one cause, oldest first. */
export const findGroupProblems = ({ workspaceId, group }: { workspaceId: string; group: GroupName }) => sql<{
  id: string;
  deliveryId: string | null;
  runId: string | null;
  nodeId: string | null;
  orderId: string | null;
  inboxId: string | null;
}>`
  select id, delivery_id as "deliveryId", run_id as "runId", node_id as "nodeId", order_id as "orderId", inbox_id as "inboxId"
  from problem
  where workspace_id = ${workspaceId} and resolved_at is null and code = ${group.code}
    and subject is not distinct from ${group.subject} and connection_id is not distinct from ${group.connectionId}::uuid
  order by opened_at, id limit 10000`;
