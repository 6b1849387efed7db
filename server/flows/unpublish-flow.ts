import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { changeFlow } from './change-flow';

/** Switches a flow off: new orders pass it by, runs under way finish. @returns the version that was live. */
export function unpublishFlow(
  { db }: World,
  { member, flowId }: { member: Member; flowId: string },
): Promise<Result<{ version: number }>> {
  return changeFlow({ db, member, flowId }, async (trx, { liveVersion }) => {
    if (liveVersion === null) return failed(notLive);
    await trx
      .updateTable('flow')
      .set({ live_version: null })
      .where('workspace_id', '=', member.workspaceId)
      .where('id', '=', flowId)
      .execute();
    await recordAudit(trx, { member, deed: { action: 'flow.unpublished', target: flowId, before: { liveVersion } } });
    return ok({ version: liveVersion });
  });
}

const notLive: Problem = { code: 'flow.notLive', message: 'This flow is switched off already.', retry: 'never' };
