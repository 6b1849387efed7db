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
  readonly problems: number;
  readonly orders: number;
  readonly value: { currency: string; amount: string }[] | null;
  readonly since: Date;
  readonly flowId: string | null;
  readonly flowName: string | null;
  readonly nodeId: string | null;
  readonly sampleOrders: { id: string; number: string }[] | null;
}

/**
 * Open problems by cause, the most orders first: at most 200 groups. Reads index problem_open, then the orders of each group.
 * Flow and node are named only where the whole group sits there.
 */
export const findProblemGroups = ({ workspaceId }: { workspaceId: string }) => sql<StoredGroup>`
  with found as (
    select problem.code, problem.subject, problem.connection_id, problem.message, problem.advice, problem.order_id,
      problem.opened_at, coalesce(problem.flow_id, delivery.flow_id) as flow_id,
      coalesce(problem.node_id, delivery.node_id) as node_id,
      row_number() over (partition by problem.code, problem.subject, problem.connection_id
        order by problem.opened_at desc, problem.id desc) as newest
    from problem
    left join delivery on delivery.workspace_id = problem.workspace_id and delivery.id = problem.delivery_id
    where problem.workspace_id = ${workspaceId} and problem.resolved_at is null
  ), cause as (
    select code, subject, connection_id, count(*)::int as problems, count(distinct order_id)::int as orders,
      min(opened_at) as since,
      max(message) filter (where newest = 1) as message, max(advice) filter (where newest = 1) as advice,
      case when count(distinct flow_id) = 1 and count(flow_id) = count(*) then (array_agg(flow_id))[1] end as flow_id,
      case when count(distinct (flow_id, node_id)) = 1 and count(node_id) = count(*) then max(node_id) end as node_id
    from found group by code, subject, connection_id
    order by count(distinct order_id) desc, min(opened_at) limit 200
  ), concerned as (
    select distinct found.code, found.subject, found.connection_id, one.id, one.number, one.currency, one.total, one.received_at
    from found join "order" one on one.workspace_id = ${workspaceId} and one.id = found.order_id
  ), worth as (
    select code, subject, connection_id, jsonb_agg(jsonb_build_object('currency', currency, 'amount', amount::text)
      order by amount desc) as value
    from (select code, subject, connection_id, currency, sum(total) as amount from concerned group by 1, 2, 3, 4) by_currency
    group by 1, 2, 3
  ), sample as (
    select code, subject, connection_id, jsonb_agg(jsonb_build_object('id', id, 'number', number) order by received_at desc) as orders
    from (select *, row_number() over (partition by code, subject, connection_id order by received_at desc) as place
          from concerned) placed
    where place <= 5 group by 1, 2, 3
  )
  select cause.code, cause.subject, cause.connection_id as "connectionId", connection.name as "connectionName", cause.message,
    cause.advice, cause.problems, cause.orders, worth.value, cause.since, cause.flow_id as "flowId", flow.name as "flowName",
    cause.node_id as "nodeId", sample.orders as "sampleOrders"
  from cause
  left join connection on connection.workspace_id = ${workspaceId} and connection.id = cause.connection_id
  left join flow on flow.workspace_id = ${workspaceId} and flow.id = cause.flow_id
  left join worth on worth.code = cause.code and worth.subject is not distinct from cause.subject
    and worth.connection_id is not distinct from cause.connection_id
  left join sample on sample.code = cause.code and sample.subject is not distinct from cause.subject
    and sample.connection_id is not distinct from cause.connection_id
  order by cause.orders desc, cause.since`;

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
