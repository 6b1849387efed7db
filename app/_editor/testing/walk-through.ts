import type { NodeType, Visit } from '../../../nodes/contract';
import type { FlowDocument } from '../../../nodes/graph/flow-document';
import type { Step } from '../../../nodes/graph/trace';
import { type PlannedEffect, type Start, walk } from '../../../nodes/graph/walk';
import type { Order } from '../../../nodes/order/order';
import { nodeTypes } from '../../../nodes/registry';

export interface WalkedThrough {
  readonly steps: readonly Step[];
  readonly effects: readonly PlannedEffect[];
  readonly order: Order;
}

/** More rounds than any drawing needs; a guard, not a limit. */
const MOST_ROUNDS = 50;

/**
 * Walks to the very ends, as if every destination took what it is sent: behind a publish step the order goes on by "Published".
 * Nothing is sent. A step that waited for its effect shows the output it would leave by.
 */
export function walkThrough(
  flow: FlowDocument,
  { visit, types = nodeTypes }: { visit: Visit; types?: ReadonlyMap<string, NodeType> },
): WalkedThrough {
  const steps: Step[] = [];
  const effects: PlannedEffect[] = [];
  let order = visit.order;
  let start: readonly Start[] | undefined;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const result = walk({ flow, nodeTypes: types, visit: { ...visit, order }, ...(start && { start }) });
    const onwards = new Map(result.effects.map(({ nodeId, onSuccess }) => [nodeId, onSuccess]));
    const seen = new Set(steps.map(({ nodeId }) => nodeId));
    const fresh = result.steps.filter(({ nodeId }) => !seen.has(nodeId));
    steps.push(...fresh.map((step) => ({ ...step, port: step.port ?? onwards.get(step.nodeId) ?? null })));
    effects.push(...result.effects);
    order = result.order;
    if (onwards.size === 0) break;
    start = [...onwards].map(([nodeId, port]) => ({ nodeId, port }));
  }
  return { steps, effects, order };
}

const PROBE = 'probe';

/** The order as it arrives at a step, with everything earlier steps have set; null when it does not come that far. */
export function arrivalAt(flow: FlowDocument, { nodeId, visit }: { nodeId: string; visit: Visit }): Order | null {
  const probed = flow.nodes.find(({ id }) => id === nodeId);
  const type = nodeTypes.get(probed?.type ?? '');
  if (!type) return null;
  let arrived: Order | null = null;
  const probe: NodeType = {
    ...type,
    run: (_settings, { order }) => {
      arrived = order;
      return { kind: 'stop', reason: { text: '', holds: true } };
    },
  };
  const nodes = flow.nodes.map((node) => (node.id === nodeId ? { ...node, type: PROBE, disabled: false } : node));
  walkThrough({ ...flow, nodes }, { visit, types: new Map(nodeTypes).set(PROBE, probe) });
  return arrived;
}
