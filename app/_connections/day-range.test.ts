import { expect, it } from 'vitest';
import { dayRange } from './day-range';

const local = (text: string) => new Date(text).toISOString();
const now = new Date('2026-11-23T09:00:00');

it('takes both days whole', () => {
  expect(dayRange({ first: '2026-11-01', last: '2026-11-02', now })).toEqual({
    from: local('2026-11-01T00:00:00'),
    to: local('2026-11-03T00:00:00'),
  });
});

it('ends now when the last day is today', () => {
  expect(dayRange({ first: '2026-11-23', last: '2026-11-23', now }).to).toBe(now.toISOString());
});
