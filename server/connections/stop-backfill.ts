import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';

/** Stops reading older orders after the page at hand. What has come in stays. */
export function stopBackfill(
  { db, now }: World,
  { member, backfillId }: { member: Member; backfillId: string },
): Promise<Result<Record<never, never>>> {
  return withWorkspace(db, member.workspaceId, async (trx) => {
    const stopped = await trx
      .updateTable('backfill')
      .set({ state: 'stopped', finished_at: now() })
      .where('workspace_id', '=', member.workspaceId)
      .where('id', '=', backfillId)
      .where('state', '=', 'running')
      .returning('connection_id as connectionId')
      .executeTakeFirst();
    if (!stopped) return failed(notRunning);
    await recordAudit(trx, {
      member,
      deed: { action: 'connection.backfillStopped', target: stopped.connectionId, after: { id: backfillId } },
    });
    return ok({});
  });
}

const notRunning: Problem = {
  code: 'backfill.notFound',
  message: 'No such reading of older orders is under way.',
  retry: 'never',
};
