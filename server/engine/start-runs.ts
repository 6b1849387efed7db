import { listenersOf } from '../../nodes/graph/listeners';
import { walk } from '../../nodes/graph/walk';
import type { OrderEvent } from '../../nodes/order/event';
import { mergeOrders } from '../../nodes/order/merge-orders';
import type { Order } from '../../nodes/order/order';
import { bookWalk } from './book-walk';
import type { Deciding, FlowVersion } from './decide-input';

export interface Happened {
  /** Ours. */
  readonly orderId: string;
  readonly eventId: string;
  readonly event: OrderEvent;
  /** Flows that have taken it already. */
  readonly except?: readonly string[];
}

/**
 * Takes an event through every live flow that listens to it. Each flow sees the order as the event found it, so that it does not
 * matter which of them was drawn first; what they set is merged.
 */
export function startRuns(happened: Happened, deciding: Deciding): void {
  const { draft, input } = deciding;
  const known = draft.get(happened.orderId);
  if (!known) return;
  const walks = input.flows
    .filter((flow) => concerns(flow, { happened, deciding }))
    .map((flow) => ({
      flow,
      result: walk({
        flow: flow.document,
        nodeTypes: input.nodeTypes,
        visit: { order: known.order, event: happened.event, connections: input.connections, now: input.now },
      }),
    }));
  const merged: Order = mergeOrders(
    known.order,
    walks.map(({ result }) => result.order),
  );
  draft.orders.set(known.id, { ...known, order: merged });
  for (const { flow, result } of walks) {
    startRun({ flow, happened, deciding, result });
  }
}

function concerns(flow: FlowVersion, { happened, deciding }: { happened: Happened; deciding: Deciding }): boolean {
  if (happened.except?.includes(flow.flowId)) return false;
  return listenersOf(flow.document, { nodeTypes: deciding.input.nodeTypes, event: happened.event }).length > 0;
}

interface Starting {
  readonly flow: FlowVersion;
  readonly happened: Happened;
  readonly deciding: Deciding;
  readonly result: ReturnType<typeof walk>;
  readonly attempt?: number;
}

/** Books one walk as a run of its own. */
export function startRun({ flow, happened, deciding, result, attempt = 1 }: Starting): void {
  const { draft, input } = deciding;
  const { orderId, eventId, event } = happened;
  const run = { id: input.newId(), flowId: flow.flowId, orderId };
  const booked = bookWalk(result, { run, event, deciding, before: { steps: [], effects: [] }, isRetry: attempt > 1 });
  draft.writes.runs.push({
    ...run,
    flowVersion: flow.number,
    eventId,
    eventKind: event.kind,
    attempt,
    state: booked.state,
    result: booked.openEffects > 0 ? null : booked.result,
    openEffects: booked.openEffects,
    trace: booked.trace,
  });
}
