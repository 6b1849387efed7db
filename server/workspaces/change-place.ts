import { failed, type Result } from '../../nodes/problem';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { lastOwner, memberMissing } from './manage-problems';
import { type Member, Role } from './member';
import type { World } from './world';

export interface Place {
  readonly userId: string;
  readonly role: Role;
  readonly until: Date | null;
}

interface Change<T> {
  readonly member: Member;
  readonly userId: string;
  readonly work: (trx: Trx, place: Place) => Promise<Result<T>>;
}

/** Works on one person's place while nobody else changes any place of the workspace, so that the last owner cannot go twice. */
export function changePlace<T>({ db }: Pick<World, 'db'>, { member, userId, work }: Change<T>): Promise<Result<T>> {
  return withWorkspace(db, member.workspaceId, async (trx) => {
    const rows = await trx
      .selectFrom('member')
      .select(['user_id as userId', 'role', 'until'])
      .where('workspace_id', '=', member.workspaceId)
      .orderBy('user_id')
      .forUpdate()
      .execute();
    const places = rows.map(({ role, ...place }) => ({ ...place, role: Role.parse(role) }));
    const place = places.find((one) => one.userId === userId);
    return place ? work(trx, place) : failed(memberMissing);
  });
}

/** Refuses what would leave the workspace without an owner. */
export async function ownerProblem(trx: Trx, { userId, workspaceId }: { userId: string; workspaceId: string }) {
  const other = await trx
    .selectFrom('member')
    .select('user_id')
    .where('workspace_id', '=', workspaceId)
    .where('role', '=', 'owner')
    .where('user_id', '<>', userId)
    .executeTakeFirst();
  return other ? null : lastOwner;
}
