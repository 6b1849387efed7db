import { describe, expect, it } from 'vitest';
import { aVisit, someConnections } from '../a-visit';
import { aLine, anOrder } from '../order/an-order';
import { checkValue, describeValue, evaluateValue, Value } from './value';

const context = { connections: someConnections() };
const choice: Value = {
  kind: 'if',
  rule: { kind: 'test', fact: 'total', operator: 'over', value: 100 },
  yes: { kind: 'constant', text: 'Big' },
  no: { kind: 'constant', text: '' },
};

describe('a value', () => {
  it.each<[string, Value, readonly string[]]>([
    ['a text', { kind: 'constant', text: 'Kogan' }, ['Kogan']],
    ['nothing', { kind: 'constant', text: '  ' }, []],
    ['a field', { kind: 'fact', fact: 'number' }, ['1001']],
    ['a list', { kind: 'fact', fact: 'sku' }, ['MUG-1', 'LAMP-2']],
    ['money, as people write it', { kind: 'fact', fact: 'total' }, ['9.50 EUR']],
    ['a status, in words', { kind: 'fact', fact: 'fulfillment' }, ['not shipped']],
    ['an account, by its name', { kind: 'fact', fact: 'sourceConnection' }, ['Harbour Market']],
    ['a field the order does not have', { kind: 'fact', fact: 'note' }, []],
  ])('can be %s', (_what, value, texts) => {
    const order = anOrder({ lines: [aLine(), aLine({ id: '2', sku: 'LAMP-2' })] });
    expect(evaluateValue(value, aVisit({ order }))).toEqual({ texts });
  });
  it('can depend on a condition, and says why', () => {
    expect(evaluateValue(choice, aVisit())).toEqual({
      texts: [],
      reason: { text: 'Total is 9.50 EUR: not over 100', holds: false },
    });
  });
  it('reads as words', () => {
    expect(describeValue(choice, context)).toBe('Big if Total is over 100, otherwise nothing');
    expect(describeValue({ kind: 'fact', fact: 'attribute', param: 'gift' }, context)).toBe('the Attribute gift');
  });
  it('is checked to the last branch', () => {
    const broken: Value = { ...choice, no: { kind: 'fact', fact: 'attribute' } };
    expect(checkValue(broken, context)).toMatchObject([{ message: 'Attribute: say which one.' }]);
    expect(checkValue(choice, context)).toEqual([]);
  });
  it('can be nested a few times and no further', () => {
    const deep = (depth: number): Value => (depth === 0 ? choice : { ...choice, yes: deep(depth - 1) });
    expect(Value.safeParse(deep(4)).success).toBe(true);
    expect(Value.safeParse(deep(5)).success).toBe(false);
  });
});
