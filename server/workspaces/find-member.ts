import { findMembership } from '../db/queries/membership-view';
import { withUser } from '../db/with-workspace';
import { type Member, Role } from './member';
import type { World } from './world';

export interface Visitor {
  readonly id: string;
  readonly name: string;
}

/**
 * Read from the database each time: who was removed a second ago is out. Null: no such workspace, not theirs, or closed to them
 * until they have set up a second step (why-shut-out.ts tells which).
 */
export async function findMember(
  { db, now }: Pick<World, 'db' | 'now'>,
  { visitor, slug, address }: { visitor: Visitor; slug: string; address: string | null },
): Promise<Member | null> {
  const found = await withUser(db, visitor.id, (trx) =>
    findMembership(trx, { userId: visitor.id, slug, now: now() }).executeTakeFirst(),
  );
  if (!found || found.owesSecondStep) return null;
  return {
    workspaceId: found.workspaceId,
    slug: found.slug,
    workspaceName: found.name,
    role: Role.parse(found.role),
    userId: visitor.id,
    userName: visitor.name,
    isConsultant: found.until !== null,
    address,
  };
}
