import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from './member';
import { recordAudit } from './record-audit';
import type { World } from './world';

/** Makes an invitation's link useless. */
export function withdrawInvitation(
  { db, now }: Pick<World, 'db' | 'now'>,
  { member, invitationId }: { member: Member; invitationId: string },
): Promise<Result<{ email: string }>> {
  return withWorkspace(db, member.workspaceId, async (trx) => {
    const row = await trx
      .updateTable('invitation')
      .set({ withdrawn_at: now() })
      .where('workspace_id', '=', member.workspaceId)
      .where('id', '=', invitationId)
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .returning('email')
      .executeTakeFirst();
    if (!row) return failed(invitationMissing);
    await recordAudit(trx, { member, deed: { action: 'invitation.withdrawn', target: invitationId, before: row } });
    return ok(row);
  });
}

const invitationMissing: Problem = {
  code: 'invitation.notFound',
  message: 'There is no such open invitation.',
  retry: 'never',
};
