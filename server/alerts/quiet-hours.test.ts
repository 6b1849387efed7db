import fc from 'fast-check';
import { expect, it } from 'vitest';
import { minutesOfDay, nextAt, readClockTime } from './local-time';
import { heldUntil } from './quiet-hours';

const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia'];
const clockTime = fc
  .integer({ min: 0, max: 1439 })
  .map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);
const moment = fc.date({ min: new Date('2024-01-01'), max: new Date('2031-01-01'), noInvalidDate: true });
const zone = fc.constantFrom(...zones);
const dayMs = 24 * 60 * 60 * 1000;

it('finds the next moment at which the clocks show a time: later, within a day or so, and showing it unless it was left out', () => {
  fc.assert(
    fc.property(moment, clockTime, zone, (now, at, timeZone) => {
      const next = nextAt(now, { at, timeZone });
      expect(next.getTime()).toBeGreaterThan(now.getTime());
      expect(next.getTime() - now.getTime()).toBeLessThanOrEqual(2 * dayMs);
      const off = Math.abs(minutesOfDay(next, timeZone) - readClockTime(at));
      expect([0, 30, 60]).toContain(off);
    }),
    { numRuns: 500 },
  );
});

it.each([
  ['the clocks go forward', '2026-03-28T23:30:00Z', '08:00', '2026-03-29T06:00:00.000Z'],
  ['a time that is left out', '2026-03-28T23:30:00Z', '02:30', '2026-03-29T01:30:00.000Z'],
  ['the clocks go back', '2026-10-24T22:30:00Z', '08:00', '2026-10-25T07:00:00.000Z'],
])('knows the night in which %s', (_, now, at, expected) => {
  expect(nextAt(new Date(now), { at, timeZone: 'Europe/Berlin' }).toISOString()).toBe(expected);
});

it('holds an email only inside quiet hours, never for longer than they last, and lets it go when they are over', () => {
  fc.assert(
    fc.property(moment, clockTime, clockTime, zone, (now, from, to, timeZone) => {
      const until = heldUntil(now, { quiet: { from, to }, timeZone });
      expect(until.getTime()).toBeGreaterThanOrEqual(now.getTime());
      if (until > now) {
        expect(heldUntil(until, { quiet: { from, to }, timeZone }).getTime() - until.getTime()).toBeLessThanOrEqual(
          60 * 60 * 1000, // only where the end itself was left out
        );
      }
      if (from === to) expect(until).toEqual(now);
    }),
    { numRuns: 500 },
  );
});

it.each([
  ['22:00', '07:00', '2026-06-01T20:30:00Z', '2026-06-02T05:00:00.000Z'],
  ['22:00', '07:00', '2026-06-02T04:59:59Z', '2026-06-02T05:00:00.000Z'],
  ['22:00', '07:00', '2026-06-02T05:00:00Z', '2026-06-02T05:00:00.000Z'],
  ['12:00', '13:00', '2026-06-02T10:15:00Z', '2026-06-02T11:00:00.000Z'],
])('from %s to %s in Berlin, what is ready at %s goes out at %s', (from, to, now, expected) => {
  expect(heldUntil(new Date(now), { quiet: { from, to }, timeZone: 'Europe/Berlin' }).toISOString()).toBe(expected);
});
