import type { FlowDocument, FlowNode } from '../../../nodes/graph/flow-document';

export type Direction = 'left' | 'right' | 'up' | 'down';

const byHeight = (a: FlowNode, b: FlowNode) => a.position.y - b.position.y || a.position.x - b.position.x;

function alongWires(flow: FlowDocument, { id, direction }: { id: string; direction: 'left' | 'right' }) {
  const wanted =
    direction === 'right'
      ? flow.edges.filter(({ from }) => from === id).map(({ to }) => to)
      : flow.edges.filter(({ to }) => to === id).map(({ from }) => from);
  return flow.nodes.filter((node) => wanted.includes(node.id)).sort(byHeight)[0];
}

/** Among the steps that share a neighbour with this one, the next above or below; failing that, anywhere on the canvas. */
function besideWires(flow: FlowDocument, { id, direction }: { id: string; direction: 'up' | 'down' }) {
  const here = flow.nodes.find((node) => node.id === id);
  if (!here) return undefined;
  const isBeyond = ({ position }: FlowNode) =>
    direction === 'down' ? position.y > here.position.y : position.y < here.position.y;
  const feeders = new Set(flow.edges.filter(({ to }) => to === id).map(({ from }) => from));
  const siblings = new Set(flow.edges.filter(({ from }) => feeders.has(from)).map(({ to }) => to));
  const beyond = flow.nodes.filter(isBeyond);
  const related = beyond.filter((node) => siblings.has(node.id));
  const distance = ({ position }: FlowNode) =>
    Math.abs(position.y - here.position.y) + Math.abs(position.x - here.position.x) / 2;
  return (related.length > 0 ? related : beyond).sort((a, b) => distance(a) - distance(b))[0];
}

/** Where an arrow key leads from a step; null at an end. Left and right follow the wires, up and down go between branches. */
export function neighbourOf(
  flow: FlowDocument,
  { id, direction }: { id: string; direction: Direction },
): string | null {
  const next =
    direction === 'left' || direction === 'right'
      ? alongWires(flow, { id, direction })
      : besideWires(flow, { id, direction });
  return next?.id ?? null;
}
