import { startOfDay } from '../health/start-of-day';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** "HH:MM" as minutes since midnight. */
export const readClockTime = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** What the clocks of a time zone show, as minutes since midnight. */
export function minutesOfDay(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', hour: 'numeric', minute: 'numeric' });
  const found = parts.formatToParts(at);
  const read = (type: string) => Number(found.find((part) => part.type === type)?.value ?? 0);
  return read('hour') * 60 + read('minute');
}

/** The next moment after `now` at which the clocks there show this time. On a day without that time: as much later as was left out. */
export function nextAt(now: Date, { at, timeZone }: { at: string; timeZone: string }): Date {
  const wanted = readClockTime(at);
  const today = startOfDay(now, timeZone);
  // Three days hence at most: today's may be over, and a day of 25 hours begins late.
  for (let day = 0; day < 3; day += 1) {
    const midnight = startOfDay(new Date(today.getTime() + day * dayMs + dayMs / 2), timeZone);
    const moment = onDay(midnight, { wanted, timeZone });
    if (moment.getTime() > now.getTime()) return moment;
  }
  throw new Error('Every time of the day comes within three days.');
}

function onDay(midnight: Date, { wanted, timeZone }: { wanted: number; timeZone: string }): Date {
  const guess = midnight.getTime() + wanted * minuteMs;
  const shown = minutesOfDay(new Date(guess), timeZone);
  // The clock was changed between midnight and then.
  const off = ((wanted - shown + 720 + 1440) % 1440) - 720;
  const moved = new Date(guess + off * minuteMs);
  return minutesOfDay(moved, timeZone) === wanted ? moved : new Date(guess);
}

/** The calendar day there, as 2026-03-01. */
export function dayOf(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(at);
}
