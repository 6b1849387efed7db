import type { XYPosition } from '@xyflow/react';
import type { FlowDocument, FlowNode } from '../../../nodes/graph/flow-document';
import { GAP_X, GAP_Y, NODE_WIDTH, snap } from '../canvas/node-geometry';
import { heightOf } from '../node-kinds';

interface Card {
  readonly at: XYPosition;
  readonly height: number;
}

const MARGIN = 16;

const overlaps = (a: Card, b: Card) =>
  Math.abs(a.at.x - b.at.x) < NODE_WIDTH + MARGIN &&
  a.at.y < b.at.y + b.height + MARGIN &&
  b.at.y < a.at.y + a.height + MARGIN;

const cardOf = (node: Pick<FlowNode, 'type' | 'position'>): Card => ({
  at: node.position,
  height: heightOf(node),
});

/** The wanted spot, or the nearest one below it where the card covers no other. */
export function freeSpot({ nodes }: FlowDocument, wanted: Pick<FlowNode, 'type' | 'position'>): XYPosition {
  const card = cardOf(wanted);
  const others = nodes.map(cardOf);
  let at = { x: snap(card.at.x), y: snap(card.at.y) };
  for (;;) {
    const inTheWay = others.filter((other) => overlaps({ ...card, at }, other));
    const lowest = inTheWay.reduce(
      (bottom, other) => Math.max(bottom, other.at.y + other.height),
      Number.NEGATIVE_INFINITY,
    );
    if (inTheWay.length === 0) return at;
    at = { x: at.x, y: snap(lowest + GAP_Y) };
  }
}

/** To the right of a step, as a reader expects the next one. */
export const spotAfter = ({ position }: FlowNode): XYPosition => ({
  x: position.x + NODE_WIDTH + GAP_X,
  y: position.y,
});
