import { type FactId, factIds, facts } from '../../../../nodes/rule/facts';
import { type OperatorId, operators, operatorsFor } from '../../../../nodes/rule/operators';
import type { Group, Rule, Test } from '../../../../nodes/rule/rule';

/** The outermost rule is shown as a group, so that there is always a place to add to. */
export const asGroup = (rule: Rule): Group =>
  rule.kind === 'group' ? rule : { kind: 'group', mode: 'all', rules: [rule] };

/** A new line asks about tags: by far the most common question. */
export const newTest = (): Test => ({ kind: 'test', fact: 'tags', operator: 'contains' });

export const newGroup = (): Group => ({ kind: 'group', mode: 'any', rules: [newTest()] });

export const replacePart = (group: Group, { index, rule }: { index: number; rule: Rule }): Group => ({
  ...group,
  rules: group.rules.with(index, rule),
});

export const removePart = (group: Group, index: number): Group => ({
  ...group,
  rules: group.rules.toSpliced(index, 1),
});

export const addPart = (group: Group, rule: Rule): Group => ({ ...group, rules: [...group.rules, rule] });

/** Another fact keeps the operator where it still fits, and the value where the operator stays. */
export function withFact(test: Test, fact: FactId): Test {
  const fitting = operatorsFor(facts[fact]);
  const operator = fitting.includes(test.operator) ? test.operator : (fitting[0] ?? test.operator);
  const sameKind = operator === test.operator && facts[fact].options === facts[test.fact].options;
  return { kind: 'test', fact, operator, ...(sameKind && test.value !== undefined && { value: test.value }) };
}

/** Another operator keeps the value where both ask for it in the same way. */
export function withOperator(test: Test, operator: OperatorId): Test {
  const keeps = operators[operator].value.input === operators[test.operator].value.input;
  const { value, ...rest } = test;
  return { ...rest, operator, ...(keeps && value !== undefined && { value }) };
}

interface FactGroup {
  readonly group: string;
  readonly items: readonly { readonly value: FactId; readonly label: string }[];
}

function groupFacts(): readonly FactGroup[] {
  const groups = new Map<string, { value: FactId; label: string }[]>();
  for (const id of factIds) {
    const { group, label } = facts[id];
    groups.set(group, [...(groups.get(group) ?? []), { value: id, label }]);
  }
  return [...groups].map(([group, items]) => ({ group, items }));
}

/** Everything a rule can look at, under its headings, as the picker shows it. */
export const factGroups = groupFacts();

export const isFactId = (text: string): text is FactId => text in facts;
export const isOperatorId = (text: string): text is OperatorId => text in operators;
