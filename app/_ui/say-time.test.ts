import { describe, expect, it } from 'vitest';
import { sayDuration, sayEvery, sayWhen } from './say-time';

const now = Date.parse('2026-11-23T09:00:00Z');
const ago = (ms: number) => new Date(now - ms).toISOString();
const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];

describe('a moment is said the way people say it', () => {
  it.each([
    [0, 'just now'],
    [44 * second, 'just now'],
    [46 * second, '1 min ago'],
    [2 * minute, '2 min ago'],
    [59 * minute, '59 min ago'],
    [hour, '1 h ago'],
    [26 * hour, '1 day ago'],
    [3 * day, '3 days ago'],
    [-3 * hour, 'in 3 h'],
    // The page's clock ticks every five seconds; what is new may seem that much ahead of it.
    [-5 * second, 'just now'],
    [-20 * second, 'in a moment'],
    [8 * day, '15 Nov'],
    [400 * day, '19 Oct 2025'],
  ])('%d ms before now is "%s"', (ms, said) => {
    expect(sayWhen(ago(ms), now)).toBe(said);
  });
});

describe('a schedule is said with its largest whole unit', () => {
  it.each([
    [1, 'every second'],
    [90, 'every 90 seconds'],
    [600, 'every 10 minutes'],
    [3600, 'every hour'],
    [7200, 'every 2 hours'],
    [86_400, 'every day'],
  ])('%d seconds is "%s"', (seconds, said) => {
    expect(sayEvery(seconds)).toBe(said);
  });
});

describe('a duration is said with as many digits as matter', () => {
  it.each([
    [3.4, '3 ms'],
    [999, '999 ms'],
    [2400, '2.4 s'],
    [12_345, '12 s'],
    [180_000, '3 min'],
  ])('%d ms is "%s"', (ms, said) => {
    expect(sayDuration(ms)).toBe(said);
  });
});
