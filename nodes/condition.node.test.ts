import { describe, expect, it } from 'vitest';
import { aVisit, someConnections } from './a-visit';
import { conditionNode } from './condition.node';
import { anOrder } from './order/an-order';

const context = { connections: someConnections() };
const hasKogan = { rule: { kind: 'test', fact: 'tags', operator: 'contains', value: 'Kogan' } };

describe('condition', () => {
  it.each([
    ['Kogan', 'yes'],
    ['KoganAU', 'no'],
  ])('sends an order tagged %s to %s, with the reason', (tag, port) => {
    const order = anOrder({ tags: [tag] });
    expect(conditionNode.run(hasKogan, aVisit({ order }))).toMatchObject({
      kind: 'pass',
      port,
      order,
      reason: { holds: port === 'yes', text: expect.stringContaining(`Tags are ${tag}: they `) },
    });
  });
  it('is summed up by its rule', () => {
    expect(conditionNode.summary(hasKogan, context)).toBe('Tags include the tag Kogan');
  });
  it('warns, but no more, while nothing is asked', () => {
    const nothing = { rule: { kind: 'group', mode: 'all', rules: [] } };
    expect(conditionNode.check(nothing, context)).toMatchObject([{ code: 'rule.empty', severity: 'warning' }]);
  });
  it('begins with a line about tags to fill in', () => {
    expect(conditionNode.initial).toMatchObject({ rule: { rules: [{ fact: 'tags', operator: 'contains' }] } });
    expect(conditionNode.check(conditionNode.initial, context)).toMatchObject([{ code: 'rule.valueMissing' }]);
  });
  it('shows what is wrong with the rule', () => {
    const bad = { rule: { ...hasKogan.rule, operator: 'matches', value: '(' } };
    expect(conditionNode.check(bad, context)).toMatchObject([{ code: 'rule.badPattern' }]);
  });
  it('rejects settings it cannot read instead of choosing a path', () => {
    expect(conditionNode.run({ rule: 'javascript:alert(1)' }, aVisit())).toMatchObject({
      kind: 'reject',
      problem: { code: 'node.settingsInvalid', subject: 'rule' },
    });
  });
});
