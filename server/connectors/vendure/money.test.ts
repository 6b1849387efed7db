import { expect, it } from 'vitest';
import { roundToUnits, toAmount, toUnits } from './money';

it.each([
  ['9.50', 2, 950],
  ['0', 2, 0],
  ['-0.01', 2, -1],
  ['1200', 2, 120_000],
  ['1200', 0, 1200],
  ['0.125', 3, 125],
])('%s at precision %i is %i units, and back', (amount, precision, units) => {
  expect(toUnits(amount, precision)).toBe(units);
  expect(Number(toAmount(units, precision))).toBe(Number(amount));
});

it('an amount finer than the shop can count is not squeezed in', () => {
  expect(toUnits('0.125', 2)).toBeNull();
  expect(toUnits('99999999999999999', 2)).toBeNull();
});

it('a sum is rounded once, not part by part', () => {
  expect(roundToUnits(['0.004', '0.004'], 2)).toBe(1);
});
