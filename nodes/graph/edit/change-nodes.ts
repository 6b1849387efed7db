import { sameContent } from '../../hash';
import type { FlowDocument, FlowNode } from '../flow-document';

interface Change {
  readonly ids: readonly string[];
  readonly change: Partial<Pick<FlowNode, 'name' | 'settings' | 'disabled' | 'position'>>;
}

/** Gives these nodes new properties; nodes that have them already stay the same objects. */
export function changeNodes(flow: FlowDocument, { ids, change }: Change): FlowDocument {
  const wanted = new Set(ids);
  return withNodes(
    flow,
    flow.nodes.map((node) => (wanted.has(node.id) ? changed(node, change) : node)),
  );
}

/** Rounding makes a -0, which JSON does not keep: a drawing is the same before and after it is saved. */
export const asSaved = ({ x, y }: FlowNode['position']): FlowNode['position'] => ({ x: x + 0, y: y + 0 });

export const moveNodes = (
  flow: FlowDocument,
  positions: Readonly<Record<string, FlowNode['position']>>,
): FlowDocument =>
  withNodes(
    flow,
    flow.nodes.map((node) => {
      const position = Object.hasOwn(positions, node.id) ? positions[node.id] : undefined;
      return position ? changed(node, { position: asSaved(position) }) : node;
    }),
  );

function changed(node: FlowNode, change: Change['change']): FlowNode {
  const { disabled, ...rest } = { ...node, ...change };
  const next = disabled ? { ...rest, disabled } : rest;
  return sameContent(node, next) ? node : next;
}

const withNodes = (flow: FlowDocument, nodes: FlowNode[]): FlowDocument =>
  nodes.every((node, index) => node === flow.nodes[index]) ? flow : { ...flow, nodes };
