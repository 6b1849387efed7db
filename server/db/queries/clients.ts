import { sql } from 'kysely';

export interface ClientCounts {
  readonly workspaceId: string;
  readonly ordersToday: number;
  readonly needsFix: number;
  readonly held: number;
  readonly liveFlows: number;
  readonly connections: number;
  readonly attention: number;
  readonly value: { currency: string; amount: string }[] | null;
  readonly shipBy: Date | null;
}

/**
 * How each of these workspaces stands, in one statement. Open problems carry the money and the deadline of their orders, the same on all of
 * one order. Reads indexes order_received, problem_waiting (alone, in its order) and pause_open.
 */
export const countClients = (workspaceIds: readonly string[], { today }: { today: Date }) => sql<ClientCounts>`
  select place.id as "workspaceId",
    (select count(*)::int from "order" where workspace_id = place.id and received_at >= ${today}) as "ordersToday",
    coalesce(waits.orders, 0) + (select count(*)::int from problem
      where workspace_id = place.id and resolved_at is null and order_id is null) as "needsFix",
    (select count(distinct order_id)::int from pause where workspace_id = place.id and kind = 'hold' and state = 'open') as held,
    (select count(*)::int from flow where workspace_id = place.id and archived_at is null and live_version is not null) as "liveFlows",
    account.connections, account.attention, waits.value, waits.ship_by as "shipBy"
  from unnest(${workspaceIds}::uuid[]) as place (id)
  cross join lateral (
    select count(*)::int as connections, (count(*) filter (where state = 'attention'))::int as attention
    from connection where workspace_id = place.id and archived_at is null
  ) account
  cross join lateral (
    select sum(orders)::int as orders, min(ship_by) as ship_by,
      jsonb_agg(jsonb_build_object('currency', currency, 'amount', amount::text) order by amount desc)
        filter (where currency is not null) as value
    from (
      select currency, count(*) as orders, sum(worth) as amount, min(ship_by) as ship_by
      from (
        select distinct on (order_id) currency, worth, ship_by from problem
        where workspace_id = place.id and resolved_at is null and order_id is not null order by order_id
      ) stopped
      group by 1
    ) by_currency
  ) waits`;

/** Active connections that orders come by, and when each was last heard of. */
export const findSources = (workspaceIds: readonly string[]) => sql<{
  workspaceId: string;
  id: string;
  name: string;
  lastReceivedAt: Date | null;
}>`
  select workspace_id as "workspaceId", id, name, last_received_at as "lastReceivedAt" from connection
  where workspace_id = any(${workspaceIds}::uuid[]) and archived_at is null and state = 'active'`;
