import { failed, ok, type Result } from '../../nodes/problem';
import { changePlace, ownerProblem } from './change-place';
import { placeProblem } from './manage-problems';
import type { Member } from './member';
import { recordAudit } from './record-audit';
import type { World } from './world';

interface Removal {
  readonly member: Member;
  readonly userId: string;
}

/** Takes somebody out of the workspace, or oneself. What they did stays; their next click finds nothing here. */
export function removeMember(
  world: Pick<World, 'db'>,
  { member, userId }: Removal,
): Promise<Result<{ userId: string }>> {
  return changePlace(world, {
    member,
    userId,
    work: async (trx, place) => {
      const isLeaving = userId === member.userId;
      const problem =
        (isLeaving ? null : placeProblem(member, place)) ??
        (place.role === 'owner' ? await ownerProblem(trx, { userId, workspaceId: member.workspaceId }) : null);
      if (problem) return failed(problem);
      await trx
        .deleteFrom('member')
        .where('workspace_id', '=', member.workspaceId)
        .where('user_id', '=', userId)
        .execute();
      const action = isLeaving ? 'member.left' : 'member.removed';
      await recordAudit(trx, { member, deed: { action, target: userId, before: { role: place.role } } });
      return ok({ userId });
    },
  });
}
