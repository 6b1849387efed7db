import { sayClock, sayMoment } from '../_ui/say-time';

interface Schedule {
  /** When it is due next; may lie a moment back while it is being done. */
  readonly nextAt: string;
  readonly everySeconds: number;
}

/** The next times of a schedule in words: clock times today, with the day otherwise. */
export function nextTimes(
  { nextAt, everySeconds }: Schedule,
  { count, now }: { count: number; now: number },
): string[] {
  const first = Math.max(Date.parse(nextAt), now);
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(first + index * everySeconds * 1000);
    const isToday = at.toDateString() === new Date(now).toDateString();
    return isToday ? sayClock(at.toISOString()) : sayMoment(at.toISOString());
  });
}
