import { findMemberships } from '../db/queries/membership-view';
import { withUser } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';

/**
 * Every workspace the person may enter at this moment; a template may be at home in any of them. A key of theirs is for one workspace and
 * sees no other.
 */
export async function myWorkspaces(
  { db, now }: Pick<World, 'db' | 'now'>,
  { userId, workspaceId, apiKeyId }: Pick<Member, 'userId' | 'workspaceId' | 'apiKeyId'>,
) {
  const rows = await withUser(db, userId, (trx) => findMemberships(trx, { userId, now: now() }).execute());
  const mine = rows.filter(({ owesSecondStep }) => !owesSecondStep);
  return apiKeyId === undefined ? mine : mine.filter((one) => one.workspaceId === workspaceId);
}
