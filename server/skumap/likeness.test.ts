import { expect, it } from 'vitest';
import { likeness } from './likeness';

it('finds the same product under a slightly different name first', () => {
  const known = ['MUG-BLUE-1', 'MUG-RED-1', 'LAMP-2', 'BLUE-MUG-01'];
  const ranked = [...known].sort((a, b) => likeness('mug_blue_01', b) - likeness('mug_blue_01', a));
  expect(ranked.slice(0, 2)).toEqual(['MUG-BLUE-1', 'BLUE-MUG-01']);
});

it.each([
  ['MUG-1', 'mug 1', 1],
  ['A', 'a', 1],
  ['A', 'b', 0],
  ['', '', 1],
  ['MUG-1', 'LAMP-2', 0],
])('of %s and %s is %d', (a, b, alike) => {
  expect(likeness(a, b)).toBe(alike);
});
