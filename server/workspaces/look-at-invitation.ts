import { ok, type Result } from '../../nodes/problem';
import { withWorkspace } from '../db/with-workspace';
import { Role } from './member';
import { openInvitation } from './open-invitation';
import type { World } from './world';

export interface InvitationView {
  readonly workspaceName: string;
  readonly invitedBy: string | null;
  readonly email: string;
  readonly role: Role;
  readonly until: string | null;
  /** Whether the address has an account to sign in with. */
  readonly hasAccount: boolean;
}

/** What an invitation offers, for whoever holds its link. */
export async function lookAtInvitation(
  world: Pick<World, 'db' | 'now'>,
  { token }: { token: string },
): Promise<Result<InvitationView>> {
  const opened = await openInvitation(world, token);
  if (!opened.ok) return opened;
  const { workspaceId, email, role, until, invitedBy } = opened.value;
  return withWorkspace(world.db, workspaceId, async (trx) => {
    const { name } = await trx
      .selectFrom('workspace')
      .select('name')
      .where('id', '=', workspaceId)
      .executeTakeFirstOrThrow();
    const people = await trx
      .selectFrom('auth_user')
      .select(['id', 'name', 'email'])
      .where(({ or, eb }) => or([eb('email', '=', email), eb('id', '=', invitedBy ?? '')]))
      .execute();
    return ok({
      workspaceName: name,
      invitedBy: people.find(({ id }) => id === invitedBy)?.name ?? null,
      email,
      role: Role.parse(role),
      until: until?.toISOString() ?? null,
      hasAccount: people.some((person) => person.email === email),
    });
  });
}
