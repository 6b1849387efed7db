import type { XYPosition } from '@xyflow/react';
import type { FlowDocument, FlowEdge, FlowNode } from '../../../nodes/graph/flow-document';
import { heightOf, kindOf, portsOf } from '../node-kinds';
import { inputY, NODE_WIDTH, portY } from './node-geometry';

const REACH = 36;

interface Wire {
  readonly start: XYPosition;
  readonly end: XYPosition;
}

function wireOf({ nodes }: FlowDocument, edge: FlowEdge): Wire | null {
  const from = nodes.find(({ id }) => id === edge.from);
  const to = nodes.find(({ id }) => id === edge.to);
  if (!from || !to) return null;
  const ports = portsOf(from);
  const start = { x: from.position.x + NODE_WIDTH, y: from.position.y + portY(ports, ports.indexOf(edge.fromPort)) };
  return { start, end: { x: to.position.x, y: to.position.y + inputY } };
}

/** Distance from a point to a wire, taken as straight: near enough for a hand. */
function distanceTo({ start, end }: Wire, { x, y }: XYPosition) {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - start.x) * dx + (y - start.y) * dy) / length));
  return Math.hypot(x - start.x - along * dx, y - start.y - along * dy);
}

/** The wire a step dropped here would be put into: only for a step that has an input, an output and no wires of its own. */
export function edgeUnder(flow: FlowDocument, dragged: Pick<FlowNode, 'id' | 'type' | 'position'>): FlowEdge | null {
  const ports = portsOf(dragged);
  const isWired = flow.edges.some(({ from, to }) => from === dragged.id || to === dragged.id);
  if (isWired || ports.length === 0 || !kindOf(dragged)?.acceptsInput) return null;
  const center = { x: dragged.position.x + NODE_WIDTH / 2, y: dragged.position.y + heightOf(dragged) / 2 };
  for (const edge of flow.edges) {
    const wire = wireOf(flow, edge);
    if (wire && distanceTo(wire, center) < REACH) return edge;
  }
  return null;
}
