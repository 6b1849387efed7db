import type { DrawingContext } from '../contract';
import type { Problem } from '../problem';
import { facts } from './facts';
import { operators } from './operators';
import { MAX_RULE_DEPTH, type Rule, type Test } from './rule';
import { factLabel } from './words';

/** What is wrong with a rule while it is drawn; empty when it can be used. */
export function checkRule(rule: Rule, context: DrawingContext): readonly Problem[] {
  return depthOf(rule) > MAX_RULE_DEPTH ? [tooDeep] : findings(rule, context);
}

function findings(rule: Rule, context: DrawingContext): readonly Problem[] {
  if (rule.kind === 'group') return rule.rules.flatMap((part) => findings(part, context));
  const problem = testProblem(rule, context);
  return problem ? [problem] : [];
}

function testProblem(test: Test, context: DrawingContext): Problem | null {
  const fact = facts[test.fact];
  const operator = operators[test.operator];
  if (!operator.types.includes(fact.type)) return unfit(test);
  if (fact.param !== undefined && !test.param?.trim())
    return incomplete(test, `Write the ${fact.param.toLowerCase()}.`);

  const expected = operator.value.read(test.value);
  if (!expected.ok) return expected.problems[0] ? withLabel(expected.problems[0], test) : null;
  return fact.isConnection ? connectionProblem(test, context) : null;
}

function connectionProblem(test: Test, { connections }: DrawingContext): Problem | null {
  const named = Array.isArray(test.value) ? test.value : typeof test.value === 'string' ? [test.value] : [];
  if (named.every((id) => connections.has(id)) || operators[test.operator].value.input === 'pattern') return null;
  return incomplete(test, 'The account chosen here does not exist any more. Choose another.');
}

const depthOf = (rule: Rule): number => (rule.kind === 'test' ? 0 : 1 + Math.max(0, ...rule.rules.map(depthOf)));

const withLabel = (problem: Problem, test: Test): Problem => ({
  ...problem,
  message: `${factLabel(test)}: ${problem.message}`,
});

const incomplete = (test: Test, message: string): Problem =>
  withLabel({ code: 'rule.valueMissing', message, retry: 'never' }, test);

const unfit = (test: Test): Problem => ({
  code: 'rule.operatorUnfit',
  message: `${factLabel(test)} cannot be compared this way. Choose another comparison.`,
  retry: 'never',
});

const tooDeep: Problem = {
  code: 'rule.tooDeep',
  message: 'Conditions can be nested eight deep, no deeper.',
  retry: 'never',
};
