import { sql } from 'kysely';
import { correctOrder as corrected, correctionChanges, type FieldEdit } from '../../nodes/order/correct';
import { Order } from '../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { upsertOrders } from '../db/queries/decide-writes';
import { toJsonb } from '../db/to-jsonb';
import { withWorkspace } from '../db/with-workspace';
import { toOrderRow } from '../jobs/order-row';
import { holdOrders } from '../privacy/forget-orders';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { orderMissing } from './order-problems';

interface Correcting {
  readonly member: Member;
  readonly orderId: string;
  readonly edits: readonly FieldEdit[];
}

/**
 * Puts right what the source has wrong, before the order is tried again. Sends nothing by itself. The audit trail keeps which fields it
 * was and not what they say: that is the buyer's.
 */
export function correctOrder(
  { db, newId, now }: Pick<World, 'db' | 'newId' | 'now'>,
  { member, orderId, edits }: Correcting,
): Promise<Result<{ changed: number }>> {
  const { workspaceId, userId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    await holdOrders(trx, workspaceId);
    const row = await trx
      .selectFrom('order')
      .select(['content', 'erased_at as erasedAt'])
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', orderId)
      .executeTakeFirst();
    if (!row) return failed(orderMissing);
    if (row.erasedAt) return failed(erased);
    const order = Order.parse(row.content);
    const after = corrected(order, edits);
    const changes = correctionChanges(order, { after, edits });
    if (changes.length === 0) return failed(nothingChanged);
    await upsertOrders(workspaceId, [toOrderRow(orderId, after)]).execute(trx);
    await sql`insert into order_correction (workspace_id, id, order_id, changes, made_by, made_at)
      values (${workspaceId}, ${newId()}, ${orderId}, ${toJsonb(changes)}::jsonb, ${userId}, ${now()})`.execute(trx);
    const fields = changes.map(({ field }) => field);
    await recordAudit(trx, { member, deed: { action: 'order.corrected', target: orderId, after: { fields } } });
    return ok({ changed: changes.length });
  });
}

const erased: Problem = {
  code: 'order.erased',
  message: 'The buyer of this order was erased. Nothing can be put right on it any more.',
  retry: 'never',
};

const nothingChanged: Problem = {
  code: 'order.nothingChanged',
  message: 'The order says that already.',
  retry: 'never',
};
