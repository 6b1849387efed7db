import type { NodeFamily } from '../../nodes/contract';

interface Thumbnail {
  readonly nodes: readonly {
    readonly id: string;
    readonly x: number;
    readonly y: number;
    readonly family: NodeFamily;
  }[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

interface Picture {
  readonly boxes: readonly {
    readonly id: string;
    readonly x: number;
    readonly y: number;
    readonly family: NodeFamily;
  }[];
  /** SVG paths. */
  readonly wires: readonly string[];
  /** How large a box is drawn, 0 to 1: smaller where boxes stand close, so that none covers another. */
  readonly boxScale: number;
}

/** The size of the picture, and of a box in it at its largest. */
export const frame = { width: 320, height: 104, margin: 14 } as const;
export const box = { width: 40, height: 22 } as const;

/** Scales a drawing into the picture, keeping its proportions and never enlarging it much. */
export function layOutThumbnail({ nodes, edges }: Thumbnail): Picture {
  const place = placer(nodes);
  const boxes = nodes.map(({ id, family, ...position }) => ({ id, family, ...place(position) }));
  const boxScale = fitting(boxes);
  const byId = new Map(boxes.map((one) => [one.id, one]));
  const wires = edges.flatMap(({ from, to }) => {
    const [start, end] = [byId.get(from), byId.get(to)];
    return start && end ? [wire(start, { end, boxScale })] : [];
  });
  return { boxes, wires, boxScale };
}

const SMALLEST = 0.3;
const GAP = 5;

/** As large as the two that stand closest allow. */
function fitting(boxes: readonly Point[]): number {
  let scale = 1;
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      const beside = Math.abs(one.x - other.x) / (box.width + GAP);
      const below = Math.abs(one.y - other.y) / (box.height + GAP);
      scale = Math.min(scale, Math.max(beside, below));
    }
  }
  return Math.max(SMALLEST, round(scale * 10) / 10);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function placer(nodes: readonly Point[]): (point: Point) => Point {
  const [left, right] = extent(nodes.map(({ x }) => x));
  const [top, bottom] = extent(nodes.map(({ y }) => y));
  const room = { x: frame.width - 2 * frame.margin - box.width, y: frame.height - 2 * frame.margin - box.height };
  const scale = Math.min(0.25, room.x / Math.max(1, right - left), room.y / Math.max(1, bottom - top));
  const free = { x: room.x - (right - left) * scale, y: room.y - (bottom - top) * scale };
  return ({ x, y }) => ({
    x: round(frame.margin + free.x / 2 + (x - left) * scale),
    y: round(frame.margin + free.y / 2 + (y - top) * scale),
  });
}

const extent = (values: readonly number[]): readonly [number, number] =>
  values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)];

const round = (value: number) => Math.round(value * 10) / 10;

function wire(from: Point, { end: to, boxScale }: { end: Point; boxScale: number }): string {
  const half = (box.height / 2) * boxScale;
  const [x1, y1] = [round(from.x + box.width * boxScale), round(from.y + half)];
  const [x2, y2] = [round(to.x), round(to.y + half)];
  const bend = Math.max(8, (x2 - x1) / 2);
  return `M${x1} ${y1}C${round(x1 + bend)} ${y1} ${round(x2 - bend)} ${y2} ${x2} ${y2}`;
}
