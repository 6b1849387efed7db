import type { Edge, Node } from '@xyflow/react';
import type { FlowEdge, FlowNode } from '../../../nodes/graph/flow-document';
import { heightOf, kindOf, nameOf, portsOf } from '../node-kinds';
import type { EditorState } from '../state/editor-store';
import { handlesOf, INPUT_HANDLE, NODE_WIDTH } from './node-geometry';

export type CanvasNode = Node<{ node: FlowNode }, 'step'>;
export type CanvasEdge = Edge<{ edge: FlowEdge; isReachable: boolean }, 'wire'>;

type Drawn = Pick<EditorState, 'flow' | 'selected' | 'selectedEdge' | 'current'>;

const ariaLabel = (node: FlowNode) => {
  const title = kindOf(node)?.title ?? node.type;
  return node.name ? `${node.name}, ${title}` : title;
};

function toCanvasNode(node: FlowNode, { selected, current }: Drawn): CanvasNode {
  const ports = portsOf(node);
  return {
    id: node.id,
    type: 'step',
    position: node.position,
    data: { node },
    selected: selected.has(node.id),
    width: NODE_WIDTH,
    height: heightOf(node),
    measured: { width: NODE_WIDTH, height: heightOf(node) },
    handles: handlesOf({ acceptsInput: kindOf(node)?.acceptsInput ?? true, ports }),
    ariaLabel: ariaLabel(node),
    domAttributes: { tabIndex: node.id === current ? 0 : -1, 'aria-roledescription': 'step' },
  };
}

function toCanvasEdge(
  edge: FlowEdge,
  { selectedEdge, current, titles }: Drawn & { titles: ReadonlyMap<string, string> },
): CanvasEdge {
  return {
    id: edge.id,
    type: 'wire',
    source: edge.from,
    sourceHandle: edge.fromPort,
    target: edge.to,
    targetHandle: INPUT_HANDLE,
    selected: edge.id === selectedEdge,
    focusable: false,
    ariaLabel: `From ${titles.get(edge.from) ?? 'a step'} to ${titles.get(edge.to) ?? 'a step'}`,
    data: { edge, isReachable: current !== null && (edge.from === current || edge.to === current) },
  };
}

const isSame = (shown: CanvasNode, { selected, current, node }: Drawn & { node: FlowNode }) =>
  shown.data.node === node &&
  (shown.dragging === true || shown.position === node.position) &&
  shown.selected === selected.has(node.id) &&
  (shown.domAttributes?.tabIndex === 0) === (node.id === current);

/** The cards for a drawing. Cards that look the same stay the same objects, so only what changed is drawn again. */
export function toCanvasNodes(shown: readonly CanvasNode[], drawn: Drawn): CanvasNode[] {
  const before = new Map(shown.map((node) => [node.id, node]));
  return drawn.flow.nodes.map((node) => {
    const card = before.get(node.id);
    return card && isSame(card, { ...drawn, node }) ? card : { ...toCanvasNode(node, drawn), ...underHand(card) };
  });
}

/** Where a card is while it is being dragged; the drawing learns of it when the hand lets go. */
const underHand = (card: CanvasNode | undefined): Partial<CanvasNode> =>
  card?.dragging ? { position: card.position, dragging: true } : {};

/** The wires for a drawing, kept the same objects where nothing changed. */
export function toCanvasEdges(shown: readonly CanvasEdge[], drawn: Drawn): CanvasEdge[] {
  const before = new Map(shown.map((edge) => [edge.id, edge]));
  const titles = new Map(drawn.flow.nodes.map((node) => [node.id, nameOf(node)]));
  return drawn.flow.edges.map((edge) => {
    const next = toCanvasEdge(edge, { ...drawn, titles });
    const old = before.get(edge.id);
    return old && looksSame(old, next) ? old : next;
  });
}

const looksSame = (old: CanvasEdge, next: CanvasEdge) =>
  old.data?.edge === next.data?.edge &&
  old.selected === next.selected &&
  old.ariaLabel === next.ariaLabel &&
  old.data?.isReachable === next.data?.isReachable;
