import { describe, expect, it } from 'vitest';
import { someConnections } from '../a-visit';
import { checkRule } from './check-rule';
import { describeRule } from './describe-rule';
import { always, type Group, MAX_RULE_DEPTH, Rule, type Test } from './rule';

const context = { connections: someConnections() };
const test = (changes: Partial<Test>): Test => ({
  kind: 'test',
  fact: 'total',
  operator: 'over',
  value: 100,
  ...changes,
});
const nested = (depth: number): Rule =>
  depth === 0 ? test({}) : { kind: 'group', mode: 'all', rules: [nested(depth - 1)] };
const messages = (rule: Rule) => checkRule(rule, context).map(({ message }) => message);

describe('reading a stored rule', () => {
  it('accepts what the editor makes', () => {
    const rule: Group = { kind: 'group', mode: 'any', not: true, rules: [test({}), always] };
    expect(Rule.parse(rule)).toEqual(rule);
  });
  it('takes groups eight deep and no deeper', () => {
    expect(Rule.safeParse(nested(MAX_RULE_DEPTH)).success).toBe(true);
    const tooDeep = Rule.safeParse(nested(MAX_RULE_DEPTH + 1));
    expect(tooDeep.error?.issues[0]?.message).toBe('Conditions can be nested eight deep, no deeper.');
    expect(checkRule(nested(MAX_RULE_DEPTH + 1), context)).toMatchObject([{ code: 'rule.tooDeep' }]);
  });
  it('survives JSON nested ten thousand deep', () => {
    let deep: Rule = test({});
    for (let level = 0; level < 10_000; level++) deep = { kind: 'group', mode: 'all', rules: [deep] };
    expect(Rule.safeParse(deep).success).toBe(false);
  });
  it.each([
    ['an operator', { operator: 'eval' }],
    ['a fact', { fact: 'constructor' }],
  ])('refuses %s nobody knows', (_what, changes) => {
    expect(Rule.safeParse({ ...test({}), ...changes }).success).toBe(false);
  });
});

describe('checking a rule', () => {
  it.each<[string, Partial<Test>]>([
    ['Total: Write a number, with a point before the decimals.', { value: '1,000' }],
    ['Total: Write a number, with a point before the decimals.', { value: undefined }],
    ['Total: Say both ends.', { operator: 'between', value: '1' }],
    ['Tags: Say what to compare with.', { fact: 'tags', operator: 'contains', value: ' ' }],
    ['Tags: Name at least one value to compare with.', { fact: 'tags', operator: 'hasAnyOf', value: [] }],
    ['Ship by: Choose a date.', { fact: 'shipBy', operator: 'before', value: 'tomorrow' }],
    ['Ship by: Say how many hours, more than none.', { fact: 'shipBy', operator: 'withinNext', value: 0 }],
    [
      'Note: The pattern does not work. A round bracket is opened and never closed.',
      { fact: 'note', operator: 'matches', value: '(' },
    ],
    ['Total cannot be compared this way. Choose another comparison.', { operator: 'contains' }],
    ['Attribute: Write the name of the attribute.', { fact: 'attribute', operator: 'isEmpty' }],
    [
      'Came from: The account chosen here does not exist any more. Choose another.',
      { fact: 'sourceConnection', operator: 'is', value: 'c-gone' },
    ],
  ])('says: %s', (message, changes) => {
    expect(messages({ kind: 'group', mode: 'all', rules: [test({}), test(changes)] })).toEqual([message]);
  });
  it('has nothing to say about a good rule or none at all', () => {
    expect(messages(test({}))).toEqual([]);
    expect(messages(always)).toEqual([]);
    expect(messages(test({ fact: 'sourceConnection', operator: 'isOneOf', value: ['c-shop'] }))).toEqual([]);
  });
});

describe('a rule in words', () => {
  it.each<[string, Rule]>([
    ['always', always],
    ['never', { ...always, not: true }],
    [
      'Tags include the tag Kogan and Total is over 100',
      { kind: 'group', mode: 'all', rules: [test({ fact: 'tags', operator: 'contains', value: 'Kogan' }), test({})] },
    ],
    [
      'Total is over 100 or (Ship-to country is one of DE, AT and Note is not empty)',
      {
        kind: 'group',
        mode: 'any',
        rules: [
          test({}),
          {
            kind: 'group',
            mode: 'all',
            rules: [
              test({ fact: 'shipToCountry', operator: 'isOneOf', value: ['DE', 'AT'] }),
              test({ fact: 'note', operator: 'isNotEmpty', value: undefined }),
            ],
          },
        ],
      },
    ],
    [
      'not (Total is between 5 and 10)',
      { kind: 'group', mode: 'all', not: true, rules: [test({ operator: 'between', value: { from: '5', to: 10 } })] },
    ],
    ['Came from is “Corner Shop”', test({ fact: 'sourceConnection', operator: 'is', value: 'c-shop' })],
    ['Payment is “partly refunded”', test({ fact: 'payment', operator: 'is', value: 'partiallyRefunded' })],
    ['Ship by is within the next 24 hours', test({ fact: 'shipBy', operator: 'withinNext', value: 24 })],
    ['Tags include the tag …', test({ fact: 'tags', operator: 'contains', value: undefined })],
  ])('reads: %s', (words, rule) => {
    expect(describeRule(rule, context)).toBe(words);
  });
});
