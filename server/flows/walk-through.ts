import type { ConnectionFacts } from '../../nodes/contract';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import { type WalkResult, walk } from '../../nodes/graph/walk';
import type { OrderEvent } from '../../nodes/order/event';
import type { Order } from '../../nodes/order/order';
import { nodeTypes } from '../../nodes/registry';

export interface Trial {
  readonly flow: FlowDocument;
  readonly order: Order;
  readonly event: OrderEvent;
  readonly connections: ReadonlyMap<string, ConnectionFacts>;
  readonly now: string;
}

/** Goes on behind every effect as if it had been done. Each round goes deeper into a graph without circles, so it ends. */
export function walkThrough({ flow, order, event, connections, now }: Trial): WalkResult {
  let result = walk({ flow, nodeTypes, visit: { order, event, connections, now } });
  let fresh = result.effects;
  while (fresh.length > 0) {
    const start = fresh.map(({ nodeId, onSuccess }) => ({ nodeId, port: onSuccess }));
    const next = walk({ flow, nodeTypes, visit: { order: result.order, event, connections, now }, start });
    result = joinWalks(result, next);
    fresh = next.effects;
  }
  return result;
}

const joinWalks = (before: WalkResult, after: WalkResult): WalkResult => ({
  steps: [...before.steps, ...after.steps],
  effects: [...before.effects, ...after.effects],
  problems: [...before.problems, ...after.problems],
  unsupported: [...before.unsupported, ...after.unsupported],
  order: after.order,
});
