import { ok, type Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { changeFlow } from './change-flow';

export interface FlowNaming {
  readonly member: Member;
  readonly flowId: string;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
}

export function renameFlow(
  { db }: World,
  { member, flowId, name, description }: FlowNaming,
): Promise<Result<Record<never, never>>> {
  return changeFlow({ db, member, flowId }, async (trx, flow) => {
    const before = { name: flow.name, description: flow.description };
    const after = { name: name ?? flow.name, description: description ?? flow.description };
    await trx
      .updateTable('flow')
      .set(after)
      .where('workspace_id', '=', member.workspaceId)
      .where('id', '=', flowId)
      .execute();
    await recordAudit(trx, { member, deed: { action: 'flow.renamed', target: flowId, before, after } });
    return ok({});
  });
}
