import { sql } from 'kysely';
import { rowsOf } from '../rows-of';

/** Something an order did at a node of a flow: came by, left by an output, got stuck there, or could not be handed over from there. */
export interface Crossed {
  readonly workspaceId: string;
  readonly flowId: string;
  readonly nodeId: string;
  readonly what: 'visited' | 'left' | 'stopped' | 'undelivered';
  /** The output, for `left`; else empty. */
  readonly port: string;
}

interface Tallied extends Crossed {
  readonly orders: number;
}

function tally(crossed: readonly Crossed[]): readonly Tallied[] {
  const tallied = new Map<string, Tallied>();
  for (const one of crossed) {
    const key = [one.workspaceId, one.flowId, one.nodeId, one.what, one.port].join(' ');
    tallied.set(key, { ...one, orders: (tallied.get(key)?.orders ?? 0) + 1 });
  }
  return [...tallied.values()];
}

/** Adds to the counts of now, in one order whoever counts. Call it last: then nobody who holds these rows waits for anybody. */
export const addTraffic = (crossed: readonly Crossed[]) => sql`
  insert into flow_traffic (workspace_id, flow_id, span, slot, node_id, what, port, orders)
  select workspace_id, flow_id, 'minutes', date_bin('5 minutes', now(), 'epoch'), node_id, what, port, orders
  from ${rowsOf(tally(crossed), {
    as: 'given',
    columns: {
      workspace_id: ['uuid', ({ workspaceId }) => workspaceId],
      flow_id: ['uuid', ({ flowId }) => flowId],
      node_id: ['text', ({ nodeId }) => nodeId],
      what: ['text', ({ what }) => what],
      port: ['text', ({ port }) => port],
      orders: ['int', ({ orders }) => orders],
    },
  })}
  order by workspace_id, flow_id, node_id, what, port
  on conflict (workspace_id, flow_id, span, slot, node_id, what, port) do update
    set orders = flow_traffic.orders + excluded.orders`;

interface Window {
  readonly workspaceId: string;
  readonly flowId: string;
  readonly since: Date;
}

/** What crossed a flow since then, over all its versions. Reads the primary key: at most some forty-eight slots of as many rows as the flow has ends. */
export const sumTraffic = ({ workspaceId, flowId, since }: Window) => sql<{
  nodeId: string;
  what: Crossed['what'];
  port: string;
  orders: number;
}>`
  select node_id as "nodeId", what, port, sum(orders)::int as orders from flow_traffic
  where workspace_id = ${workspaceId} and flow_id = ${flowId} and slot > ${since}
  group by node_id, what, port`;

/** Slots of minutes that "the last hour" has left behind become part of their hour. Reads index flow_traffic_old. */
export const addUpTraffic = (workspaceIds: readonly string[]) => sql`
  with past as (
    delete from flow_traffic where workspace_id = any(${workspaceIds}::uuid[])
      and span = 'minutes' and slot < date_bin('1 hour', now(), 'epoch') - interval '1 hour'
    returning *
  )
  insert into flow_traffic (workspace_id, flow_id, span, slot, node_id, what, port, orders)
  select workspace_id, flow_id, 'hour', date_bin('1 hour', slot, 'epoch'), node_id, what, port, sum(orders)
  from past group by 1, 2, 4, 5, 6, 7
  on conflict (workspace_id, flow_id, span, slot, node_id, what, port) do update
    set orders = flow_traffic.orders + excluded.orders`;

/** What no window reaches any more. Reads index flow_traffic_old. */
export const dropOldTraffic = (workspaceIds: readonly string[]) => sql`
  delete from flow_traffic where workspace_id = any(${workspaceIds}::uuid[]) and span = 'hour' and slot < now() - interval '26 hours'`;
