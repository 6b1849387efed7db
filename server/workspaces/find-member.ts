import { findLent, findMembership } from '../db/queries/membership-view';
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
  return withUser(db, visitor.id, async (trx) => {
    const person = { userId: visitor.id, now: now() };
    const found = await findMembership(trx, { ...person, slug }).executeTakeFirst();
    const lent = found ? undefined : await findLent(trx, person).where('workspace.slug', '=', slug).executeTakeFirst();
    const place = found ?? lent;
    if (!place || place.owesSecondStep) return null;
    const { workspaceId, name: workspaceName, role, until } = place;
    const staff = lent && { accessId: lent.accessId, until: lent.until.toISOString(), onBehalfOf: lent.onBehalfOf };
    return {
      workspaceId,
      slug,
      workspaceName,
      role: Role.parse(role),
      userId: visitor.id,
      userName: visitor.name,
      isConsultant: until !== null,
      staff,
      address,
    };
  });
}
