import type { HomeConnection } from '../health/home-connections';
import type { ProblemGroup } from '../health/list-problem-groups';
import type { Letter } from './compose-mail';
import { sayOrders, saySpan, sayValue } from './say-alert';

export interface DigestFacts {
  readonly came: number;
  readonly went: number;
  /** How many causes there are; the groups are the first of them. */
  readonly causes: number;
  readonly groups: readonly Pick<ProblemGroup, 'title' | 'message' | 'orders' | 'problems' | 'value' | 'shipBy'>[];
  readonly deadlines: readonly { readonly number: string; readonly shipBy: Date; readonly needsFix: boolean }[];
  readonly connections: readonly Pick<HomeConnection, 'name' | 'state' | 'quiet' | 'check' | 'lastReceivedAt'>[];
}

interface Place {
  readonly workspaceName: string;
  readonly home: string;
  readonly timeZone: string;
  readonly now: Date;
}

/** The morning's summary: what crossed yesterday, what needs somebody, and whether the sources are well. */
export function sayDigest(facts: DigestFacts, place: Place): Letter {
  const { came, went, causes, deadlines, connections } = facts;
  const troubled = connections.filter(({ state, quiet }) => state === 'attention' || quiet !== null);
  const needs = causes + troubled.length;
  const parts = [
    `Yesterday ${sayOrders(came).toLowerCase()} came in, and ${sayOrders(went).toLowerCase()} reached ${went === 1 ? 'its' : 'their'} destination.`,
    needs === 0
      ? 'Nothing needs you.'
      : section('Needs you', [...troubled.map(sayTrouble), ...sayGroups(facts, place)]),
    section(
      'To ship next',
      deadlines.map((one) => sayDeadline(one, place)),
    ),
    section(
      'Sources',
      connections.flatMap((one) => sayCheck(one, place)),
    ),
    `Health: ${place.home}/health\nWho gets this and when: ${place.home}/settings/alerts`,
  ];
  const state = needs === 0 ? 'Nothing needs you' : needs === 1 ? 'One thing needs you' : `${needs} things need you`;
  return { subject: `${state} · ${place.workspaceName}`, text: `${parts.filter(Boolean).join('\n\n')}\n` };
}

const section = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  – ${line}`).join('\n')}`;

const sayTrouble = ({ name, state }: DigestFacts['connections'][number]) =>
  state === 'attention' ? `${name} needs to be reconnected.` : `${name} has gone quiet.`;

function sayGroups({ groups, causes }: Pick<DigestFacts, 'groups' | 'causes'>, place: Place): string[] {
  const lines = groups.map(({ orders, title, message, value, shipBy }) => {
    const worth = sayValue(value);
    const count = orders === 0 ? title : `${sayOrders(orders)}${worth && `, ${worth}`}`;
    return `${count}: ${message}${shipBy ? ` The first must ship ${sayMoment(new Date(shipBy), place)}.` : ''}`;
  });
  const rest = causes - lines.length;
  return rest > 0 ? [...lines, `and ${rest} more.`] : lines;
}

const sayDeadline = ({ number, shipBy, needsFix }: DigestFacts['deadlines'][number], place: Place) =>
  `${number}, ${sayMoment(shipBy, place)}${shipBy < place.now ? ' (late)' : ''}${needsFix ? ', needs a fix' : ''}`;

function sayCheck({ name, check }: DigestFacts['connections'][number], { now }: Place): string[] {
  if (!check) return [];
  const ago = `${saySpan(Math.max(0, now.getTime() - Date.parse(check.checkedAt)))} ago`;
  if (check.problem !== null) return [`${name}: could not be compared ${ago}. ${check.problem}`];
  return [`${name}: ${check.missing} missing of ${new Intl.NumberFormat('en').format(check.seen)}, compared ${ago}.`];
}

const sayMoment = (at: Date, { timeZone }: Place) =>
  new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(at);
