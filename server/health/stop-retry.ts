import { failed, ok, type Result } from '../../nodes/problem';
import { lockTask, moveTask } from '../db/queries/retry-tasks';
import { withWorkspace } from '../db/with-workspace';
import { ringRetry } from '../jobs/ring';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { taskMissing } from './begin-retry';

/** Begins no more of a retry; what is under way comes to its end. What was not begun waits as before. */
export function stopRetry(
  { db }: Pick<World, 'db'>,
  { member, taskId }: { member: Member; taskId: string },
): Promise<Result<Record<never, never>>> {
  const { workspaceId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const task = await lockTask(trx, { workspaceId, taskId }).executeTakeFirst();
    if (!task) return failed(taskMissing);
    if (task.state === 'done' || task.state === 'cancelled') return ok({});
    await moveTask(trx, { workspaceId, taskId, state: 'stopping' }).execute();
    await ringRetry(trx, { workspaceId, taskId });
    await recordAudit(trx, { member, deed: { action: 'orders.retryStopped', target: taskId } });
    return ok({});
  });
}
