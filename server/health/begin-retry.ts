import { sql } from 'kysely';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { countItems, lockTask } from '../db/queries/retry-tasks';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { ringRetry } from '../jobs/ring';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';

interface Request {
  readonly member: Member;
  readonly taskId: string;
  /** One first, and the rest only when that one is well. */
  readonly careful: boolean;
}

/** More at once is for owners and admins. */
const mostForEditors = 100;

/** Lets a planned retry go, or one that was held after its first order failed. */
export function beginRetry(
  { db }: Pick<World, 'db'>,
  { member, taskId, careful }: Request,
): Promise<Result<Record<never, never>>> {
  const { workspaceId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const task = await lockTask(trx, { workspaceId, taskId }).executeTakeFirst();
    if (!task) return failed(taskMissing);
    if (!['looking', 'ready', 'held'].includes(task.state)) return failed(isUnderWay);
    const { rows } = await countItems({ workspaceId, taskId }).execute(trx);
    const things = rows.reduce((sum, { n }) => sum + n, 0);
    if (things > mostForEditors && member.role === 'editor') return failed(tooMany(things));
    await letRetryGo(trx, { member, taskId, careful: careful && things > 1 });
    await recordAudit(trx, { member, deed: { action: 'orders.retriedTogether', target: taskId, after: { things } } });
    return ok({});
  });
}

/** Inside a transaction of the caller's, of a task that was planned and has not begun. */
export async function letRetryGo(trx: Trx, { member: { workspaceId }, taskId, careful }: Request): Promise<void> {
  await trx
    .updateTable('retry_task')
    .set({ state: careful ? 'canary' : 'running', careful, problem: null, started_at: sql`now()` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', taskId)
    .execute();
  await ringRetry(trx, { workspaceId, taskId });
}

export const taskMissing: Problem = {
  code: 'retry.notFound',
  message: 'There is no such task, or it is long over.',
  retry: 'never',
};

const isUnderWay: Problem = {
  code: 'retry.underWay',
  message: 'That is under way already, or over.',
  retry: 'never',
};

const tooMany = (count: number): Problem => ({
  code: 'problem.forbidden',
  message: `That are ${count.toLocaleString('en')} at once.`,
  advice: `More than ${mostForEditors} can only be tried again by an owner or admin.`,
  retry: 'never',
});
