import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { findStepProblems } from '../db/queries/steps-view';
import { withWorkspace } from '../db/with-workspace';
import { reasonForTheTrail } from '../orders/reason-for-the-trail';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { letRest } from './resolve-problem-group';

interface Request {
  readonly member: Member;
  readonly step: { readonly flowId: string; readonly nodeId: string };
  /** Only what is stuck for this cause; null: everything. */
  readonly code: string | null;
  readonly reason: string;
}

/** Lets everything rest that is stuck at a step: deliveries are skipped, the rest is closed, with the reason on each order. */
export function closeStep(
  { db }: Pick<World, 'db'>,
  { member, step, code, reason }: Request,
): Promise<Result<{ closed: number }>> {
  const { workspaceId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const { rows } = await findStepProblems({ workspaceId, ...step, code }).execute(trx);
    if (rows.length === 0) return failed(nothingStuck);
    await letRest(trx, { member, reason, problems: rows });
    const said = await reasonForTheTrail(trx, { workspaceId, orderIds: rows.map(({ orderId }) => orderId), reason });
    const after = { step: step.nodeId, ...(code !== null && { code }), reason: said, closed: rows.length };
    await recordAudit(trx, { member, deed: { action: 'problems.stepClosed', target: step.flowId, after } });
    return ok({ closed: rows.length });
  });
}

const nothingStuck: Problem = {
  code: 'problem.notFound',
  message: 'Nothing is stuck at this step any more.',
  retry: 'never',
};
