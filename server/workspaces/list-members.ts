import { findMembers } from '../db/queries/membership-view';
import { withWorkspace } from '../db/with-workspace';
import { type Member, Role } from './member';
import type { World } from './world';

export interface MemberRow {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** A code of their phone is asked at sign-in. */
  readonly hasSecondStep: boolean;
  readonly since: string;
  /** Of consultants: until when. Null: a member who stays. */
  readonly until: string | null;
}

/** The people of a workspace, by name. */
export async function listMembers(
  { db }: Pick<World, 'db'>,
  { workspaceId }: Pick<Member, 'workspaceId'>,
): Promise<MemberRow[]> {
  const rows = await withWorkspace(db, workspaceId, (trx) => findMembers(trx, { workspaceId }).execute());
  return rows.map(({ role, since, until, ...person }) => ({
    ...person,
    role: Role.parse(role),
    since: since.toISOString(),
    until: until?.toISOString() ?? null,
  }));
}
