import type { Visit } from '../contract';
import { evaluate } from './evaluate';
import { facts } from './facts';
import type { Group, Rule, Test } from './rule';
import { oppositeWords, testWords, valueWords } from './words';

/**
 * The smallest change that would turn the verdict round, as a sentence: "It would be the other way round if Total is over 100 (now
 * 80.00 EUR)." Null when no change of the order can do it, as with a rule without conditions.
 */
export function smallestFlip(rule: Rule, visit: Visit): string | null {
  const changes = smallestChanges(rule, visit);
  if (!changes) return null;
  return `It would be the other way round if ${changes.map((change) => changeWords(change, visit)).join(' and ')}.`;
}

/** The fewest tests that have to come out the other way; null when none can turn it round. */
export const smallestChanges = (rule: Rule, visit: Visit): readonly Change[] | null =>
  changesFor(rule, { wanted: !evaluate(rule, visit).holds, visit });

export interface Change {
  readonly test: Test;
  readonly wanted: boolean;
}
interface Aim {
  readonly wanted: boolean;
  readonly visit: Visit;
}

/** The fewest tests to change so that the rule comes out as wanted; null when it cannot. */
function changesFor(rule: Rule, aim: Aim): readonly Change[] | null {
  if (evaluate(rule, aim.visit).holds === aim.wanted) return [];
  if (rule.kind === 'test') return [{ test: rule, wanted: aim.wanted }];
  return rule.rules.length === 0 ? null : groupChanges(rule, aim);
}

/** To make "all" true or "any" false every part must come along; otherwise the cheapest part is enough. */
function groupChanges(group: Group, { wanted, visit }: Aim): readonly Change[] | null {
  const inner = group.not ? !wanted : wanted;
  const options = group.rules.map((rule) => changesFor(rule, { wanted: inner, visit }));
  const needsEvery = (group.mode === 'all') === inner;
  return needsEvery ? joined(options) : shortest(options);
}

function joined(options: readonly (readonly Change[] | null)[]): readonly Change[] | null {
  return options.includes(null) ? null : options.flatMap((option) => option ?? []);
}

function shortest(options: readonly (readonly Change[] | null)[]): readonly Change[] | null {
  return options.reduce((best, option) => (best && (!option || option.length >= best.length) ? best : option), null);
}

function changeWords({ test, wanted }: Change, visit: Visit): string {
  const fact = facts[test.fact];
  const now = valueWords(fact.read(visit, test.param ?? ''), { fact, visit });
  return `${wanted ? testWords(test, visit) : oppositeWords(test, visit)} (now ${now})`;
}
