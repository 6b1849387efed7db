import { takeBackDeliveries } from '../db/queries/deliveries';
import { addTraffic } from '../db/queries/flow-traffic';
import { insertProblems } from '../db/queries/problems';
import { settleRuns } from '../db/queries/runs';
import type { Trx } from '../db/with-workspace';
import type { Writes } from '../engine/writes';

/** Messages that were taken and came back later: each is a problem of its order again, to be sent anew or skipped. */
export async function takeBack(
  trx: Trx,
  { workspaceId, returned }: { workspaceId: string; returned: Writes['returned'] },
): Promise<void> {
  const problemOf = new Map(returned.map(({ reference, problem }) => [reference, problem]));
  const { rows } = await takeBackDeliveries(workspaceId, returned).execute(trx);
  if (rows.length === 0) return;
  const problems = rows.flatMap(({ id: deliveryId, reference, flowId: _flow, nodeId: _node, ...about }) => {
    const problem = problemOf.get(reference);
    return problem ? [{ workspaceId, problem, deliveryId, ...about }] : [];
  });
  await insertProblems(trx, problems).execute();
  await settleRuns(rows.map(({ runId }) => ({ workspaceId, runId, open: 1, published: false }))).execute(trx);
  await addTraffic(
    rows.map(({ flowId, nodeId }) => ({ workspaceId, flowId, nodeId, what: 'undelivered', port: '' })),
  ).execute(trx);
}
