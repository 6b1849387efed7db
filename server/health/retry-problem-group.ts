import { failed, ok, type Problem, problemKind, type Result } from '../../nodes/problem';
import { reopenMessages, resolveProblems, signResolved } from '../db/queries/order-moves';
import { findGroupProblems, type GroupName } from '../db/queries/problems-view';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { retryDeliveries, retryRun } from '../jobs/intervene';
import { ringDecide } from '../jobs/ring';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';

export type ProblemGroupKey = GroupName;

/** More at once is for owners and admins. */
const mostForEditors = 100;

/** Tries everything again that waits for the same cause, each from where it stopped. */
export function retryProblemGroup(
  { db }: Pick<World, 'db'>,
  { member, group }: { member: Member; group: ProblemGroupKey },
): Promise<Result<{ retried: number }>> {
  const { workspaceId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const { rows } = await findGroupProblems({ workspaceId, group }).execute(trx);
    if (rows.length === 0) return failed(groupGone);
    if (rows.length > mostForEditors && member.role === 'editor') return failed(tooMany(rows.length));
    const retried = await retryAll(trx, { member, group, problems: rows });
    const deed = { action: 'problems.retried', target: group.code, after: { ...group, retried } };
    await recordAudit(trx, { member, deed });
    return ok({ retried });
  });
}

export interface GroupProblem {
  readonly id: string;
  readonly deliveryId: string | null;
  readonly runId: string | null;
  readonly inboxId: string | null;
}

interface Retrying {
  readonly member: Member;
  readonly group: ProblemGroupKey;
  readonly problems: readonly GroupProblem[];
}

/** @returns how many deliveries, runs and messages go on */
async function retryAll(trx: Trx, { member, group, problems }: Retrying): Promise<number> {
  const { workspaceId, userId } = member;
  const deliveries = problems.flatMap(({ deliveryId }) => deliveryId ?? []);
  let retried = await retryDeliveries(trx, { workspaceId, deliveryIds: deliveries });
  const runs = new Set(
    problems.flatMap(({ deliveryId, runId }) => (deliveryId === null && runId !== null ? [runId] : [])),
  );
  // Who has mended a flow wants the mended one.
  const version = problemKind(group.code).fix === 'editFlow' ? 'live' : 'pinned';
  for (const runId of runs) {
    if (await retryRun(trx, { workspaceId, runId, from: 'failed', version })) retried += 1;
  }
  retried += await rereadMessages(trx, { member, problems });
  await signResolved(trx, { workspaceId, problemIds: problems.map(({ id }) => id), userId }).execute();
  return retried;
}

async function rereadMessages(
  trx: Trx,
  { member, problems }: { member: Member; problems: readonly GroupProblem[] },
): Promise<number> {
  const { workspaceId, userId } = member;
  const unread = problems.filter(({ deliveryId, runId, inboxId }) => inboxId !== null && !deliveryId && !runId);
  if (unread.length === 0) return 0;
  const inboxIds = unread.flatMap(({ inboxId }) => inboxId ?? []);
  const reopened = await reopenMessages(trx, { workspaceId, inboxIds }).execute();
  const problemIds = unread.map(({ id }) => id);
  await resolveProblems(trx, { workspaceId, problemIds, resolution: 'Read again.', userId }).execute();
  await ringDecide(trx, [workspaceId]);
  return reopened.length;
}

export const groupGone: Problem = {
  code: 'problem.notFound',
  message: 'Nothing waits for this any more.',
  retry: 'never',
};

const tooMany = (count: number): Problem => ({
  code: 'problem.forbidden',
  message: `That are ${count.toLocaleString('en')} at once.`,
  advice: `More than ${mostForEditors} can only be tried again by an owner or admin.`,
  retry: 'never',
});
