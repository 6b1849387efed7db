import type { Result } from '../problem';
import type { FlowDocument, FlowNode } from './flow-document';
import { topologicalOrder } from './topological-order';

/** A drawing made ready for walking. */
export interface FlowPlan {
  /** In an order in which every edge points forward; the problems when there is none. */
  readonly sorted: Result<readonly FlowNode[]>;
  targetsOf(nodeId: string, port: string): readonly string[];
}

/** Worked out once per document: a live version is one frozen object for thousands of orders. */
export function flowPlan(flow: FlowDocument): FlowPlan {
  const known = plans.get(flow);
  if (known) return known;
  const plan = makePlan(flow);
  plans.set(flow, plan);
  return plan;
}

const plans = new WeakMap<FlowDocument, FlowPlan>();

function makePlan(flow: FlowDocument): FlowPlan {
  const byId = new Map(flow.nodes.map((node) => [node.id, node]));
  const targets = new Map<string, Map<string, string[]>>();
  for (const { from, fromPort, to } of flow.edges) {
    const ports = targets.get(from) ?? new Map<string, string[]>();
    const reached = ports.get(fromPort) ?? [];
    targets.set(from, ports.set(fromPort, reached.includes(to) ? reached : [...reached, to]));
  }
  const order = topologicalOrder(flow);
  return {
    sorted: order.ok ? { ok: true, value: order.value.flatMap((id) => byId.get(id) ?? []) } : order,
    targetsOf: (nodeId, port) => targets.get(nodeId)?.get(port) ?? [],
  };
}
