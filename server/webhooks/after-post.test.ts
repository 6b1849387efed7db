import fc from 'fast-check';
import { expect, it } from 'vitest';
import { afterPost, scheduleMs } from './after-post';

const now = new Date('2026-03-02T08:00:00Z');
const post = { attempt: 1, status: 500, retryAfter: null, now, random: 0 };
const waited = (changes: Partial<Parameters<typeof afterPost>[0]>) =>
  afterPost({ ...post, ...changes }).dueAt.getTime() - now.getTime();

it('tries ten times over three days, as Standard Webhooks says', () => {
  const minutes = Array.from({ length: 9 }, (_, index) => waited({ attempt: index + 1 }) / 60_000);
  expect(minutes).toEqual([5 / 60, 5, 30, 120, 300, 600, 840, 1200, 1440]);
  expect(scheduleMs.reduce((sum, ms) => sum + ms, 0) / 3_600_000).toBeCloseTo(75.6, 1);
  expect(afterPost({ ...post, attempt: 10 })).toMatchObject({ state: 'failed', isGone: false });
});

it('takes 2xx alone for taken, 410 for gone, and everything else for a failure', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), fc.integer({ min: 1, max: 9 }), (status, attempt) => {
      const { state, isGone } = afterPost({ ...post, status, attempt });
      expect(state === 'delivered').toBe(status >= 200 && status < 300);
      expect(isGone).toBe(status === 410);
      if (state === 'planned') expect(status < 200 || status >= 300).toBe(true);
    }),
  );
});

it('never comes back earlier than it is asked to, nor later than a day after', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.integer({ min: 1, max: 9 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (seconds, attempt, random) => {
        const ms = waited({ attempt, random, status: 429, retryAfter: String(seconds) });
        expect(ms).toBeGreaterThanOrEqual(Math.min(seconds * 1000, 86_400_000));
        expect(ms).toBeLessThanOrEqual(86_400_000 * 1.1);
      },
    ),
  );
  expect(waited({ status: 503, retryAfter: 'Mon, 02 Mar 2026 09:00:00 GMT' })).toBe(3_600_000);
  expect(waited({ status: 503, retryAfter: 'soon' })).toBe(5_000);
});
