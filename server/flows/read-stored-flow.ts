import { emptyFlow, type FlowDocument } from '../../nodes/graph/flow-document';
import { readFlow } from '../../nodes/graph/upgrade';

/**
 * A drawing of ours from the database, brought up to date. Only this program writes them, so one that cannot be read is a bug.
 * @throws with what is wrong
 */
export function readStoredFlow(json: unknown): FlowDocument {
  const flow = readFlow(json);
  if (flow.ok) return flow.value;
  throw new Error(`A stored flow cannot be read: ${flow.problems[0]?.message}`);
}

/** The same for lists, where one bad drawing must not hide the others. */
export function readStoredFlowOrEmpty(json: unknown): FlowDocument {
  const flow = readFlow(json);
  return flow.ok ? flow.value : emptyFlow;
}
