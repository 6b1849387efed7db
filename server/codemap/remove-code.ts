import type { CodeKind } from '../../nodes/order/code-match';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';

interface Removing {
  readonly member: Member;
  readonly connectionId: string;
  readonly kind: CodeKind;
  readonly code: string;
}

/** Forgets a match. What was sent already stays as it is. */
export function removeCode(
  { db }: Pick<World, 'db'>,
  { member, connectionId, kind, code }: Removing,
): Promise<Result<Record<never, never>>> {
  return withWorkspace(db, member.workspaceId, async (trx) => {
    const removed = await trx
      .deleteFrom('code_map')
      .where('workspace_id', '=', member.workspaceId)
      .where('connection_id', '=', connectionId)
      .where('kind', '=', kind)
      .where('code', '=', code)
      .returning('target')
      .executeTakeFirst();
    if (!removed) return failed(noMatch);
    const before = { kind, code, target: removed.target };
    await recordAudit(trx, { member, deed: { action: 'codeMap.removed', target: connectionId, before } });
    return ok({});
  });
}

const noMatch: Problem = { code: 'codeMap.notFound', message: 'There is no such match.', retry: 'never' };
