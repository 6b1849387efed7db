import { expect, it } from 'vitest';
import { RateLimit } from './rate-limit';

const rate = { atOnce: 3, perSecond: 0.5 };

it('lets so many through at once, then so many a second', () => {
  const limit = new RateLimit(rate);
  const take = (now: number) => limit.take('a', { cost: 1, now });
  expect([take(0), take(0), take(0)].map(({ isAllowed, left }) => [isAllowed, left])).toEqual([
    [true, 2],
    [true, 1],
    [true, 0],
  ]);
  expect(take(0)).toEqual({ isAllowed: false, left: 0, waitSeconds: 2 });
  expect(take(1999).isAllowed).toBe(false);
  expect(take(2001).isAllowed).toBe(true);
  expect(take(2001).isAllowed).toBe(false);
});

it('counts each name by itself, and looking costs nothing', () => {
  const limit = new RateLimit(rate);
  for (let turn = 0; turn < 9; turn += 1) expect(limit.take('a', { cost: 0, now: 0 }).left).toBe(3);
  for (let turn = 0; turn < 9; turn += 1) limit.take('a', { cost: 1, now: 0 });
  expect(limit.take('b', { cost: 1, now: 0 }).left).toBe(2);
});
