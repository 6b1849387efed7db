import { describe, expect, it } from 'vitest';
import { anEvent, aVisit } from '../a-visit';
import { aLine, anOrder } from '../order/an-order';
import type { Order } from '../order/order';
import { evaluate } from './evaluate';
import { type FactId, factIds, facts } from './facts';
import { type OperatorId, operatorIds, operatorLabel, operators, operatorsFor } from './operators';
import type { Test } from './rule';

const holds = (test: Omit<Test, 'kind'>, order: Partial<Order> = {}) =>
  evaluate({ kind: 'test', ...test }, aVisit({ order: anOrder(order) })).holds;

const tagged = { tags: ['eBayAU', ' New '] };
const total = (amount: string) => ({ totals: { ...anOrder().totals, total: amount } });

describe('text', () => {
  it.each<[OperatorId, unknown, boolean]>([
    ['is', ' madrid ', true],
    ['is', 'Madri', false],
    ['isNot', 'Madrid', false],
    ['isNot', 'Paris', true],
    ['isOneOf', ['Paris', 'MADRID'], true],
    ['isOneOf', ['Paris'], false],
    ['isNoneOf', ['Paris'], true],
    ['containsText', 'ADRI', true],
    ['containsText', 'x', false],
    ['containsNoText', 'x', true],
    ['startsWith', 'mad', true],
    ['startsWith', 'adrid', false],
    ['startsNotWith', 'mad', false],
    ['endsWith', 'RID', true],
    ['endsWith', 'Mad', false],
    ['endsNotWith', 'rid', false],
    ['matches', '^Mad', true],
    ['matches', '^mad', false],
    ['matches', '(?i)^mad', true],
    ['matchesNot', '^mad', true],
    ['isEmpty', undefined, false],
    ['isNotEmpty', undefined, true],
  ])('Madrid %s %j: %s', (operator, value, expected) => {
    expect(holds({ fact: 'shipToCity', operator, value: value as Test['value'] })).toBe(expected);
  });
  it('an order that does not say a text is empty, and is not anything', () => {
    expect(holds({ fact: 'note', operator: 'isEmpty' })).toBe(true);
    expect(holds({ fact: 'note', operator: 'is', value: 'x' })).toBe(false);
    expect(holds({ fact: 'note', operator: 'isNot', value: 'x' })).toBe(true);
    expect(holds({ fact: 'note', operator: 'matches', value: '.*' })).toBe(false);
  });
});

describe('tags', () => {
  it.each<[OperatorId, unknown, boolean]>([
    ['contains', 'eBay', false],
    ['contains', 'ebayau', true],
    ['contains', 'new', true],
    ['containsNot', 'eBay', true],
    ['hasAnyOf', ['eBay', 'new'], true],
    ['hasAnyOf', ['eBay'], false],
    ['hasNoneOf', ['eBay'], true],
    ['hasNoneOf', ['eBay', 'New'], false],
    ['hasAllOf', ['eBayAU', 'new'], true],
    ['hasAllOf', ['eBayAU', 'Kogan'], false],
    ['hasText', 'eBay', true],
    ['hasText', 'Kogan', false],
    ['hasNoText', 'Kogan', true],
    ['isEmpty', undefined, false],
    ['matches', '^eBay(AU|UK)$', true],
  ])('eBayAU and New %s %j: %s', (operator, value, expected) => {
    expect(holds({ fact: 'tags', operator, value: value as Test['value'] }, tagged)).toBe(expected);
  });
  it('the same goes for SKUs: MUG-1 is not in an order of MUG-10', () => {
    const order = { lines: [aLine({ sku: 'MUG-10' })] };
    expect(holds({ fact: 'sku', operator: 'contains', value: 'MUG-1' }, order)).toBe(false);
    expect(holds({ fact: 'sku', operator: 'contains', value: 'mug-10' }, order)).toBe(true);
  });
});

describe('money and numbers', () => {
  it.each<[OperatorId, unknown, [boolean, boolean, boolean]]>([
    ['over', '100', [false, false, true]],
    ['under', 100, [true, false, false]],
    ['atLeast', 100, [false, true, true]],
    ['atMost', '100.00', [true, true, false]],
    ['equals', 100, [false, true, false]],
    ['equalsNot', 100, [true, false, true]],
    ['between', { from: '100', to: '100.005' }, [false, true, false]],
  ])('below, at and above 100: %s %j', (operator, value, expected) => {
    const results = ['99.99', '100.000', '100.01'].map((amount) =>
      holds({ fact: 'total', operator, value: value as Test['value'] }, total(amount)),
    );
    expect(results).toEqual(expected);
  });
  it('are compared exactly where floats would not: 0.1 + 0.2', () => {
    expect(holds({ fact: 'total', operator: 'over', value: '0.3' }, total('0.30000001'))).toBe(true);
    expect(
      holds(
        { fact: 'itemCount', operator: 'equals', value: 0.3 },
        { lines: [aLine({ quantity: 0.1 }), aLine({ id: '2', quantity: 0.2 })] },
      ),
    ).toBe(true);
  });
});

describe('dates', () => {
  const shipBy = { shipBy: '2026-01-10T12:00:00Z' };
  it.each<[OperatorId, unknown, boolean]>([
    ['before', '2026-01-11', true],
    ['before', '2026-01-10', false],
    ['before', '2026-01-10T12:00:00Z', false],
    ['after', '2026-01-09', true],
    ['after', '2026-01-10', false],
    ['onDay', '2026-01-10', true],
    ['onDay', '2026-01-11', false],
    ['betweenDates', { from: '2026-01-09', to: '2026-01-10' }, true],
    ['betweenDates', { from: '2026-01-11', to: '2026-01-12' }, false],
    ['withinNext', 2, true],
    ['withinNext', 1.9, false],
    ['withinLast', 24, false],
    ['notWithinLast', 24, true],
    ['notWithinNext', 2, false],
  ])('at 10:00, a deadline at 12:00 %s %j: %s', (operator, value, expected) => {
    expect(holds({ fact: 'shipBy', operator, value: value as Test['value'] }, shipBy)).toBe(expected);
  });
  it('look back too', () => {
    expect(holds({ fact: 'placedAt', operator: 'withinLast', value: 0.5 })).toBe(true);
    expect(holds({ fact: 'placedAt', operator: 'withinLast', value: 0.49 })).toBe(false);
  });
});

describe('yes and no', () => {
  it('need no value', () => {
    expect(holds({ fact: 'needsShipping', operator: 'isYes' })).toBe(true);
    expect(holds({ fact: 'hasGiftMessage', operator: 'isNo' })).toBe(true);
  });
});

describe('the tables', () => {
  it('offer for every fact an operator, and every operator fits a fact', () => {
    for (const id of factIds) expect(operatorsFor(facts[id]).length).toBeGreaterThan(1);
    const used = new Set(factIds.flatMap((id) => operatorsFor(facts[id])));
    expect(operatorIds.filter((id) => !used.has(id))).toEqual([]);
  });
  it('begin a tag condition with “include the tag”', () => {
    const [first] = operatorsFor(facts.tags);
    expect(first && operatorLabel(operators[first], facts.tags)).toBe('include the tag');
  });
  it('read every fact of any order without stumbling', () => {
    const visit = aVisit({ event: anEvent({ kind: 'shipped', factId: 'gone' }) });
    const values = factIds.map((id: FactId) => facts[id].read(visit, ''));
    expect(values.every((value) => value !== undefined)).toBe(true);
  });
});
