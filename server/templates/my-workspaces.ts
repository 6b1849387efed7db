import { findMemberships } from '../db/queries/membership-view';
import { withUser } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';

/** Every workspace the person may enter at this moment; a template may be at home in any of them. */
export async function myWorkspaces({ db, now }: Pick<World, 'db' | 'now'>, { userId }: Pick<Member, 'userId'>) {
  const rows = await withUser(db, userId, (trx) => findMemberships(trx, { userId, now: now() }).execute());
  return rows.filter(({ owesSecondStep }) => !owesSecondStep);
}
