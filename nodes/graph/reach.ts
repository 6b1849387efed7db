import type { FlowDocument } from './flow-document';

/** Ids of all nodes an order can get to from these nodes, themselves included. */
export function reachableFrom(flow: Pick<FlowDocument, 'edges'>, nodeIds: readonly string[]): ReadonlySet<string> {
  const next = nextNodes(flow);
  const reached = new Set(nodeIds);
  // The set grows while it is read.
  for (const id of reached) for (const target of next.get(id) ?? []) reached.add(target);
  return reached;
}

/** Ids of all nodes an order can come from to get to these nodes, themselves included. */
export const leadingTo = (flow: Pick<FlowDocument, 'edges'>, nodeIds: readonly string[]): ReadonlySet<string> =>
  reachableFrom({ edges: flow.edges.map((edge) => ({ ...edge, from: edge.to, to: edge.from })) }, nodeIds);

/** The nodes each node leads to. */
export function nextNodes(flow: Pick<FlowDocument, 'edges'>): ReadonlyMap<string, readonly string[]> {
  const next = new Map<string, string[]>();
  for (const { from, to } of flow.edges) {
    const targets = next.get(from);
    if (targets) targets.push(to);
    else next.set(from, [to]);
  }
  return next;
}
