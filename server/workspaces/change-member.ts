import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import type { Trx } from '../db/with-workspace';
import { changePlace, ownerProblem, type Place } from './change-place';
import { placeProblem, untilProblem } from './manage-problems';
import type { Member, Role } from './member';
import { recordAudit } from './record-audit';
import type { World } from './world';

interface MemberChange {
  readonly member: Member;
  readonly userId: string;
  readonly role: Role;
  /** Null: a member who stays. */
  readonly until: Date | null;
}

/** Gives somebody another role, or a consultant another last day. It counts from their next click on. */
export function changeMember(
  world: Pick<World, 'db' | 'now'>,
  { member, userId, role, until }: MemberChange,
): Promise<Result<{ role: Role }>> {
  return changePlace(world, {
    member,
    userId,
    work: async (trx, before) => {
      const wanted = { userId, role, until };
      const problem = await problemWith(trx, { member, before, wanted, now: world.now() });
      if (problem) return failed(problem);
      await trx
        .updateTable('member')
        .set({ role, until })
        .where('workspace_id', '=', member.workspaceId)
        .where('user_id', '=', userId)
        .execute();
      const deed = { action: 'member.changed', target: userId, before: said(before), after: said(wanted) };
      await recordAudit(trx, { member, deed });
      return ok({ role });
    },
  });
}

async function problemWith(
  trx: Trx,
  { member, before, wanted, now }: { member: Member; before: Place; wanted: Place; now: Date },
): Promise<Problem | null> {
  const refused = placeProblem(member, before) ?? placeProblem(member, wanted) ?? untilProblem(wanted, now);
  if (refused || before.role !== 'owner' || wanted.role === 'owner') return refused;
  return ownerProblem(trx, { userId: wanted.userId, workspaceId: member.workspaceId });
}

const said = ({ role, until }: Place) => ({ role, until: until?.toISOString() ?? null });
