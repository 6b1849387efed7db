import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spread } from './spread';

it('shares add up to the amount exactly, and nobody gets more than a unit beyond their part', () => {
  const amount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
  const weights = fc.array(fc.integer({ min: 0, max: 1_000_000_000_000 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(amount, weights, (whole, parts) => {
      const shares = spread(whole, parts);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(whole);
      const total = parts.reduce((sum, part) => sum + part, 0);
      if (total === 0) return;
      for (const [index, share] of shares.entries()) {
        expect(Math.abs(share - (whole * (parts[index] ?? 0)) / total)).toBeLessThan(1.01);
      }
    }),
  );
});

it('nothing to weigh by: the first takes it', () => {
  expect(spread(-3, [0, 0])).toEqual([-3, 0]);
});
