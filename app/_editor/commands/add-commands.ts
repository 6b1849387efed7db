import type { XYPosition } from '@xyflow/react';
import type { Edit } from '../../../nodes/graph/edit';
import type { FlowDocument, FlowNode } from '../../../nodes/graph/flow-document';
import { nodeTypes } from '../../../nodes/registry';
import { GAP_X, inputY, NODE_WIDTH } from '../canvas/node-geometry';
import type { Editor } from '../editor-context';
import { kindOf, portsOf } from '../node-kinds';
import { newId } from '../state/new-id';
import type { Place } from '../state/view-store';
import { freeSpot, spotAfter } from './free-spot';

const makeNode = (type: string, position: XYPosition): FlowNode => ({
  id: newId(),
  type,
  name: null,
  settings: structuredClone({ ...nodeTypes.get(type)?.initial }),
  position,
});

const nodeIn = ({ nodes }: FlowDocument, nodeId: string) => nodes.find(({ id }) => id === nodeId);

/** Steps at and behind a place that have to make room for one more card. */
function makeRoom(flow: FlowDocument, { startsAt, behind }: { startsAt: number; behind: string }): Edit[] {
  const target = nodeIn(flow, behind);
  const missing = startsAt + NODE_WIDTH + GAP_X - (target?.position.x ?? Number.POSITIVE_INFINITY);
  if (!target || missing <= 0) return [];
  const pushed = flow.nodes.filter(({ position }) => position.x >= target.position.x);
  return [
    {
      kind: 'moveNodes',
      positions: Object.fromEntries(pushed.map(({ id, position }) => [id, { x: position.x + missing, y: position.y }])),
    },
  ];
}

function editsOnEdge(flow: FlowDocument, { type, edgeId }: { type: string; edgeId: string }) {
  const edge = flow.edges.find(({ id }) => id === edgeId);
  const from = edge && nodeIn(flow, edge.from);
  const port = portsOf({ type })[0];
  if (!edge || !from || port === undefined) return null;
  const node = makeNode(type, { x: from.position.x + NODE_WIDTH + GAP_X, y: nodeIn(flow, edge.to)?.position.y ?? 0 });
  const room = makeRoom(flow, { startsAt: node.position.x, behind: edge.to });
  const add: Edit = { kind: 'addNodeOnEdge', node, edgeId, port, newEdgeId: newId() };
  return { node, edits: [add, ...room] };
}

function editsAfter(flow: FlowDocument, { type, place }: { type: string; place: Place & { kind: 'after' } }) {
  const after = nodeIn(flow, place.nodeId);
  if (!after) return null;
  // Let go in the open: the wire's end, not the card's corner, is where the hand was.
  const wanted = place.at ? { x: place.at.x, y: place.at.y - inputY } : spotAfter(after);
  const node = makeNode(type, freeSpot(flow, { type, position: wanted }));
  const add: Edit = { kind: 'addNodeAfter', node, after: after.id, port: place.port, edgeId: newId() };
  return { node, edits: [add] };
}

function editsFree(flow: FlowDocument, { type, at }: { type: string; at: XYPosition }) {
  const node = makeNode(type, freeSpot(flow, { type, position: at }));
  const add: Edit = { kind: 'addNode', node };
  return { node, edits: [add] };
}

function editsFor(flow: FlowDocument, { type, place }: { type: string; place: Place }) {
  switch (place.kind) {
    case 'onEdge':
      return editsOnEdge(flow, { type, edgeId: place.edgeId });
    case 'after':
      return editsAfter(flow, { type, place });
    case 'free':
      return editsFree(flow, { type, at: place.at });
  }
}

/** Adds a step, chooses it and opens its settings. Returns its id; null when there is no such place any more. */
export function addStep(
  { store, view, canvas }: Editor,
  { type, place }: { type: string; place: Place },
): string | null {
  const made = editsFor(store.getState().flow, { type, place });
  if (!made || store.getState().lock) return null;
  store.getState().dispatch(made.edits);
  store.getState().select([made.node.id]);
  view.setState({ picker: null, isSettingsOpen: true, side: null });
  canvas.current?.reveal(made.node.id);
  return made.node.id;
}

/** The output a next step would go to: the first one that leads nowhere yet. */
export function openPort({ edges }: FlowDocument, node: FlowNode): string | null {
  const ports = portsOf(node);
  return (
    ports.find((port) => !edges.some((edge) => edge.from === node.id && edge.fromPort === port)) ?? ports[0] ?? null
  );
}

/** Where a step goes when nobody points: behind the chosen one, else onto the middle of what is seen. */
export function placeFor({ store, canvas }: Editor, type: string): Place {
  const { flow, selected } = store.getState();
  const [chosenId, ...others] = selected;
  const chosen = others.length === 0 && chosenId !== undefined ? nodeIn(flow, chosenId) : undefined;
  const port = chosen && openPort(flow, chosen);
  if (chosen && port && kindOf({ type })?.acceptsInput) return { kind: 'after', nodeId: chosen.id, port };
  return { kind: 'free', at: freeCorner(flow, canvas.current?.middle()) };
}

/** Under the last row for a beginning, so that paths stand one below the other. */
function freeCorner({ nodes }: FlowDocument, middle: XYPosition | undefined): XYPosition {
  if (middle) return { x: middle.x - NODE_WIDTH / 2, y: middle.y - 42 };
  const lowest = Math.max(0, ...nodes.map(({ position }) => position.y + 200));
  return { x: Math.min(0, ...nodes.map(({ position }) => position.x)), y: lowest };
}
