import { type RawBuilder, sql } from 'kysely';
import { upsertOrders } from '../db/queries/decide-writes';
import { toJsonb } from '../db/to-jsonb';
import type { Trx } from '../db/with-workspace';
import { toOrderRow } from '../jobs/order-row';
import { aPersonalOrder, everyText } from './canary';

/** For tests: an order that waits for a person, and what hangs on it. */
export interface Planted {
  readonly deliveryId: string;
  readonly runId: string;
  readonly orderId: string;
  readonly flowId: string;
  readonly connectionId: string;
  readonly externalId: string;
  readonly number: string;
  readonly channel: string;
  /** What is quoted of the person. */
  readonly said: string;
}

/** For tests: the person in every field of an order that is stuck, and quoted wherever the program writes about that order. */
export async function plantPerson(trx: Trx, workspaceId: string): Promise<Planted> {
  const found = await trx
    .selectFrom('delivery')
    .innerJoin('order', 'order.id', 'delivery.order_id')
    .innerJoin('problem', 'problem.delivery_id', 'delivery.id')
    .select(['delivery.id as deliveryId', 'delivery.run_id as runId', 'order.id as orderId'])
    .select(['delivery.flow_id as flowId', 'order.connection_id as connectionId'])
    .select(['order.external_id as externalId', 'order.number', 'order.channel'])
    .executeTakeFirstOrThrow();
  const { connectionId, externalId, number, channel } = found;
  const order = aPersonalOrder({ connectionId, orderId: externalId, number, channel });
  await upsertOrders(workspaceId, [toOrderRow(found.orderId, order)]).execute(trx);
  const said = everyText(order);
  for (const statement of aroundTheOrder(workspaceId, { ...found, said })) await statement.execute(trx);
  return { ...found, said };
}

function aroundTheOrder(
  workspaceId: string,
  { deliveryId, runId, orderId, flowId, said }: Planted,
): readonly RawBuilder<unknown>[] {
  const reason = { text: said, holds: false, parts: [{ text: said, holds: false }] };
  const changes = [{ field: 'note', label: 'Note', before: said, after: said }];
  const step = { nodeId: 'x', type: 'condition', port: 'no', reason, changes, message: said };
  const trace = toJsonb({ steps: [step], effects: [] });
  const exchange = { at: '2026-01-01', ms: 1, method: 'POST', url: said, request: said, status: 400, response: said };
  const problem = toJsonb({ code: 'destination.refused', message: said, retry: 'never' });
  return [
    sql`update run set trace = ${trace}::jsonb where workspace_id = ${workspaceId} and id = ${runId}`,
    sql`update delivery set exchanges = ${toJsonb([exchange])}::jsonb, note = ${said}, problem = ${problem}::jsonb
      where workspace_id = ${workspaceId} and id = ${deliveryId}`,
    sql`update problem set message = ${said}, advice = ${said} where workspace_id = ${workspaceId}`,
    sql`insert into order_note (workspace_id, id, order_id, text) values (${workspaceId}, gen_random_uuid(), ${orderId}, ${said})`,
    sql`insert into pause (workspace_id, id, kind, order_id, run_id, flow_id, node_id, title, port, reject_port, approvers, message)
      values (${workspaceId}, gen_random_uuid(), 'hold', ${orderId}, ${runId}, ${flowId}, 'x', 'Hold', 'a', 'b', 'editor', ${said})`,
    sql`update inbox_entry set body = ${said}::text::bytea where workspace_id = ${workspaceId}`,
    sql`insert into retry_task (workspace_id, id, title, from_where, version, state)
      values (${workspaceId}, ${runId}, 'Chosen orders', 'failed', 'pinned', 'ready')`,
    sql`insert into retry_item (workspace_id, task_id, place, order_id, delivery_id, run_id, expected, found)
      values (${workspaceId}, ${runId}, 1, ${orderId}, ${deliveryId}, ${runId}, 'create', ${toJsonb({ message: said })}::jsonb)`,
  ];
}
