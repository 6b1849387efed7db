import { expect, it } from 'vitest';
import { nextTimes } from './next-times';

const at = (clock: string) => new Date(`2026-01-12T${clock}`).getTime();
const iso = (clock: string) => new Date(at(clock)).toISOString();

it('says the next times of a schedule by the clock', () => {
  const schedule = { nextAt: iso('14:07:00'), everySeconds: 600 };
  expect(nextTimes(schedule, { count: 3, now: at('14:00:00') })).toEqual(['14:07', '14:17', '14:27']);
});

it('names the day of what is not today', () => {
  const schedule = { nextAt: iso('23:30:00'), everySeconds: 3600 };
  expect(nextTimes(schedule, { count: 2, now: at('23:00:00') })).toEqual(['23:30', expect.stringContaining('13 Jan')]);
});

it('counts from now when the next time has just passed', () => {
  const schedule = { nextAt: iso('13:59:00'), everySeconds: 60 };
  expect(nextTimes(schedule, { count: 2, now: at('14:00:00') })).toEqual(['14:00', '14:01']);
});
