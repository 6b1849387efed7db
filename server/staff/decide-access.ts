import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { changeAccess, lockAccess } from '../db/queries/platform-access';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';

/** What an owner lets somebody of the staff do, and for how long; null: they say no. */
export interface Grant {
  readonly role: 'viewer' | 'editor';
  readonly hours: 1 | 8 | 24;
}

interface Decision {
  readonly member: Member;
  readonly accessId: string;
  readonly grant: Grant | null;
}

const hourMs = 60 * 60 * 1000;

/** Answers a request of Sluice's staff to be let in. It ends by itself when its time is over. */
export function decideAccess(
  { db, now }: Pick<World, 'db' | 'now'>,
  { member, accessId, grant }: Decision,
): Promise<Result<{ until: string | null }>> {
  const { workspaceId, userId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const asked = await lockAccess(trx, { workspaceId, accessId }).executeTakeFirst();
    if (!asked || asked.decidedAt !== null || asked.hasLapsed) return failed(requestGone);
    const visit = grant && visitOf(grant, now());
    const decided = { decided_at: now(), decided_by: userId };
    const values = visit ? { ...decided, ...visit } : { ...decided, ended_at: now() };
    await changeAccess(trx, { workspaceId, accessId, values }).execute();
    const action = visit ? 'staff.letIn' : 'staff.refused';
    await recordAudit(trx, { member, deed: { action, target: accessId, after: { person: asked.userId, ...visit } } });
    return ok({ until: visit?.until.toISOString() ?? null });
  });
}

const visitOf = ({ role, hours }: Grant, now: Date) => ({ role, until: new Date(now.getTime() + hours * hourMs) });

export const requestGone: Problem = {
  code: 'access.notFound',
  message: 'This request is answered already, was withdrawn, or is too old.',
  retry: 'never',
};
