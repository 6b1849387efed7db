import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { addTraffic } from '../db/queries/flow-traffic';
import { insertProblems } from '../db/queries/problems';
import { settleRuns } from '../db/queries/runs';
import { parkStuck } from '../db/queries/stuck';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { recordPlatformAudit } from './record-platform-audit';
import { nothingStuck, type StuckName } from './send-again';

/** Waits no longer for deliveries that do not get under way: each becomes a problem that the workspace's own people see and decide. */
export function giveUpStuck(
  { db }: Pick<World, 'db'>,
  { person, workspaceId, connectionId }: StuckName,
): Promise<Result<{ deliveries: number }>> {
  return withWorkspace(db, workspaceId, async (trx) => {
    const { rows } = await parkStuck({ workspaceId, connectionId, problem: neverBegun }).execute(trx);
    if (rows.length === 0) return failed(nothingStuck);
    await tellPeople(trx, { workspaceId, connectionId, parked: rows });
    const after = { connection: connectionId, deliveries: rows.length };
    const deed = { action: 'deliveries.givenUp', target: connectionId, after };
    await recordAudit(trx, { member: { ...person, workspaceId }, deed });
    await recordPlatformAudit(trx, { person, deed: { ...deed, target: workspaceId } });
    return ok({ deliveries: rows.length });
  });
}

const neverBegun: Problem = {
  code: 'channel.neverBegun',
  message: 'This could not be sent for so long that Sluice’s staff stopped waiting.',
  advice: 'Try it again, or skip it.',
  retry: 'later',
};

interface Parked {
  readonly id: string;
  readonly orderId: string;
  readonly runId: string;
  readonly flowId: string;
  readonly nodeId: string;
}

async function tellPeople(
  trx: Trx,
  { workspaceId, connectionId, parked }: { workspaceId: string; connectionId: string; parked: readonly Parked[] },
): Promise<void> {
  const problems = parked.map(({ id: deliveryId, ...place }) => ({ ...place, deliveryId }));
  await insertProblems(
    trx,
    problems.map((one) => ({ ...one, workspaceId, connectionId, problem: neverBegun })),
  ).execute();
  await settleRuns(parked.map(({ runId }) => ({ workspaceId, runId, open: 0, published: false }))).execute(trx);
  const crossed = parked.map(({ flowId, nodeId }) => ({ workspaceId, flowId, nodeId }));
  await addTraffic(crossed.map((one) => ({ ...one, what: 'undelivered' as const, port: '' }))).execute(trx);
}
