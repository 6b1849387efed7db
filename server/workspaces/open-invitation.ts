import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { findInvitationByToken } from '../db/queries/invitations';
import { withInvitation } from '../db/with-workspace';
import { hashInvitationToken } from './invitation-token';
import type { World } from './world';

export type OpenInvitation = NonNullable<
  Awaited<ReturnType<ReturnType<typeof findInvitationByToken>['executeTakeFirst']>>
>;

/** The invitation behind a link, while it can still be accepted. */
export async function openInvitation(
  { db, now }: Pick<World, 'db' | 'now'>,
  token: string,
): Promise<Result<OpenInvitation>> {
  const tokenHash = hashInvitationToken(token);
  const found = await withInvitation(db, tokenHash, (trx) =>
    findInvitationByToken(trx, { tokenHash, now: now() }).executeTakeFirst(),
  );
  return found ? ok(found) : failed(invitationOver);
}

/** Used, withdrawn, run out and never made look alike. */
export const invitationOver: Problem = {
  code: 'invitation.notFound',
  message: 'This invitation has been used, was withdrawn, or is too old.',
  advice: 'Ask whoever invited you for a new one.',
  retry: 'never',
};
