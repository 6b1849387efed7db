import { failed, ok, type Result } from '../../nodes/problem';
import { changeAccess, lockAccess } from '../db/queries/platform-access';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { requestGone } from './decide-access';

interface Ending {
  /** Whoever ends it: an owner of the workspace, or the person of the staff themselves. */
  readonly member: Pick<Member, 'workspaceId' | 'userId' | 'address'>;
  readonly accessId: string;
  /** Set when it may only be one's own. */
  readonly isOwn?: boolean;
}

/** Ends a visit of the staff, or takes back a request for one. It counts from their next click on. */
export function endAccess(
  { db, now }: Pick<World, 'db' | 'now'>,
  { member, accessId, isOwn = false }: Ending,
): Promise<Result<{ id: string }>> {
  const { workspaceId, userId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const access = await lockAccess(trx, { workspaceId, accessId }).executeTakeFirst();
    if (!access || (isOwn && access.userId !== userId)) return failed(requestGone);
    const values = { ended_at: now(), ended_by: userId };
    await changeAccess(trx, { workspaceId, accessId, values }).execute();
    const ownAction = access.decidedAt === null ? 'staff.withdrew' : 'staff.left';
    const action = isOwn ? ownAction : 'staff.ended';
    const before = { person: access.userId, role: access.role, until: access.until };
    await recordAudit(trx, { member, deed: { action, target: accessId, before } });
    return ok({ id: accessId });
  });
}
