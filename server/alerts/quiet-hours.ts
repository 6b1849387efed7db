import type { AlertTimes } from '../../nodes/watch/alert-rule';
import { minutesOfDay, nextAt, readClockTime } from './local-time';

/** When an email that is ready now may go out: now, or when the quiet hours that have begun are over. */
export function heldUntil(now: Date, { quiet, timeZone }: Pick<AlertTimes, 'quiet' | 'timeZone'>): Date {
  if (!quiet || !isWithin(minutesOfDay(now, timeZone), quiet)) return now;
  return nextAt(now, { at: quiet.to, timeZone });
}

/** From ten in the evening to seven is over midnight; from seven to seven is never. */
function isWithin(minutes: number, quiet: { readonly from: string; readonly to: string }): boolean {
  const [from, to] = [readClockTime(quiet.from), readClockTime(quiet.to)];
  return from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
}
