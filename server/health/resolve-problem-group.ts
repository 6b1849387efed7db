import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { resolveProblems, signResolved } from '../db/queries/order-moves';
import { findGroupProblems, type GroupName } from '../db/queries/problems-view';
import { settleRuns } from '../db/queries/runs';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { skipDelivery } from '../jobs/intervene';
import { reasonForTheTrail } from '../orders/reason-for-the-trail';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';

interface Request {
  readonly member: Member;
  readonly group: GroupName;
  readonly reason: string;
}

/** Lets everything rest that waits for this cause: deliveries are skipped, the rest is closed, with the reason on each order. */
export function resolveProblemGroup(
  { db }: Pick<World, 'db'>,
  { member, group, reason }: Request,
): Promise<Result<{ resolved: number }>> {
  const { workspaceId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const { rows } = await findGroupProblems({ workspaceId, group }).execute(trx);
    if (rows.length === 0) return failed(groupGone);
    await letRest(trx, { member, reason, problems: rows });
    const said = await reasonForTheTrail(trx, { workspaceId, orderIds: rows.map(({ orderId }) => orderId), reason });
    const after = { ...group, reason: said, resolved: rows.length };
    await recordAudit(trx, { member, deed: { action: 'problems.resolved', target: group.code, after } });
    return ok({ resolved: rows.length });
  });
}

interface GroupProblem {
  readonly id: string;
  readonly deliveryId: string | null;
  readonly runId: string | null;
}

/** Inside a transaction of the caller's. */
export async function letRest(
  trx: Trx,
  { member, reason, problems }: { member: Member; reason: string; problems: readonly GroupProblem[] },
): Promise<void> {
  const { workspaceId, userId } = member;
  for (const { deliveryId } of problems) {
    if (deliveryId !== null) await skipDelivery(trx, { workspaceId, deliveryId, note: reason });
  }
  const problemIds = problems.map(({ id }) => id);
  await signResolved(trx, { workspaceId, problemIds, userId }).execute();
  await resolveProblems(trx, { workspaceId, problemIds, resolution: reason, userId }).execute();
  const runs = new Set(
    problems.flatMap(({ runId, deliveryId }) => (runId !== null && deliveryId === null ? [runId] : [])),
  );
  if (runs.size === 0) return;
  const settled = [...runs].map((runId) => ({ workspaceId, runId, open: 0, published: false }));
  await settleRuns(settled).execute(trx);
}

const groupGone: Problem = {
  code: 'problem.notFound',
  message: 'Nothing waits for this any more.',
  retry: 'never',
};
