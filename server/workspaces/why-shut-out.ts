import type { Problem } from '../../nodes/problem';
import { findLent, findMembership } from '../db/queries/membership-view';
import { withUser } from '../db/with-workspace';
import type { World } from './world';

/** What is said to somebody whom `findMember` did not find. */
export async function whyShutOut(
  { db, now }: Pick<World, 'db' | 'now'>,
  { userId, slug }: { userId: string; slug: string },
): Promise<Problem> {
  const person = { userId, now: now() };
  const found = await withUser(
    db,
    userId,
    async (trx) =>
      (await findMembership(trx, { ...person, slug }).executeTakeFirst()) ??
      findLent(trx, person).where('workspace.slug', '=', slug).executeTakeFirst(),
  );
  return found?.owesSecondStep ? secondStepFirst : workspaceMissing;
}

/** A workspace one may not enter and one that does not exist answer alike. */
const workspaceMissing: Problem = {
  code: 'workspace.notFound',
  message: 'There is no such workspace, or you are not a member of it.',
  retry: 'never',
};

const secondStepFirst: Problem = {
  code: 'workspace.secondStepFirst',
  message: 'This workspace asks its owners, admins and consultants for a second step at sign-in.',
  advice: 'Set it up, then come back.',
  retry: 'never',
};
