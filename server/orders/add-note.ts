import { failed, ok, type Result } from '../../nodes/problem';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { orderMissing } from './order-problems';

/** Writes a note for colleagues on an order; channels never see it. */
export function addNote(
  { db, newId, now }: Pick<World, 'db' | 'newId' | 'now'>,
  { member, orderId, text }: { member: Member; orderId: string; text: string },
): Promise<Result<{ id: string }>> {
  const { workspaceId, userId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const order = await trx
      .selectFrom('order')
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', orderId)
      .executeTakeFirst();
    if (!order) return failed(orderMissing);
    const id = newId();
    await trx
      .insertInto('order_note')
      .values({ workspace_id: workspaceId, id, order_id: orderId, text, written_by: userId, written_at: now() })
      .execute();
    await recordAudit(trx, { member, deed: { action: 'order.noteAdded', target: orderId, after: { noteId: id } } });
    return ok({ id });
  });
}
