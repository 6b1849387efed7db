import fc from 'fast-check';
import { expect, it } from 'vitest';
import { breakerAfter, deliveryDelayMs, grantedRestMs, restMs } from './retry-policy';

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const attempt = fc.integer({ min: 1, max: 10_000 });

it('waits between half a second and an hour, whatever the attempt', () => {
  fc.assert(
    fc.property(attempt, random, fc.boolean(), (tries, chance, channelDown) => {
      const ms = deliveryDelayMs({ attempt: tries, random: chance, channelDown });
      expect(ms).toBeGreaterThanOrEqual(500);
      expect(ms).toBeLessThanOrEqual(channelDown ? 60_500 : 3_600_500);
    }),
  );
});

it('never makes the longest wait shorter with the next attempt', () => {
  fc.assert(
    fc.property(attempt, (tries) => {
      const longest = (count: number) => deliveryDelayMs({ attempt: count, random: 0.999_999, channelDown: false });
      expect(longest(tries + 1)).toBeGreaterThanOrEqual(longest(tries));
    }),
  );
});

it.each([
  [0, 0],
  [breakerAfter - 1, 0],
  [breakerAfter, 5_000],
  [breakerAfter + 1, 10_000],
  [breakerAfter + 100, 300_000],
])('after %i failures in a row a channel rests %i ms', (failures, ms) => expect(restMs(failures)).toBe(ms));

it.each([
  ['a second', 1_000, 1_000, 2_000],
  ['nothing, or a time in the past', -5_000, 500, 1_500],
  ['a thousand years', 1e13, 3_600_000, 3_601_000],
])('grants a channel that asks for %s a pause within reason', (_what, askedMs, from, to) => {
  fc.assert(
    fc.property(random, (chance) => {
      const ms = grantedRestMs({ askedMs, random: chance });
      expect(ms).toBeGreaterThanOrEqual(from);
      expect(ms).toBeLessThanOrEqual(to);
    }),
  );
});
