import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { withPlatform } from '../db/with-workspace';
import type { World } from '../workspaces/world';
import { recordPlatformAudit, type StaffPerson } from './record-platform-audit';

/** Takes the installation out of somebody's hands, and with it every visit to a workspace. One stays, whatever happens. */
export function removeStaff(
  { db }: Pick<World, 'db'>,
  { person, userId }: { person: StaffPerson; userId: string },
): Promise<Result<{ userId: string }>> {
  return withPlatform(db, person.userId, async (trx) => {
    // All of them are held, so that two who remove each other cannot both.
    const staff = await trx
      .selectFrom('auth_user')
      .select(['id', 'email'])
      .where('is_platform_admin', '=', true)
      .orderBy('id')
      .forUpdate()
      .execute();
    const gone = staff.find(({ id }) => id === userId);
    if (!gone) return failed(notOne);
    if (staff.length === 1) return failed(lastOne);
    await trx.updateTable('auth_user').set({ is_platform_admin: false }).where('id', '=', userId).execute();
    const deed = { action: 'staff.removed', target: userId, before: { email: gone.email } };
    await recordPlatformAudit(trx, { person, deed });
    return ok({ userId });
  });
}

const notOne: Problem = {
  code: 'account.notFound',
  message: 'This person does not run this installation.',
  retry: 'never',
};

const lastOne: Problem = {
  code: 'account.lastStaff',
  message: 'Somebody has to run this installation, and this is the last one.',
  advice: 'Add somebody else first.',
  retry: 'never',
};
