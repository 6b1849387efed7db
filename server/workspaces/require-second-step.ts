import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from './member';
import { recordAudit } from './record-audit';
import type { World } from './world';

/** Asks a second step at sign-in of owners, admins and consultants, from their next click on; or no longer. */
export function requireSecondStep(
  { db }: Pick<World, 'db'>,
  { member, isRequired }: { member: Member; isRequired: boolean },
): Promise<Result<{ isRequired: boolean }>> {
  const { workspaceId, userId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const owner = await trx
      .selectFrom('auth_user')
      .select('two_factor_enabled as hasSecondStep')
      .where('id', '=', userId)
      .executeTakeFirstOrThrow();
    if (isRequired && !owner.hasSecondStep) return failed(yoursFirst);
    await trx.updateTable('workspace').set({ requires_two_factor: isRequired }).where('id', '=', workspaceId).execute();
    const action = isRequired ? 'workspace.secondStepRequired' : 'workspace.secondStepNoLongerRequired';
    await recordAudit(trx, { member, deed: { action, target: workspaceId } });
    return ok({ isRequired });
  });
}

const yoursFirst: Problem = {
  code: 'workspace.ownSecondStepFirst',
  message: 'You have no second step yourself yet, and would shut yourself out.',
  advice: 'Set it up under "My account", then ask it of others.',
  retry: 'never',
};
