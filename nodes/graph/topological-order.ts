import { failed, ok, type Result } from '../problem';
import type { FlowDocument } from './flow-document';

/**
 * Orders node ids so that every edge points forward; nodes that no edge orders keep the order they were drawn in.
 *
 * @returns the ids, or one `flow.cycle` problem per node on or behind a cycle. Edges from or to nodes that do not exist are ignored.
 */
export function topologicalOrder(flow: Pick<FlowDocument, 'nodes' | 'edges'>): Result<string[]> {
  const { targets, waitingFor } = connections(flow);
  const sorted = [...waitingFor].filter(([, count]) => count === 0).map(([id]) => id);
  // The list grows while it is read: each node placed may free the ones behind it.
  for (const id of sorted) {
    for (const target of targets.get(id) ?? []) {
      const remaining = (waitingFor.get(target) ?? 0) - 1;
      waitingFor.set(target, remaining);
      if (remaining === 0) sorted.push(target);
    }
  }

  const placed = new Set(sorted);
  const stuck = flow.nodes.filter(({ id }) => !placed.has(id));
  return stuck.length === 0 ? ok(sorted) : failed(...stuck.map(({ id }) => cycleProblem(id)));
}

/** Where each node leads, and how many edges lead to it. */
function connections(flow: Pick<FlowDocument, 'nodes' | 'edges'>) {
  const targets = new Map<string, string[]>(flow.nodes.map(({ id }) => [id, []]));
  const waitingFor = new Map<string, number>(flow.nodes.map(({ id }) => [id, 0]));
  for (const { from, to } of flow.edges) {
    const count = waitingFor.get(to);
    const reached = targets.get(from);
    if (count === undefined || !reached) continue;
    reached.push(to);
    waitingFor.set(to, count + 1);
  }
  return { targets, waitingFor };
}

const cycleProblem = (nodeId: string) =>
  ({
    code: 'flow.cycle',
    message: 'This step leads back to itself.',
    advice: 'Remove one of the connections of the circle.',
    retry: 'never',
    nodeId,
  }) as const;
