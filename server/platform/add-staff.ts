import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { withPlatform } from '../db/with-workspace';
import type { World } from '../workspaces/world';
import { recordPlatformAudit, type StaffPerson } from './record-platform-audit';

/** Makes somebody who has an account one of those that run this installation. */
export function addStaff(
  { db }: Pick<World, 'db'>,
  { person, email }: { person: StaffPerson; email: string },
): Promise<Result<{ name: string }>> {
  return withPlatform(db, person.userId, async (trx) => {
    const made = await trx
      .updateTable('auth_user')
      .set({ is_platform_admin: true })
      .where('email', '=', email.trim().toLowerCase())
      .returning(['id', 'name'])
      .executeTakeFirst();
    if (!made) return failed(noAccount);
    await recordPlatformAudit(trx, { person, deed: { action: 'staff.added', target: made.id, after: { email } } });
    return ok({ name: made.name });
  });
}

const noAccount: Problem = {
  code: 'account.notFound',
  message: 'Nobody has an account with this address.',
  advice: 'Invite them to a workspace first; then they have one.',
  subject: 'email',
  retry: 'never',
};
