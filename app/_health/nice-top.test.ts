import { expect, it } from 'vitest';
import { niceTop } from './nice-top';

it.each([
  [1, 1],
  [3, 5],
  [10, 10],
  [11, 20],
  [87, 100],
  [201, 500],
])('a chart of up to %d orders ends at %d', (value, top) => {
  expect(niceTop(value)).toBe(top);
});
