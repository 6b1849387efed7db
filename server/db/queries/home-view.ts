import { sql } from 'kysely';
import { waitingOrders } from './waiting-orders';

interface About {
  readonly workspaceId: string;
  readonly since: Date;
}

interface HomeCounts {
  readonly ordersToday: number;
  readonly orders24h: number;
  readonly needsFix: number;
  readonly waiting: number;
  /** Orders that somebody has to approve or reject. */
  readonly held: number;
  /** Orders created at a destination. */
  readonly published24h: number;
  readonly connections: number;
  readonly flows: number;
  readonly liveFlows: number;
  /** Whether there has ever been one. */
  readonly orders: boolean;
}

/** Orders with something open to fix, and messages that belong to none. Reads index problem_waiting alone. */
const thingsToFix = (workspaceId: string) => sql`(
  (select count(*)::int from (select distinct order_id from problem
    where workspace_id = ${workspaceId} and resolved_at is null and order_id is not null) one)
  + (select count(*)::int from problem where workspace_id = ${workspaceId} and resolved_at is null and order_id is null))`;

/** What the frame of every page says of a workspace. */
export const countFrame = ({ workspaceId, since }: About) => sql<
  Pick<HomeCounts, 'orders24h' | 'needsFix' | 'connections' | 'liveFlows'>
>`
  select
    (select count(*)::int from "order" where workspace_id = ${workspaceId} and received_at >= ${since}) as "orders24h",
    ${thingsToFix(workspaceId)} + (select count(*)::int from connection where workspace_id = ${workspaceId} and archived_at is null
      and state = 'attention') as "needsFix",
    (select count(*)::int from connection where workspace_id = ${workspaceId} and archived_at is null) as connections,
    (select count(*)::int from flow where workspace_id = ${workspaceId} and archived_at is null and live_version is not null) as "liveFlows"`;

/** The numbers of a workspace's home, each by an index. @param since 24 hours ago; @param today when the day began. */
export const countHome = ({ workspaceId, since, today }: About & { today: Date }) => sql<HomeCounts>`
  select
    (select count(*)::int from "order" where workspace_id = ${workspaceId} and received_at >= ${today}) as "ordersToday",
    (select count(*)::int from "order" where workspace_id = ${workspaceId} and received_at >= ${since}) as "orders24h",
    ${thingsToFix(workspaceId)} as "needsFix",
    (select count(*)::int from (${waitingOrders(workspaceId)}) one) as waiting,
    (select count(distinct order_id)::int from pause where workspace_id = ${workspaceId} and kind = 'hold' and state = 'open') as held,
    (select count(*)::int from (select distinct order_id from delivery where workspace_id = ${workspaceId} and state = 'delivered'
      and operation = 'order' and finished_at >= ${since}) one) as "published24h",
    (select count(*)::int from connection where workspace_id = ${workspaceId} and archived_at is null) as connections,
    (select count(*)::int from flow where workspace_id = ${workspaceId} and archived_at is null) as flows,
    (select count(*)::int from flow where workspace_id = ${workspaceId} and archived_at is null and live_version is not null) as "liveFlows",
    exists (select from "order" where workspace_id = ${workspaceId}) as orders`;

/** Messages per connection and hour of the same 24 hours; hours without any are left out. Reads index inbox_entry_received. */
export const countMessages = ({ workspaceId, since }: About) => sql<{ connectionId: string; hour: Date; n: number }>`
  select connection_id as "connectionId", date_trunc('hour', received_at) as hour, count(*)::int as n
  from inbox_entry where workspace_id = ${workspaceId} and received_at >= ${since} group by 1, 2`;
