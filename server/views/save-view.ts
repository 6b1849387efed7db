import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import * as queries from '../db/queries/saved-views';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import type { ViewedList } from './list-views';

interface Saving {
  readonly member: Member;
  readonly view: {
    readonly list: ViewedList;
    readonly name: string;
    readonly query: string;
    readonly shared: boolean;
  };
}

/** Keeps what a list is narrowed down to under a name, for oneself or for everybody in the workspace. */
export function saveView(
  { db, newId }: Pick<World, 'db' | 'newId'>,
  { member: { workspaceId, userId, role }, view }: Saving,
): Promise<Result<{ id: string }>> {
  // A viewer works with nobody else's lists.
  const shared = view.shared && role !== 'viewer';
  return withWorkspace(db, workspaceId, async (trx) => {
    const saved = { workspaceId, userId, id: newId(), ...view, shared };
    const row = await queries.insertView(trx, saved).executeTakeFirst();
    return row ? ok({ id: row.id }) : failed(nameTaken);
  });
}

export const nameTaken: Problem = {
  code: 'view.nameTaken',
  message: 'You have a view of that name already.',
  advice: 'Choose another name, or delete the other view first.',
  subject: 'name',
  retry: 'never',
};
