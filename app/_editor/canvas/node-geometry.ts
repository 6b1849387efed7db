import { type NodeHandle, Position } from '@xyflow/react';

/** Cards have known sizes, so nothing needs measuring: opening, layout and fitting are exact at once. */
export const NODE_WIDTH = 240;
const BODY_HEIGHT = 84;
/** Room for some ten lines; a longer note is read in its settings. */
export const NOTE_HEIGHT = 200;
const PORT_HEIGHT = 26;
const PORTS_PADDING = 8;
const HANDLE = 12;
/** Wires of a chain run straight because every card has its single ports at this height. */
const LEVEL = 26;
export const GRID = 8;
/** Between two cards of a row; room for the "+" and what crosses. */
export const GAP_X = 112;
export const GAP_Y = 40;

/** The one input of a node; the document does not name it. */
export const INPUT_HANDLE = 'in';

/** One output sits in the card's head; several have a labelled row each. */
export const hasPortRows = (ports: readonly string[]) => ports.length > 1;

export const cardHeight = (ports: readonly string[]) =>
  hasPortRows(ports) ? BODY_HEIGHT + ports.length * PORT_HEIGHT + PORTS_PADDING : BODY_HEIGHT;

export const portY = (ports: readonly string[], index: number) =>
  hasPortRows(ports) ? BODY_HEIGHT + index * PORT_HEIGHT + PORT_HEIGHT / 2 : LEVEL;

export const inputY = LEVEL;

interface Sides {
  readonly acceptsInput: boolean;
  readonly ports: readonly string[];
}

/** Where wires begin and end, measured from the card's top left corner. */
export function handlesOf({ acceptsInput, ports }: Sides): NodeHandle[] {
  const size = { width: HANDLE, height: HANDLE };
  const input: NodeHandle[] = acceptsInput
    ? [{ id: INPUT_HANDLE, type: 'target', position: Position.Left, x: -HANDLE / 2, y: inputY - HANDLE / 2, ...size }]
    : [];
  const outputs = ports.map(
    (port, index): NodeHandle => ({
      id: port,
      type: 'source',
      position: Position.Right,
      x: NODE_WIDTH - HANDLE / 2,
      y: portY(ports, index) - HANDLE / 2,
      ...size,
    }),
  );
  return [...input, ...outputs];
}

export const snap = (value: number) => Math.round(value / GRID) * GRID;
