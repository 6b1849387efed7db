import type { XYPosition } from '@xyflow/react';
import { GRID } from '../canvas/node-geometry';
import type { Editor } from '../editor-context';
import { portsOf } from '../node-kinds';
import { newId } from '../state/new-id';
import type { Direction } from './neighbours';

interface Move {
  readonly nodeId: string;
  readonly position: XYPosition;
}

const positionsOf = (moves: readonly Move[]) =>
  Object.fromEntries(moves.map(({ nodeId, position }) => [nodeId, position]));

export const moveTo = ({ store }: Editor, moves: readonly Move[]) =>
  store.getState().dispatch({ kind: 'moveNodes', positions: positionsOf(moves) });

const steps: Readonly<Record<Direction, XYPosition>> = {
  left: { x: -GRID * 2, y: 0 },
  right: { x: GRID * 2, y: 0 },
  up: { x: 0, y: -GRID * 2 },
  down: { x: 0, y: GRID * 2 },
};

/** Moves what is chosen a little; a row of such moves is one step of undo. */
export function nudge({ store, canvas }: Editor, direction: Direction) {
  const { flow, selected, current } = store.getState();
  const by = steps[direction];
  const moved = flow.nodes.filter(({ id }) => (selected.size > 0 ? selected.has(id) : id === current));
  const [first] = moved;
  if (!first) return;
  const moves = moved.map(({ id, position }) => ({
    nodeId: id,
    position: { x: position.x + by.x, y: position.y + by.y },
  }));
  store
    .getState()
    .dispatch(
      { kind: 'moveNodes', positions: positionsOf(moves) },
      { burst: `nudge:${moved.map(({ id }) => id).join()}` },
    );
  canvas.current?.reveal(first.id);
  const to = moves[0]?.position;
  store.getState().announce(`Moved ${direction}, to ${to?.x} across and ${to?.y} down`);
}

/** Puts a loose step into the wire it was dropped on: one step of undo. */
export function dropOnEdge(
  { store }: Editor,
  { nodeId, edgeId, at }: { nodeId: string; edgeId: string; at: XYPosition },
) {
  const { flow } = store.getState();
  const edge = flow.edges.find(({ id }) => id === edgeId);
  const node = flow.nodes.find(({ id }) => id === nodeId);
  const port = node && portsOf(node)[0];
  const move = { kind: 'moveNodes', positions: { [nodeId]: at } } as const;
  if (!edge || port === undefined) return store.getState().dispatch(move);
  store
    .getState()
    .dispatch([
      move,
      { kind: 'disconnect', edgeIds: [edgeId] },
      { kind: 'connect', edge: { ...edge, to: nodeId } },
      { kind: 'connect', edge: { id: newId(), from: nodeId, fromPort: port, to: edge.to } },
    ]);
}
