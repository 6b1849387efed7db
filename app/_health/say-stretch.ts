import { sayClock } from '../_ui/say-time';
import type { HomeSummary } from './health-view';

export type Range = 'day' | 'week' | 'month';

/** One bar of the chart: an hour, or a day of the reader's. */
export interface Stretch {
  readonly in: number;
  readonly out: number;
  readonly start: string;
  /** Null for the one that is not over. */
  readonly until: string | null;
  /** For the axis: "09:00", "12 Jan". */
  readonly short: string;
  /** In full: "09:00 to 10:00", "Mon 12 Jan". */
  readonly long: string;
}

const calendar = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });

/** The stretches of the dashboard in words; each ends where the next begins, also where the clock changes. */
export function toStretches(stretches: HomeSummary['stretches'], range: Range): Stretch[] {
  return stretches.map((one, index) => {
    const until = stretches[index + 1]?.start ?? null;
    const start = new Date(one.start);
    if (range !== 'day') return { ...one, until, short: calendar.format(start), long: weekday.format(start) };
    const short = sayClock(one.start);
    return { ...one, until, short, long: `${short} to ${until === null ? 'now' : sayClock(until)}` };
  });
}

/** Where the orders behind a bar are. */
export const ordersOf = (which: 'in' | 'out', { start, until }: Pick<Stretch, 'start' | 'until'>): string =>
  `orders?${new URLSearchParams({ moved: which, from: start, ...(until !== null && { until }) })}`;
