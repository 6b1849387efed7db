import { problemFamilies } from '../../nodes/problem';
import type { AlertRule, Recipients } from '../../nodes/watch/alert-rule';
import { sayMany, sayMoney } from '../_ui/say-number';

interface Names {
  readonly connections: readonly { readonly id: string; readonly name: string }[];
  readonly flows: readonly { readonly id: string; readonly name: string }[];
  readonly members: readonly { readonly userId: string; readonly name: string }[];
}

const nameIn = (list: readonly { readonly id: string; readonly name: string }[], id: string | null) =>
  id === null ? null : (list.find((one) => one.id === id)?.name ?? 'something that is gone');

/** What a rule is about, as a sentence: "When 20 orders wait for a fix for longer than 30 minutes, in the flow Into the store." */
export function sayWhen({ when }: Pick<AlertRule, 'when'>, { connections, flows }: Names): string {
  switch (when.kind) {
    case 'connection': {
      const which = nameIn(connections, when.connectionId) ?? 'a connection';
      const also = [
        when.downMinutes !== null && `does not answer for ${sayMinutes(when.downMinutes)}`,
        when.pausedHours !== null && `stays paused for ${sayMany(when.pausedHours, { one: 'hour' })}`,
      ].filter((part) => part !== false);
      return `When ${which} has to be reconnected${also.map((part) => `, or ${part}`).join('')}.`;
    }
    case 'problems': {
      const size = [
        when.orders === 1 ? 'an order waits' : `${sayMany(when.orders, { one: 'order' })} wait`,
        when.money && `${sayMoney(when.money)} waits`,
      ].filter(Boolean);
      const family = problemFamilies.find(([id]) => id === when.family)?.[1];
      const where = [
        when.flowId && `in the flow ${nameIn(flows, when.flowId)}`,
        when.connectionId && `of ${nameIn(connections, when.connectionId)}`,
      ].filter(Boolean);
      const long = when.minutes > 0 ? ` for longer than ${sayMinutes(when.minutes)}` : '';
      const what = family ? ` because of “${family}”` : ' for a fix';
      return `When ${size.join(' or ')}${what}${long}${where.map((one) => `, ${one}`).join('')}. ${when.per === 'cause' ? 'One alert for each cause.' : 'One alert for all causes together.'}`;
    }
    case 'quiet':
      return `When ${nameIn(connections, when.connectionId) ?? 'a source'} is silent for longer than it usually is at that time of day.`;
    case 'deadline': {
      const which = nameIn(connections, when.connectionId);
      const stuck = when.onlyStuck ? ' and have not reached their destination' : '';
      return `When orders${which ? ` of ${which}` : ''} must ship within ${sayMany(when.hours, { one: 'hour' })}${stuck}.`;
    }
    case 'webhook':
      return 'When a webhook is switched off because it failed for five days.';
  }
}

export function sayMinutes(minutes: number): string {
  if (minutes > 0 && minutes % 1440 === 0) return sayMany(minutes / 1440, { one: 'day' });
  if (minutes > 0 && minutes % 60 === 0) return sayMany(minutes / 60, { one: 'hour' });
  return sayMany(minutes, { one: 'minute' });
}

/** Who is told: "Here in Sluice; by email to Ana Ruiz and ops@example.com". */
export function sayWho({ email, webhook }: Pick<AlertRule, 'email' | 'webhook'>, names: Names): string {
  const people = sayPeople(email, names);
  return ['Here in Sluice', people && `by email to ${people}`, webhook && 'by webhook'].filter(Boolean).join(', ');
}

export function sayPeople({ members, addresses }: Recipients, names: Pick<Names, 'members'>): string {
  const known = members.flatMap((id) => names.members.find(({ userId }) => userId === id)?.name ?? []);
  return new Intl.ListFormat('en').format([...known, ...addresses]);
}
