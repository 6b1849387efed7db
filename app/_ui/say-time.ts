const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const calendar = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const calendarWithYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const moment = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** The exact moment in the reader's time zone, for hovering. */
export const sayExactly = (at: string): string => exact.format(new Date(at));

/** "Mon 12 Jan, 14:02" in the reader's time zone. */
export const sayMoment = (at: string): string => moment.format(new Date(at));

/** "14:02" in the reader's time zone. */
export const sayClock = (at: string): string => clock.format(new Date(at));

/** How long something took: "340 ms", "2.4 s", "3 min". */
export function sayDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < minute) return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
  if (ms < hour) return `${Math.round(ms / minute)} min`;
  return `${Math.round(ms / hour)} h`;
}

/** "45 min", "3 h", "2 days": for how long something went on. */
export function saySpan(ms: number): string {
  if (ms < hour) return `${Math.max(1, Math.round(ms / minute))} min`;
  if (ms < day) return `${Math.round(ms / hour)} h`;
  const days = Math.round(ms / day);
  return days === 1 ? '1 day' : `${days} days`;
}

/** "just now", "2 min ago", "in 3 h", and the date once it is a week away. */
export function sayWhen(at: string, now: number): string {
  const moment = new Date(at);
  const past = now - moment.getTime();
  if (Math.abs(past) < 45_000) return past < -6000 ? 'in a moment' : 'just now';
  if (Math.abs(past) < 7 * day) return past > 0 ? `${saySpan(past)} ago` : `in ${saySpan(-past)}`;
  const sameYear = moment.getFullYear() === new Date(now).getFullYear();
  return (sameYear ? calendar : calendarWithYear).format(moment);
}

const everyPhrases: readonly (readonly [seconds: number, phrase: string])[] = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** "every 10 minutes", "every hour". */
export function sayEvery(seconds: number): string {
  const [size, word] = everyPhrases.find(([unit]) => seconds % unit === 0) ?? [1, 'second'];
  const count = seconds / size;
  return count === 1 ? `every ${word}` : `every ${count} ${word}s`;
}
