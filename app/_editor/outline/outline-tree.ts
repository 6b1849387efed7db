import type { FlowDocument, FlowNode } from '../../../nodes/graph/flow-document';
import { portLabel, portsOf } from '../node-kinds';

export interface OutlinePort {
  readonly port: string;
  /** Null where a step has only one output. */
  readonly label: string | null;
  readonly children: readonly OutlineEntry[];
}

export interface OutlineEntry {
  readonly node: FlowNode;
  /** The wire that leads here; null for beginnings. */
  readonly edgeId: string | null;
  /** True where the step is told elsewhere already: here stands only a way to it. */
  readonly isReference: boolean;
  readonly ports: readonly OutlinePort[];
}

const byPlace = (a: FlowNode, b: FlowNode) => a.position.y - b.position.y || a.position.x - b.position.x;

/**
 * The drawing as it would be told: every path from its beginning, branch by branch. A step several paths lead to is told where it
 * comes first and referred to from then on. Steps nothing leads to are beginnings, whatever their type.
 */
export function outlineTree({ nodes, edges }: FlowDocument): readonly OutlineEntry[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const told = new Set<string>();
  const tell = (node: FlowNode, edgeId: string | null): OutlineEntry => {
    const isReference = told.has(node.id);
    told.add(node.id);
    const ports = isReference ? [] : portsOf(node).map((port) => tellPort(node, port));
    return { node, edgeId, isReference, ports };
  };
  const tellPort = (node: FlowNode, port: string): OutlinePort => ({
    port,
    label: portLabel(node, port),
    children: edges
      .filter(({ from, fromPort }) => from === node.id && fromPort === port)
      .flatMap((edge) => {
        const target = byId.get(edge.to);
        return target ? [{ edge, target }] : [];
      })
      .sort((a, b) => byPlace(a.target, b.target))
      .map(({ edge, target }) => tell(target, edge.id)),
  });
  const ledTo = new Set(edges.map(({ to }) => to));
  return nodes
    .filter(({ id }) => !ledTo.has(id))
    .sort(byPlace)
    .map((node) => tell(node, null));
}

/** The steps from top to bottom, as the arrow keys go. */
export const outlineOrder = (entries: readonly OutlineEntry[]): readonly string[] =>
  entries.flatMap(({ node, isReference, ports }) =>
    isReference ? [] : [node.id, ...ports.flatMap(({ children }) => outlineOrder(children))],
  );
