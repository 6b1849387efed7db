import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';

/** Makes a key useless from its next request on. What it did stays in the audit log under its name. */
export function revokeApiKey(
  { db, now }: Pick<World, 'db' | 'now'>,
  { member, keyId }: { member: Member; keyId: string },
): Promise<Result<Record<never, never>>> {
  const { workspaceId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const revoked = await trx
      .updateTable('api_key')
      .set({ revoked_at: now() })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', keyId)
      .where('revoked_at', 'is', null)
      .returning('name')
      .executeTakeFirst();
    if (!revoked) return failed(keyMissing);
    await recordAudit(trx, { member, deed: { action: 'apiKey.revoked', target: keyId, before: revoked } });
    return ok({});
  });
}

const keyMissing: Problem = {
  code: 'apiKey.notFound',
  message: 'There is no such key, or it is revoked already.',
  retry: 'never',
};
