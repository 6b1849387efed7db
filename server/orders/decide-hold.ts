import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { decideHolds, findPause } from '../db/queries/pauses';
import { insertErrands } from '../db/queries/runs';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { ringDecide } from '../jobs/ring';
import type { Member, Role } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { reasonForTheTrail } from './reason-for-the-trail';

export interface HoldVerdict {
  readonly member: Member;
  readonly holdId: string;
  readonly state: 'approved' | 'rejected';
  readonly reason: string | null;
}

/** What each role may decide; the step that holds the order says which is the lowest. */
const decides: Readonly<Record<Role, readonly string[]>> = {
  owner: ['owner', 'admin', 'editor'],
  admin: ['admin', 'editor'],
  editor: ['editor'],
  viewer: [],
};

export const mayDecide = (role: Role, approvers: string | null): boolean => decides[role].includes(approvers ?? '');

/**
 * A person's word on an order that is held. It counts for everything of that order held at that step, and once: the update of the
 * state decides who was first.
 */
export function decideHold(
  { db }: Pick<World, 'db'>,
  verdict: HoldVerdict,
): Promise<Result<{ readonly orderId: string }>> {
  const { member, holdId, state, reason } = verdict;
  const { workspaceId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const hold = await findPause(trx, { workspaceId, pauseId: holdId }).executeTakeFirst();
    if (hold?.kind !== 'hold') return failed(holdMissing);
    if (!mayDecide(member.role, hold.approvers)) return failed(notYours(hold.approvers));
    const { orderId, flowId, nodeId, title } = hold;
    const what = { workspaceId, orderId, flowId, nodeId, approvers: decides[member.role] };
    const { rows } = await decideHolds({ ...what, state, reason, userId: member.userId }).execute(trx);
    if (rows.length === 0) return failed(await decidedAlready(trx, { workspaceId, holdId }));
    const errand = { workspaceId, kind: 'resume', onLive: false, dueAt: null } as const;
    await insertErrands(rows.map((row) => ({ ...errand, ...row }))).execute(trx);
    await ringDecide(trx, [workspaceId]);
    const said = reason === null ? null : await reasonForTheTrail(trx, { workspaceId, orderIds: [orderId], reason });
    const after = { holdId, step: title, ...(said !== null && { reason: said }) };
    await recordAudit(trx, { member, deed: { action: `order.${state}`, target: orderId, after } });
    return ok({ orderId });
  });
}

const holdMissing: Problem = {
  code: 'hold.notFound',
  message: 'There is no such hold in this workspace.',
  retry: 'never',
};

const notYours = (approvers: string | null): Problem => ({
  code: 'hold.forbidden',
  message: `This order is for ${approvers === 'owner' ? 'an owner' : 'an owner or admin'} of the workspace to decide.`,
  retry: 'never',
});

/** Looked at again: what we read first may have been decided while we waited for it. */
async function decidedAlready(trx: Trx, hold: { workspaceId: string; holdId: string }): Promise<Problem> {
  const now = await findPause(trx, { workspaceId: hold.workspaceId, pauseId: hold.holdId }).executeTakeFirst();
  const who = now?.decider ?? 'The flow itself';
  const message =
    now?.state === 'calledOff'
      ? 'It is not held any more: the order was cancelled.'
      : `${who} has ${now?.state} it already.`;
  return { code: 'hold.decided', message, retry: 'never' };
}
