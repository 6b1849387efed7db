import type { ConnectionFacts } from '../../nodes/contract';
import type { PlannedEffect, WalkResult } from '../../nodes/graph/walk';

/** What comes of an order on its way through a drawing, as one would count it. */
export interface Fate {
  readonly kind: 'sent' | 'held' | 'stopped' | 'needsFix' | 'nothing';
  /** Behind "would": "go to Corner Shop", "be held for approval". */
  readonly words: string;
}

export interface CountedFate extends Fate {
  readonly orders: number;
  /** "17 would go to Corner Shop". */
  readonly sentence: string;
  /** Numbers of a few of them. */
  readonly examples: readonly string[];
}

type Accounts = ReadonlyMap<string, ConnectionFacts>;

/** The gravest thing counts: who is held is not counted as sent, though once approved it goes on. */
export function fateOf({ steps, effects, problems }: WalkResult, connections: Accounts): Fate {
  const [problem] = problems;
  if (problem) return { kind: 'needsFix', words: `wait for you: ${problem.message}` };
  if (effects.some(({ effect }) => effect.kind === 'hold')) return { kind: 'held', words: 'be held for approval' };
  const sent = [...new Set(effects.flatMap((planned) => sayEffect(planned, connections)))];
  const stop = steps.find(({ message }) => message !== undefined);
  if (stop?.message !== undefined) {
    const first = sent.length > 0 ? `${sent.join(', ')} and ` : '';
    return { kind: 'stopped', words: `${first}be stopped: ${stop.message}` };
  }
  if (sent.length > 0) return { kind: 'sent', words: sent.join(' and ') };
  const why = steps.findLast(({ reason }) => reason && !reason.holds)?.reason?.text;
  return { kind: 'nothing', words: why === undefined ? 'go nowhere' : `go nowhere: ${why}` };
}

function sayEffect({ effect }: PlannedEffect, connections: Accounts): string[] {
  if (effect.kind === 'wait') return ['wait'];
  if (effect.kind === 'convertLabel') return ['have the label converted'];
  if (effect.kind === 'hold') return [];
  const name = connections.get(effect.connectionId)?.name ?? 'an account that is gone';
  if (effect.kind === 'publish') return [`go to ${name}`];
  return [
    effect.message.kind === 'email' ? `be written about to ${effect.message.to.join(', ')}` : `be sent to ${name}`,
  ];
}

const most = 3;
const order: readonly Fate['kind'][] = ['sent', 'held', 'stopped', 'nothing', 'needsFix'];

/** The same fate once, with how many share it; the good ones first, the many before the few. */
export function countFates(fates: readonly { readonly number: string; readonly fate: Fate }[]): CountedFate[] {
  const counted = new Map<string, CountedFate>();
  for (const { number, fate } of fates) {
    const key = `${fate.kind} ${fate.words}`;
    const known = counted.get(key) ?? { ...fate, orders: 0, sentence: '', examples: [] };
    const examples = known.examples.length < most ? [...known.examples, number] : known.examples;
    const orders = known.orders + 1;
    counted.set(key, { ...known, orders, sentence: `${orders} would ${fate.words}`, examples });
  }
  return [...counted.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.orders - a.orders);
}
