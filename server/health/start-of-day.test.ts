import { expect, it } from 'vitest';
import { isTimeZone, startOfDay } from './start-of-day';

it.each([
  ['UTC', '2026-11-23T05:12:00Z', '2026-11-23T00:00:00.000Z'],
  ['Australia/Sydney', '2026-11-22T21:00:00Z', '2026-11-22T13:00:00.000Z'],
  ['America/Los_Angeles', '2026-11-23T05:12:00Z', '2026-11-22T08:00:00.000Z'],
  ['Asia/Kolkata', '2026-11-23T05:12:00Z', '2026-11-22T18:30:00.000Z'],
  // Spring forward and fall back: midnight had the other offset.
  ['Europe/Madrid', '2026-03-29T10:00:00Z', '2026-03-28T23:00:00.000Z'],
  ['Europe/Madrid', '2026-10-25T10:00:00Z', '2026-10-24T22:00:00.000Z'],
])('in %s at %s the day began at %s', (timeZone, now, began) => {
  expect(startOfDay(new Date(now), timeZone).toISOString()).toBe(began);
});

it('knows a time zone from a word', () => {
  expect(isTimeZone('Australia/Sydney')).toBe(true);
  expect(isTimeZone('Sluice/Moon')).toBe(false);
});
