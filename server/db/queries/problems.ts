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
