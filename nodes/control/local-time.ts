/** The first moment after `now` at which clocks of a time zone show this time, on one of these weekdays (none named: any). UTC ISO. */
export function nextLocalTime({ now, time, zone, days }: LocalTime): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const today = dateIn(zone, Date.parse(now));
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const day = new Date(Date.UTC(today.year, today.month - 1, today.day + ahead));
    const moment = momentOf(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), hour, minute), zone);
    if (moment > Date.parse(now) && isOn(days, day.getUTCDay())) return new Date(moment).toISOString();
  }
  throw new Error('A week without any of its weekdays.');
}

/** The last moment, up to `now`, at which clocks of a time zone showed this time on one of these weekdays; and which day it was there. */
export function lastLocalTime({ now, time, zone, days }: LocalTime): { readonly at: string; readonly day: string } {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const today = dateIn(zone, Date.parse(now));
  for (let back = 0; back <= 8; back += 1) {
    const day = new Date(Date.UTC(today.year, today.month - 1, today.day - back));
    const moment = momentOf(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), hour, minute), zone);
    if (moment <= Date.parse(now) && isOn(days, day.getUTCDay())) {
      return { at: new Date(moment).toISOString(), day: day.toISOString().slice(0, 10) };
    }
  }
  throw new Error('A week without any of its weekdays.');
}

/** For sentences: "2026-01-10 09:30", as clocks show it there. */
export function localText(instant: string, zone: string): string {
  const { year, month, day, hour, minute } = dateIn(zone, Date.parse(instant));
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}

interface LocalTime {
  /** UTC ISO. */
  readonly now: string;
  /** HH:MM. */
  readonly time: string;
  /** IANA name. */
  readonly zone: string;
  readonly days: readonly Weekday[];
}

export const weekdays = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
} as const;
export type Weekday = keyof typeof weekdays;
const inWeek: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const isOn = (days: readonly Weekday[], dayOfWeek: number) =>
  days.length === 0 || days.some((day) => inWeek[dayOfWeek] === day);

/** Every zone this machine knows, plainly written. */
export const timeZones: Readonly<Record<string, string>> = Object.fromEntries(
  ['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => [zone, zone.replaceAll('_', ' ')]),
);

/** Asked of the machine, not of the list: a zone that was renamed since it was chosen still counts. */
export function isTimeZone(zone: string): boolean {
  try {
    return formatFor(zone).format(0) !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The moment at which clocks there show what UTC clocks show at `shown`. Skipped by a change to summer time: an hour later. */
function momentOf(shown: number, zone: string): number {
  const guess = shown - aheadOfUtc(shown, zone);
  // The zone may be another number of hours ahead at the guess than at what was shown.
  return shown - aheadOfUtc(guess, zone);
}

function aheadOfUtc(moment: number, zone: string): number {
  const { year, month, day, hour, minute } = dateIn(zone, moment);
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(moment / 60_000) * 60_000;
}

function dateIn(zone: string, moment: number) {
  const parts = formatFor(zone).formatToParts(moment);
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  return { year: read('year'), month: read('month'), day: read('day'), hour: read('hour'), minute: read('minute') };
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const numeric = 'numeric' as const;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
  });
  formats.set(zone, format);
  return format;
}
