import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import * as queries from '../db/queries/saved-views';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';

/** Deletes a view: one's own, or as an admin one that is shared. */
export function deleteView(
  { db }: Pick<World, 'db'>,
  { member: { workspaceId, userId, role }, id }: { member: Member; id: string },
): Promise<Result<Record<never, never>>> {
  return withWorkspace(db, workspaceId, async (trx) => {
    const view = await queries.findView(trx, { workspaceId, userId, id }).executeTakeFirst();
    const mayDrop = view && (view.owner === userId || role === 'owner' || role === 'admin');
    if (!mayDrop) return failed(viewMissing);
    await queries.dropView(trx, { workspaceId, id }).execute();
    return ok({});
  });
}

const viewMissing: Problem = {
  code: 'view.notFound',
  message: 'There is no such view of yours any more.',
  retry: 'never',
};
