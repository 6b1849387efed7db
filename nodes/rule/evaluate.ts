import type { Visit } from '../contract';
import type { FactValue } from './fact';
import { facts } from './facts';
import { operators } from './operators';
import type { Reason } from './reason';
import type { Group, Rule, Test } from './rule';
import { actualWords, expectedWords } from './words';

export interface Verdict {
  readonly holds: boolean;
  readonly reason: Reason;
}

/** Decides a rule for one order, and says why in words with the order's own values. Every part is looked at, so that none is unexplained. */
export const evaluate = (rule: Rule, visit: Visit): Verdict => {
  const reason = rule.kind === 'test' ? testReason(rule, visit) : groupReason(rule, visit);
  return { holds: reason.holds, reason };
};

function testReason(test: Test, visit: Visit): Reason {
  const actual = facts[test.fact].read(visit, test.param ?? '');
  const isTrue = preparedTest(test);
  const says = actualWords(test, { actual, visit });
  if (!isTrue) return { text: `${says}: there is nothing to compare it with`, holds: false };

  const holds = isTrue(actual, visit);
  const { yes, no } = operators[test.operator].says;
  const behind = (holds ? yes : no)
    .replaceAll('{noun}', facts[test.fact].noun ?? 'value')
    .replaceAll('{value}', () => expectedWords(test, visit));
  return { text: says + behind, holds };
}

function groupReason(group: Group, visit: Visit): Reason {
  const not = group.not === true;
  if (group.rules.length === 0) return { text: `No conditions: ${not ? 'never' : 'always'}`, holds: !not };

  const parts = group.rules.map((rule) => evaluate(rule, visit).reason);
  const matched = group.mode === 'all' ? parts.every(({ holds }) => holds) : parts.some(({ holds }) => holds);
  return { text: groupText(group, matched), holds: matched !== not, parts };
}

function groupText({ mode, not }: Group, matched: boolean): string {
  const text = groupTexts[mode][matched ? 'yes' : 'no'];
  return not ? `${text}, and this is turned round` : text;
}

const groupTexts = {
  all: { yes: 'All of these are true', no: 'Not all of these are true' },
  any: { yes: 'At least one of these is true', no: 'None of these is true' },
} as const;

/** Values are read once per test: the tests of a live version are looked at by every order. */
function preparedTest(test: Test): ReturnType<(typeof operators)[Test['operator']]['prepare']> {
  const known = prepared.get(test);
  if (known !== undefined) return known;
  const holds = operators[test.operator].prepare(test.value);
  prepared.set(test, holds);
  return holds;
}
const prepared = new WeakMap<Test, ((actual: FactValue, visit: Visit) => boolean) | null>();
