import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { spendInvitation } from '../db/queries/invitations';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { invitationOver, type OpenInvitation, openInvitation } from './open-invitation';
import { recordAudit } from './record-audit';
import type { World } from './world';

interface Acceptance {
  readonly token: string;
  readonly user: { readonly id: string; readonly email: string };
  readonly address: string | null;
}

/** Lets a signed-in person into the workspace they were invited to, if the invitation is for their address. */
export async function acceptInvitation(
  world: Pick<World, 'db' | 'now'>,
  { token, user, address }: Acceptance,
): Promise<Result<{ slug: string }>> {
  const opened = await openInvitation(world, token);
  if (!opened.ok) return opened;
  const invitation = opened.value;
  if (user.email.toLowerCase() !== invitation.email) return failed(otherAddress);
  return withWorkspace(world.db, invitation.workspaceId, (trx) =>
    enterWorkspace(trx, { invitation, userId: user.id, address, now: world.now() }),
  );
}

/** Uses the invitation up and makes the person a member, in the caller's transaction. Somebody who is one already stays what they are. */
export async function enterWorkspace(
  trx: Trx,
  entering: { invitation: OpenInvitation; userId: string; address: string | null; now: Date },
): Promise<Result<{ slug: string }>> {
  const { invitation, userId, address, now } = entering;
  const { workspaceId, id } = invitation;
  const place = await spendInvitation(trx, { workspaceId, id, userId, now }).executeTakeFirst();
  if (!place) return failed(invitationOver);
  await trx
    .insertInto('member')
    .values({ workspace_id: workspaceId, user_id: userId, ...place })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'user_id']).doNothing())
    .execute();
  const after = { role: place.role, until: place.until?.toISOString() ?? null };
  await recordAudit(trx, {
    member: { workspaceId, userId, address },
    deed: { action: 'invitation.accepted', target: id, after },
  });
  return ok(await trx.selectFrom('workspace').select('slug').where('id', '=', workspaceId).executeTakeFirstOrThrow());
}

const otherAddress: Problem = {
  code: 'invitation.otherAddress',
  message: 'This invitation is for another address than the one you are signed in with.',
  advice: 'Sign out, then come back by the link.',
  retry: 'never',
};
