import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { findPlatformWorkspace } from '../db/queries/platform-view';
import { withPlatform, withWorkspace } from '../db/with-workspace';
import { recordPlatformAudit, type StaffPerson } from '../platform/record-platform-audit';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';

interface Asking {
  readonly person: StaffPerson;
  readonly workspaceId: string;
  readonly reason: string;
}

/** Asks the owners of a workspace to be let in. Nothing in it is to be seen before one of them says yes. */
export async function askAccess(
  { db, now, newId }: Pick<World, 'db' | 'now' | 'newId'>,
  { person, workspaceId, reason }: Asking,
): Promise<Result<{ id: string }>> {
  const { userId, address } = person;
  const known = await withPlatform(db, userId, (trx) => findPlatformWorkspace(workspaceId).execute(trx));
  const [workspace] = known.rows;
  if (!workspace) return failed(workspaceMissing);
  const id = newId();
  return withWorkspace(db, workspaceId, async (trx) => {
    // Asked again, the former request is as good as withdrawn.
    await trx
      .updateTable('platform_access')
      .set({ ended_at: now(), ended_by: userId })
      .where('workspace_id', '=', workspaceId)
      .where('user_id', '=', userId)
      .where('decided_at', 'is', null)
      .where('ended_at', 'is', null)
      .execute();
    await trx
      .insertInto('platform_access')
      .values({ workspace_id: workspaceId, id, user_id: userId, reason, asked_at: now() })
      .execute();
    const member = { workspaceId, userId, address };
    await recordAudit(trx, { member, deed: { action: 'staff.asked', target: id, after: { reason } } });
    const deed = { action: 'access.asked', target: workspaceId, after: { workspace: workspace.name, reason } };
    await recordPlatformAudit(trx, { person, deed });
    return ok({ id });
  });
}

const workspaceMissing: Problem = {
  code: 'workspace.notFound',
  message: 'There is no such workspace.',
  retry: 'never',
};
