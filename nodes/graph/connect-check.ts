import type { NodeType } from '../contract';
import type { Problem } from '../problem';
import { nodeTypes } from '../registry';
import type { FlowDocument, FlowEdge, FlowNode } from './flow-document';
import { reachableFrom } from './reach';

/** Why two steps cannot be connected, for the canvas to say while dragging; null when they can. */
export function whyNotConnect(flow: FlowDocument, wire: Pick<FlowEdge, 'from' | 'fromPort' | 'to'>): Problem | null {
  const from = flow.nodes.find(({ id }) => id === wire.from);
  const to = flow.nodes.find(({ id }) => id === wire.to);
  if (!from || !to) return refusal('One of the two steps is not there any more.');
  return portRefusal({ from, fromPort: wire.fromPort, to }) ?? graphRefusal(flow, wire);
}

/** What the two steps themselves have against it. */
function portRefusal({ from, fromPort, to }: { from: FlowNode; fromPort: string; to: FlowNode }): Problem | null {
  const fromType = nodeTypes.get(from.type);
  const toType = nodeTypes.get(to.type);
  if (fromType && !Object.hasOwn(fromType.outputs(from.settings), fromPort))
    return refusal('This step has no such output.');
  if (toType && !toType.acceptsInput) return refusal(noWayIn(toType));
  return null;
}

/** Why nothing leads to a step of this type. */
export const noWayIn = ({ family }: NodeType): string =>
  family === 'source'
    ? 'A flow begins with this step, so nothing can lead to it.'
    : 'This stands beside the flow, so nothing can lead to it.';

/** What the rest of the drawing has against it. */
function graphRefusal(
  flow: FlowDocument,
  { from, fromPort, to }: Pick<FlowEdge, 'from' | 'fromPort' | 'to'>,
): Problem | null {
  if (from === to) return refusal('A step cannot lead to itself.');
  const isDouble = flow.edges.some((edge) => edge.from === from && edge.fromPort === fromPort && edge.to === to);
  if (isDouble) return refusal('These two are connected already.');
  if (reachableFrom(flow, [to]).has(from)) return refusal('This would lead in a circle.');
  return null;
}

const refusal = (message: string): Problem => ({ code: 'flow.cannotConnect', message, retry: 'never' });
