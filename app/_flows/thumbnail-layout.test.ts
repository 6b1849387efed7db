import { expect, it } from 'vitest';
import { box, frame, layOutThumbnail } from './thumbnail-layout';

const node = (id: string, x: number, y: number) => ({ id, x, y, family: 'rule' as const });

it('keeps every box of a large drawing inside the picture', () => {
  const nodes = Array.from({ length: 40 }, (_, index) => node(`n${index}`, index * 300 - 4000, (index % 7) * 260));
  for (const { x, y } of layOutThumbnail({ nodes, edges: [] }).boxes) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(x + box.width).toBeLessThanOrEqual(frame.width);
    expect(y + box.height).toBeLessThanOrEqual(frame.height);
  }
});

it('puts a single box in the middle', () => {
  const [only] = layOutThumbnail({ nodes: [node('a', 900, -70)], edges: [] }).boxes;
  expect(only).toMatchObject({ x: (frame.width - box.width) / 2, y: (frame.height - box.height) / 2 });
});

it('draws boxes smaller where they stand close, so that none covers another', () => {
  const rows = [0, 1, 2, 3, 4].flatMap((row) => [node(`a${row}`, 0, row * 160), node(`b${row}`, 360, row * 160)]);
  const { boxes, boxScale } = layOutThumbnail({ nodes: rows, edges: [] });
  expect(boxScale).toBeLessThan(1);
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      const isBeside = Math.abs(one.x - other.x) >= box.width * boxScale;
      expect(isBeside || Math.abs(one.y - other.y) >= box.height * boxScale).toBe(true);
    }
  }
});

it('draws a wire only between boxes that are there', () => {
  const nodes = [node('a', 0, 0), node('b', 320, 0)];
  const { wires } = layOutThumbnail({
    nodes,
    edges: [
      { from: 'a', to: 'b' },
      { from: 'a', to: 'gone' },
    ],
  });
  expect(wires).toHaveLength(1);
});
