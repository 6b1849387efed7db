import { expect, it } from 'vitest';
import { niceTop } from './nice-top';

it.each([
  [1, 1],
  [3, 3],
  [10, 10],
  [11, 20],
  [87, 100],
  [201, 300],
  [640, 800],
])('a chart of up to %d orders ends at %d', (value, top) => {
  expect(niceTop(value)).toBe(top);
});
