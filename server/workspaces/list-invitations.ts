import { findInvitations } from '../db/queries/invitations';
import { withWorkspace } from '../db/with-workspace';
import { type Member, Role } from './member';
import type { World } from './world';

export interface InvitationRow {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly until: string | null;
  readonly expiresAt: string;
  readonly hasRunOut: boolean;
  readonly invitedBy: string | null;
}

/** Who is invited and has not come in yet. */
export async function listInvitations(
  { db, now }: Pick<World, 'db' | 'now'>,
  { workspaceId }: Pick<Member, 'workspaceId'>,
): Promise<InvitationRow[]> {
  const rows = await withWorkspace(db, workspaceId, (trx) => findInvitations(trx, { workspaceId }).execute());
  return rows.map(({ role, until, expiresAt, ...row }) => ({
    ...row,
    role: Role.parse(role),
    until: until?.toISOString() ?? null,
    expiresAt: expiresAt.toISOString(),
    hasRunOut: expiresAt <= now(),
  }));
}
