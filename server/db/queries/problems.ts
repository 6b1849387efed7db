import { sql } from 'kysely';
import type { Problem } from '../../../nodes/problem';
import { uuidv7 } from '../uuidv7';
import type { Trx } from '../with-workspace';

/** A problem with what it is about. */
export interface NewProblem {
  readonly workspaceId: string;
  readonly problem: Problem;
  readonly orderId?: string;
  readonly runId?: string;
  readonly flowId?: string;
  readonly nodeId?: string;
  readonly deliveryId?: string;
  readonly connectionId?: string;
  readonly inboxId?: string;
}

export const insertProblems = (trx: Trx, problems: readonly NewProblem[]) =>
  trx.insertInto('problem').values(problems.map(toRow));

const toRow = ({ workspaceId, problem, ...about }: NewProblem) => ({
  workspace_id: workspaceId,
  id: uuidv7(),
  code: problem.code,
  subject: problem.subject ?? null,
  message: problem.message,
  advice: problem.advice ?? null,
  order_id: about.orderId ?? null,
  run_id: about.runId ?? null,
  flow_id: about.flowId ?? null,
  node_id: about.nodeId ?? problem.nodeId ?? null,
  delivery_id: about.deliveryId ?? null,
  connection_id: about.connectionId ?? null,
  inbox_id: about.inboxId ?? null,
});

/** What was wrong with these deliveries is settled. Reads index problem_delivery_open. */
export const resolveDeliveryProblems = (
  trx: Trx,
  { deliveryIds, resolution }: { deliveryIds: readonly string[]; resolution: string },
) =>
  trx
    .updateTable('problem')
    .set({ resolved_at: sql`now()`, resolution })
    .where('delivery_id', '=', sql<string>`any(${deliveryIds}::uuid[])`)
    .where('resolved_at', 'is', null);

/** What was wrong at these nodes of a run is settled, or will be told anew. Reads index problem_run_open. */
export const resolveNodeProblems = (
  trx: Trx,
  { workspaceId, runId, nodeIds }: { workspaceId: string; runId: string; nodeIds: readonly string[] },
) =>
  trx
    .updateTable('problem')
    .set({ resolved_at: sql`now()`, resolution: 'Tried again.' })
    .where('workspace_id', '=', workspaceId)
    .where('run_id', '=', runId)
    .where('node_id', 'in', nodeIds)
    .where('delivery_id', 'is', null)
    .where('resolved_at', 'is', null);
