import { type WalkResult, walk } from '../../nodes/graph/walk';
import { sameContent } from '../../nodes/hash';
import { withDocument } from '../../nodes/label/converted-document';
import type { Order } from '../../nodes/order/order';
import type { Problem } from '../../nodes/problem';
import { bookWalk } from './book-walk';
import type { Deciding, DueErrand, FlowVersion } from './decide-input';
import { startRun } from './start-runs';
import type { RunResult } from './writes';

/** Goes on with a run where an effect has ended, where a wait is over, or from the start. */
export function decideErrand(errand: DueErrand, deciding: Deciding): void {
  const { draft } = deciding;
  draft.writes.finishedErrands.push(errand.id);
  const before = draft.get(errand.run.orderId);
  if (!before || !errand.flow) throw new Error('The order or the flow version of an errand is not there.');
  if (errand.document) {
    draft.orders.set(before.id, { ...before, order: withDocument(before.order, errand.document) });
  }
  const pinned: Deciding = { ...deciding, input: { ...deciding.input, flows: [errand.flow] } };
  if (errand.kind === 'restart') restart(errand, { deciding: pinned, flow: errand.flow });
  else resume(errand, { deciding: pinned, flow: errand.flow });
  const after = draft.get(before.id);
  if (after && !sameContent(before.order, after.order)) draft.put(after, { write: true });
}

interface GoingOn {
  readonly deciding: Deciding;
  readonly flow: FlowVersion;
}

function restart({ run }: DueErrand, { deciding, flow }: GoingOn): void {
  const result = walkFrom(run, { deciding, flow });
  const happened = { orderId: run.orderId, eventId: run.eventId, event: run.event };
  startRun({ flow, happened, deciding, result, attempt: run.lastAttempt + 1 });
}

function resume(errand: DueErrand, { deciding, flow }: GoingOn): void {
  const { run, nodeId, port } = errand;
  const isThere = flow.document.nodes.some(({ id }) => id === nodeId);
  const start = [{ nodeId, ...(port !== null && { port }) }];
  const result = isThere ? walkFrom(run, { deciding, flow, start }) : nowhere(nodeId, { run, deciding });
  const { flowId } = flow;
  if (isThere && port !== null) deciding.draft.writes.crossings.push({ flowId, nodeId, what: 'left', port });
  const row = { id: run.id, flowId, orderId: run.orderId };
  const booked = bookWalk(result, { run: row, event: run.event, deciding, before: run.trace, isRetry: port === null });
  deciding.draft.writes.resumes.push({
    runId: run.id,
    trace: booked.trace,
    openEffects: booked.openEffects - 1,
    flowVersion: flow.number,
    result: resultAfter(errand, booked.result),
    revisited: port === null ? [nodeId] : [],
  });
}

/** Behind a delivery something has left. Behind a paper or a wait nothing has; what was before stays. */
function resultAfter({ run, nodeId, port }: DueErrand, result: RunResult): RunResult | null {
  if (port === null || result === 'published') return result;
  const wasDelivered = run.trace.effects.some(
    (effect) => effect.nodeId === nodeId && effect.deliveryId !== null && effect.outcome !== 'sends',
  );
  return wasDelivered ? 'published' : null;
}

/** The live version, on which somebody wanted to go on, does not have that step any more. */
function nowhere(nodeId: string, { run, deciding }: Pick<DueErrand, 'run'> & Pick<GoingOn, 'deciding'>): WalkResult {
  const problem: Problem = {
    code: 'flow.stepGone',
    message: 'The step to go on from is not part of the published flow any more.',
    advice: 'Run the order through the flow from the start.',
    retry: 'never',
    nodeId,
  };
  return { steps: [], effects: [], unsupported: [], problems: [problem], order: orderOf(run, deciding) };
}

function orderOf({ orderId }: DueErrand['run'], { draft }: Deciding): Order {
  const known = draft.get(orderId);
  if (!known) throw new Error('An errand was decided for an order that is not at hand.');
  return known.order;
}

function walkFrom(
  run: DueErrand['run'],
  { deciding, flow, start }: GoingOn & { start?: readonly { nodeId: string; port?: string }[] },
): WalkResult {
  const { draft, input } = deciding;
  const visit = { order: orderOf(run, deciding), event: run.event, connections: input.connections, now: input.now };
  const result = walk({ flow: flow.document, nodeTypes: input.nodeTypes, visit, ...(start && { start }) });
  const known = draft.get(run.orderId);
  if (known) draft.orders.set(known.id, { ...known, order: result.order });
  return result;
}
