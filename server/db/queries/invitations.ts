import type { Trx } from '../with-workspace';

/** Invitations nobody has accepted or withdrawn, newest first; those that ran out are among them. */
export const findInvitations = (trx: Trx, { workspaceId }: { workspaceId: string }) =>
  trx
    .selectFrom('invitation')
    .leftJoin('auth_user as inviter', 'inviter.id', 'invitation.invited_by')
    .select([
      'invitation.id',
      'invitation.email',
      'invitation.role',
      'invitation.until',
      'invitation.expires_at as expiresAt',
      'inviter.name as invitedBy',
    ])
    .where('invitation.workspace_id', '=', workspaceId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('invitation.invited_at', 'desc');

/** The open invitation behind a link. Needs the scope of `withInvitation`. */
export const findInvitationByToken = (trx: Trx, { tokenHash, now }: { tokenHash: string; now: Date }) =>
  trx
    .selectFrom('invitation')
    .select(['workspace_id as workspaceId', 'id', 'email', 'role', 'until', 'invited_by as invitedBy', 'mailed'])
    .where('token_hash', '=', tokenHash)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now);

/** Uses an invitation up; no row when somebody was faster. */
export const spendInvitation = (
  trx: Trx,
  { workspaceId, id, userId, now }: { workspaceId: string; id: string; userId: string; now: Date },
) =>
  trx
    .updateTable('invitation')
    .set({ accepted_at: now, accepted_by: userId })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['role', 'until']);
