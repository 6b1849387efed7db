import { sql } from 'kysely';
import { rowsOf } from '../rows-of';
import { toJsonb } from '../to-jsonb';

export interface GatheringFlow {
  readonly workspaceId: string;
  readonly flowId: string;
  readonly version: number;
  readonly publishedAt: Date;
  /** Its steps that begin by the clock, as they are drawn. */
  readonly nodes: unknown;
  /** Which step's list of which day there is already, lately: "node 2026-01-10". */
  readonly done: readonly string[];
}

const gathers = sql`'$.nodes[*] ? (@.type == "late-orders")'`;

/** Live flows that begin by the clock. Reads index flow_version_gathers. */
export const findGatheringFlows = (workspaceIds: readonly string[]) => sql<GatheringFlow>`
  select flow.workspace_id as "workspaceId", flow.id as "flowId", version.number as version,
    version.published_at as "publishedAt", jsonb_path_query_array(version.document, ${gathers}) as nodes,
    array(
      select list.node_id || ' ' || to_char(list.day, 'YYYY-MM-DD') from late_list list
      where list.workspace_id = flow.workspace_id and list.flow_id = flow.id and list.day > current_date - 10
    ) as done
  from flow_version version
  join flow on flow.workspace_id = version.workspace_id and flow.id = version.flow_id and flow.live_version = version.number
  where version.workspace_id = any(${workspaceIds}::uuid[]) and flow.archived_at is null
    and jsonb_path_exists(version.document, ${gathers})`;

export interface ListName {
  readonly workspaceId: string;
  readonly flowId: string;
  readonly nodeId: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly version: number;
}

/** Takes a day's list for oneself: no row when it has been made, or is being made, by another. */
export const takeList = ({ workspaceId, flowId, nodeId, day, version }: ListName) => sql<{ taken: 1 }>`
  insert into late_list (workspace_id, flow_id, node_id, day, flow_version)
  values (${workspaceId}, ${flowId}, ${nodeId}, ${day}, ${version})
  on conflict do nothing
  returning 1 as taken`;

export const countList = ({ workspaceId, flowId, nodeId, day }: ListName, orders: number) => sql`
  update late_list set orders = ${orders}
  where workspace_id = ${workspaceId} and flow_id = ${flowId} and node_id = ${nodeId} and day = ${day}`;

/** Who asks about a day so long ago looks at the orders themselves. */
export const dropOldLists = (workspaceId: string) => sql`
  delete from late_list where workspace_id = ${workspaceId} and day < current_date - 90`;

export interface LateOrderRow {
  readonly id: string;
  readonly connectionId: string;
  readonly account: string;
  readonly number: string;
  readonly shipBy: Date;
  readonly total: string;
  readonly currency: string;
  /** How many there are in all. */
  readonly count: number;
}

interface Late {
  readonly workspaceId: string;
  /** Null: every account. */
  readonly connectionId: string | null;
  readonly dueBefore: Date;
  readonly dueAfter: Date;
  readonly limit: number;
}

/** Orders with something still to ship by then, the most urgent first. What a marketplace ships itself is not ours to hurry. Reads index order_ship_by. */
export const findLateOrders = ({ workspaceId, connectionId, dueBefore, dueAfter, limit }: Late) => sql<LateOrderRow>`
  select one.id, one.connection_id as "connectionId", connection.name as account, one.number, one.ship_by as "shipBy",
    one.total::text as total, one.currency, (count(*) over ())::int as count
  from "order" one
  join connection on connection.workspace_id = one.workspace_id and connection.id = one.connection_id
  where one.workspace_id = ${workspaceId} and one.ship_by is not null and one.fulfillment in ('unfulfilled', 'partial')
    and one.cancellation <> 'cancelled' and one.ship_by <= ${dueBefore} and one.ship_by > ${dueAfter}
    and coalesce(one.content ->> 'fulfilledBy', '') <> 'channel'
    and (${connectionId}::uuid is null or one.connection_id = ${connectionId}::uuid)
  order by one.ship_by, one.id
  limit ${limit}`;

export interface LateEvent {
  readonly id: string;
  readonly orderId: string;
  readonly connectionId: string;
  readonly key: string;
  readonly occurredAt: string;
  /** With the order that leads the list. */
  readonly late: object | null;
}

export const insertLateEvents = (workspaceId: string, events: readonly LateEvent[]) => sql`
  insert into order_event (workspace_id, id, order_id, kind, key, connection_id, occurred_at, late)
  select ${workspaceId}, id, order_id, 'late', key, connection_id, occurred_at, late::jsonb
  from ${rowsOf(events, {
    as: 'given',
    columns: {
      id: ['uuid', ({ id }) => id],
      order_id: ['uuid', ({ orderId }) => orderId],
      key: ['text', ({ key }) => key],
      connection_id: ['uuid', ({ connectionId }) => connectionId],
      occurred_at: ['timestamptz', ({ occurredAt }) => occurredAt],
      late: ['text', ({ late }) => (late ? toJsonb(late) : null)],
    },
  })}`;
