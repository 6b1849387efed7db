import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';

/** Forgets a match. Orders sent already stay as they are. */
export function removeSku(
  { db }: Pick<World, 'db'>,
  { member, connectionId, sku }: { member: Member; connectionId: string; sku: string },
): Promise<Result<Record<never, never>>> {
  return withWorkspace(db, member.workspaceId, async (trx) => {
    const removed = await trx
      .deleteFrom('sku_map')
      .where('workspace_id', '=', member.workspaceId)
      .where('connection_id', '=', connectionId)
      .where('sku', '=', sku)
      .returning('target_sku as targetSku')
      .executeTakeFirst();
    if (!removed) return failed(noMatch);
    const before = { sku, targetSku: removed.targetSku };
    await recordAudit(trx, { member, deed: { action: 'skuMap.removed', target: connectionId, before } });
    return ok({});
  });
}

const noMatch: Problem = { code: 'skuMap.notFound', message: 'There is no such match.', retry: 'never' };
