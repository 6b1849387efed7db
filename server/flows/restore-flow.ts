import { ok, type Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { changeFlow } from './change-flow';

/** Brings an archived flow back, switched off: going live again is a decision of its own. */
export function restoreFlow(
  { db }: World,
  { member, flowId }: { member: Member; flowId: string },
): Promise<Result<Record<never, never>>> {
  return changeFlow({ db, member, flowId }, async (trx) => {
    await trx
      .updateTable('flow')
      .set({ archived_at: null })
      .where('workspace_id', '=', member.workspaceId)
      .where('id', '=', flowId)
      .execute();
    await recordAudit(trx, { member, deed: { action: 'flow.restored', target: flowId } });
    return ok({});
  });
}
