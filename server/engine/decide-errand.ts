import { walk } from '../../nodes/graph/walk';
import { sameContent } from '../../nodes/hash';
import type { OrderEvent } from '../../nodes/order/event';
import { bookWalk } from './book-walk';
import type { Deciding, FlowVersion } from './decide-input';
import type { RunTrace } from './run-trace';
import { startRun } from './start-runs';

/** Something a run has to go on with. */
export interface DueErrand {
  readonly id: string;
  readonly kind: 'resume' | 'restart';
  /** Behind this node by `port`, or at it when `port` is null; for `resume`. */
  readonly nodeId: string;
  readonly port: string | null;
  readonly run: {
    readonly id: string;
    readonly orderId: string;
    readonly eventId: string;
    readonly event: OrderEvent;
    readonly trace: RunTrace;
    /** Of the newest run of this event through this flow. */
    readonly lastAttempt: number;
  };
  /** The version to go on with: the run's own, or the live one for a retry on it. Null: that flow is not there any more. */
  readonly flow: FlowVersion | null;
}

/** Goes on with a run where an effect has ended, where a wait is over, or from the start. */
export function decideErrand(errand: DueErrand, deciding: Deciding): void {
  const { draft } = deciding;
  draft.writes.finishedErrands.push(errand.id);
  const before = draft.get(errand.run.orderId);
  if (!before || !errand.flow) return;
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

function resume({ run, nodeId, port }: DueErrand, { deciding, flow }: GoingOn): void {
  const result = walkFrom(run, { deciding, flow, start: [{ nodeId, ...(port !== null && { port }) }] });
  const row = { id: run.id, flowId: flow.flowId, orderId: run.orderId };
  const booked = bookWalk(result, { run: row, event: run.event, deciding, before: run.trace, isRetry: true });
  const leftSomething = booked.result === 'published' || port !== null;
  deciding.draft.writes.resumes.push({
    runId: run.id,
    trace: booked.trace,
    openEffects: booked.openEffects - 1,
    result: leftSomething ? 'published' : booked.result,
    revisited: port === null ? [nodeId] : [],
  });
}

function walkFrom(
  { orderId, event }: DueErrand['run'],
  { deciding, flow, start }: GoingOn & { start?: readonly { nodeId: string; port?: string }[] },
): ReturnType<typeof walk> {
  const { draft, input } = deciding;
  const known = draft.get(orderId);
  if (!known) throw new Error('An errand was decided for an order that is not at hand.');
  const visit = { order: known.order, event, connections: input.connections, now: input.now };
  const result = walk({ flow: flow.document, nodeTypes: input.nodeTypes, visit, ...(start && { start }) });
  draft.orders.set(known.id, { ...known, order: result.order });
  return result;
}
