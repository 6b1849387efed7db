import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextLocalTime, timeZones, type Weekday } from './local-time';

const next = (now: string, time: string, zone: string, ...days: Weekday[]) => nextLocalTime({ now, time, zone, days });

describe('the next time clocks show it', () => {
  it.each([
    ['later today', '2026-01-12T08:00:00Z', '09:00', 'UTC', '2026-01-12T09:00:00.000Z'],
    ['not this very minute, but tomorrow', '2026-01-12T09:00:00Z', '09:00', 'UTC', '2026-01-13T09:00:00.000Z'],
    ['in winter', '2026-01-12T00:00:00Z', '09:00', 'Europe/Berlin', '2026-01-12T08:00:00.000Z'],
    ['in summer', '2026-07-12T00:00:00Z', '09:00', 'Europe/Berlin', '2026-07-12T07:00:00.000Z'],
    ['where it is tomorrow already', '2026-01-12T22:00:00Z', '09:00', 'Pacific/Auckland', '2026-01-13T20:00:00.000Z'],
    ['where it is still yesterday', '2026-01-12T02:00:00Z', '20:00', 'America/Los_Angeles', '2026-01-12T04:00:00.000Z'],
    ['half an hour off', '2026-01-12T00:00:00Z', '09:00', 'Asia/Kolkata', '2026-01-12T03:30:00.000Z'],
    ['skipped in spring: an hour later', '2026-03-29T00:00:00Z', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['over the end of a year', '2026-12-31T23:30:00Z', '09:00', 'UTC', '2027-01-01T09:00:00.000Z'],
  ])('%s', (_what, now, time, zone, moment) => {
    expect(next(now, time, zone)).toBe(moment);
  });
  it('keeps to the days that are named, in the days of the zone', () => {
    // A Monday, where it is Tuesday already.
    expect(next('2026-01-12T12:00:00Z', '08:00', 'Pacific/Auckland', 'tue')).toBe('2026-01-12T19:00:00.000Z');
    expect(next('2026-01-12T10:00:00Z', '09:00', 'UTC', 'mon')).toBe('2026-01-19T09:00:00.000Z');
    expect(next('2026-01-12T10:00:00Z', '09:00', 'UTC', 'sat', 'sun')).toBe('2026-01-17T09:00:00.000Z');
  });
  it('is always ahead, never by more than eight days, wherever and whenever', () => {
    const zones = Object.keys(timeZones);
    const day = fc.constantFrom<Weekday>('mon', 'wed', 'sun');
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })),
        fc.constantFrom(...zones),
        fc.array(day),
        (date, [hour, minute], zone, days) => {
          const time = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
          const ahead = Date.parse(next(date.toISOString(), time, zone, ...days)) - date.getTime();
          expect(ahead).toBeGreaterThan(0);
          expect(ahead).toBeLessThanOrEqual(8 * 86_400_000 + 7_200_000);
        },
      ),
    );
  });
});
