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
