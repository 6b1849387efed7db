import type { Outcome, Visit } from '../contract';
import { compareInstants, instantText, laterBy } from '../order/instant';
import { facts } from '../rule/facts';
import { nextLocalTime, weekdays } from './local-time';
import { minutesWords } from './minutes-words';
import type { WaitSettings } from './wait-settings';

const MINUTE = 60_000;

/** Waits, unless the moment has come already or the order does not carry the date. */
export function decideWait(settings: WaitSettings, visit: Visit): Outcome<'done'> {
  const { order, now } = visit;
  const until = untilOf(settings, visit);
  const pass = (text: string): Outcome<'done'> => ({
    kind: 'pass',
    port: 'done',
    order,
    reason: { text, holds: true },
  });
  if (until === null) return pass(`The order has no “${facts[settings.date].label}”: it goes on at once`);
  if (compareInstants(until, now) <= 0) return pass(`${instantText(until)} is past: it goes on at once`);
  const reason = { text: `Waits ${waitWords(settings)}: until ${instantText(until)}`, holds: true };
  return { kind: 'effect', order, effects: [{ kind: 'wait', until }], onSuccess: 'done', reason };
}

function untilOf(settings: WaitSettings, visit: Visit): string | null {
  const { now } = visit;
  switch (settings.how) {
    case 'duration':
      return laterBy(now, settings.minutes * MINUTE);
    case 'time':
      return nextLocalTime({ now, time: settings.time, zone: settings.zone, days: settings.days });
    case 'date': {
      const date = facts[settings.date].read(visit, '');
      const shift = settings.shift * MINUTE * (settings.side === 'before' ? -1 : 1);
      return typeof date === 'string' ? laterBy(date, shift) : null;
    }
  }
}

/** "2 hours", "until 09:00 (Europe/Berlin) on Monday or Friday", "until 2 days before Ship by". */
export function waitWords({ how, minutes, time, zone, days, date, side, shift }: WaitSettings): string {
  switch (how) {
    case 'duration':
      return minutesWords(minutes);
    case 'time': {
      const named = days.map((day) => weekdays[day]);
      return `until ${time} (${zone.replaceAll('_', ' ')})${named.length > 0 ? ` on ${named.join(' or ')}` : ''}`;
    }
    case 'date': {
      const { label } = facts[date];
      return shift === 0 ? `until “${label}”` : `until ${minutesWords(shift)} ${side} “${label}”`;
    }
  }
}
