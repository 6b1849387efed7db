import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { dropOldPaperJobs, insertPaperJob } from '../db/queries/paper-jobs';
import { withWorkspace } from '../db/with-workspace';
import { ringConvert } from '../jobs/ring';
import type { Paper } from '../labels/paper';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import type { PaperKind } from './template-kind';

export interface PapersWish {
  readonly kinds: readonly PaperKind[];
  /** What labels are printed on; packing slips and invoices have their own. */
  readonly paper: Paper;
  /** In the order they shall lie in the printer; at most 200. */
  readonly orderIds: readonly string[];
}

/** Asks for one PDF of the papers of many orders; a worker makes it. */
export async function startPapers(
  { db, newId }: Pick<World, 'db' | 'newId'>,
  { member: { workspaceId }, wish }: { member: Member; wish: PapersWish },
): Promise<Result<{ id: string }>> {
  const orderIds = [...new Set(wish.orderIds)];
  return await withWorkspace(db, workspaceId, async (trx) => {
    const known = await trx
      .selectFrom('order')
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .where('id', 'in', orderIds)
      .execute();
    if (known.length < orderIds.length) return failed(orderGone);
    await dropOldPaperJobs(trx, { workspaceId }).execute();
    const id = newId();
    await insertPaperJob(trx, { workspaceId, id, ...wish, orderIds }).execute();
    await ringConvert(trx, [workspaceId]);
    return ok({ id });
  });
}

const orderGone: Problem = {
  code: 'order.notFound',
  message: 'One of these orders is not here any more.',
  retry: 'never',
};
