import { ok, type Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { changeFlow } from './change-flow';

/** Takes a flow off the list and off duty. Its versions stay, so runs can still be looked at, and it can be restored. */
export function archiveFlow(
  { db, now }: World,
  { member, flowId }: { member: Member; flowId: string },
): Promise<Result<Record<never, never>>> {
  return changeFlow({ db, member, flowId }, async (trx, flow) => {
    await trx
      .updateTable('flow')
      .set({ archived_at: now(), live_version: null })
      .where('workspace_id', '=', member.workspaceId)
      .where('id', '=', flowId)
      .execute();
    await recordAudit(trx, {
      member,
      deed: { action: 'flow.archived', target: flowId, before: { liveVersion: flow.liveVersion } },
    });
    return ok({});
  });
}
