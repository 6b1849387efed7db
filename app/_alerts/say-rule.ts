import { problemFamilies } from '../../nodes/problem-kind';
import type { AlertKind, AlertRule, Recipients } from '../../nodes/watch/alert-rule';
import { sayMany, sayMoney } from '../_ui/say-number';

interface Names {
  readonly connections: readonly { readonly id: string; readonly name: string }[];
  readonly flows: readonly { readonly id: string; readonly name: string }[];
  readonly members: readonly { readonly userId: string; readonly name: string }[];
}

const nameIn = (list: readonly { readonly id: string; readonly name: string }[], id: string | null) =>
  id === null ? null : (list.find((one) => one.id === id)?.name ?? 'something that is gone');

/** What a rule is about, as a sentence: "When 20 orders wait for a fix for longer than 30 minutes, in the flow Into the store." */
export function sayWhen({ when }: Pick<AlertRule, 'when'>, names: Names): string {
  switch (when.kind) {
    case 'connection':
      return sayConnection(when, names);
    case 'problems':
      return sayTrouble(when, names);
    case 'quiet':
      return `When ${nameIn(names.connections, when.connectionId) ?? 'a source'} is silent for longer than it usually is at that time of day.`;
    case 'deadline':
      return sayDeadline(when, names);
    case 'webhook':
      return 'When a webhook is switched off because it failed for five days.';
  }
}

type When<Kind extends AlertKind> = Extract<AlertRule['when'], { kind: Kind }>;

function sayConnection({ connectionId, downMinutes, pausedHours }: When<'connection'>, { connections }: Names): string {
  const which = nameIn(connections, connectionId) ?? 'a connection';
  const down = downMinutes === null ? '' : `, or does not answer for ${sayMinutes(downMinutes)}`;
  const paused = pausedHours === null ? '' : `, or stays paused for ${sayMany(pausedHours, { one: 'hour' })}`;
  return `When ${which} has to be reconnected${down}${paused}.`;
}

function sayTrouble({ orders, money, minutes, per, ...about }: When<'problems'>, names: Names): string {
  const some = orders === 1 ? 'an order waits' : `${sayMany(orders, { one: 'order' })} wait`;
  const size = money ? `${some} or ${sayMoney(money)} waits` : some;
  const long = minutes > 0 ? ` for longer than ${sayMinutes(minutes)}` : '';
  const alerts = per === 'cause' ? 'One alert for each cause.' : 'One alert for all causes together.';
  return `When ${size}${sayReason(about.family)}${long}${sayPlace(about, names)}. ${alerts}`;
}

function sayReason(family: string | null): string {
  const title = problemFamilies.find(([id]) => id === family)?.[1];
  return title === undefined ? ' for a fix' : ` because of “${title}”`;
}

function sayPlace({ flowId, connectionId }: Pick<When<'problems'>, 'flowId' | 'connectionId'>, names: Names): string {
  const flow = flowId === null ? '' : `, in the flow ${nameIn(names.flows, flowId)}`;
  return connectionId === null ? flow : `${flow}, of ${nameIn(names.connections, connectionId)}`;
}

function sayDeadline({ connectionId, hours, onlyStuck }: When<'deadline'>, { connections }: Names): string {
  const which = connectionId === null ? '' : ` of ${nameIn(connections, connectionId)}`;
  const stuck = onlyStuck ? ' and have not reached their destination' : '';
  return `When orders${which} must ship within ${sayMany(hours, { one: 'hour' })}${stuck}.`;
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
