import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEvent, aVisit } from '../a-visit';
import { anOrder } from '../order/an-order';
import type { Order } from '../order/order';
import { evaluate } from './evaluate';
import { always, type Group, type Rule, type Test } from './rule';

const visitWith = (order: Partial<Order>) => aVisit({ order: anOrder(order) });
const hasKogan: Test = { kind: 'test', fact: 'tags', operator: 'contains', value: 'Kogan' };
const over100: Test = { kind: 'test', fact: 'total', operator: 'over', value: '100' };
const group = (mode: Group['mode'], rules: Rule[], not = false): Group => ({ kind: 'group', mode, not, rules });
const totals = { ...anOrder().totals, total: '120' };

describe('the reason', () => {
  it.each<[string, Test, Partial<Order>]>([
    ['Total is 120.00 EUR: over 100', over100, { totals }],
    ['Total is 9.50 EUR: not over 100', over100, {}],
    ['Tags are eBay, New: they do not have the tag Kogan', hasKogan, { tags: ['eBay', 'New'] }],
    ['Tags are Kogan: they have the tag Kogan', hasKogan, { tags: ['Kogan'] }],
    ['Tags are empty: they do not have the tag Kogan', hasKogan, {}],
    ['Ship-to country is ES', { kind: 'test', fact: 'shipToCountry', operator: 'is', value: 'ES' }, {}],
    ['Ship-to country is ES, not DE', { kind: 'test', fact: 'shipToCountry', operator: 'is', value: 'DE' }, {}],
    ['Note is empty', { kind: 'test', fact: 'note', operator: 'isEmpty' }, {}],
    [
      'Note is “Ring twice”: it contains the text ring',
      { kind: 'test', fact: 'note', operator: 'containsText', value: 'ring' },
      { note: 'Ring twice' },
    ],
    ['Payment is paid', { kind: 'test', fact: 'payment', operator: 'is', value: 'paid' }, {}],
    [
      'Fulfilment is “not shipped”, not “partly shipped”',
      { kind: 'test', fact: 'fulfillment', operator: 'is', value: 'partial' },
      {},
    ],
    [
      'Came from is “Harbour Market”, not “Lantern Market”',
      { kind: 'test', fact: 'sourceConnection', operator: 'is', value: 'c-lantern' },
      {},
    ],
    [
      'Placed at is 2026-01-10 09:30 UTC: within the last 1 hour',
      { kind: 'test', fact: 'placedAt', operator: 'withinLast', value: 1 },
      {},
    ],
    [
      'Attribute “gift wrap” is yes',
      { kind: 'test', fact: 'attribute', param: 'gift wrap', operator: 'is', value: 'yes' },
      { attributes: { 'gift wrap': 'yes' } },
    ],
    ['Needs shipping is yes', { kind: 'test', fact: 'needsShipping', operator: 'isYes' }, {}],
    [
      'Total is 9.50 EUR: there is nothing to compare it with',
      { kind: 'test', fact: 'total', operator: 'over', value: 'lots' },
      {},
    ],
  ])('reads: %s', (text, test, order) => {
    expect(evaluate(test, visitWith(order)).reason.text).toBe(text);
  });
  it('shows what the order says literally, whatever stands in it', () => {
    const note = '$& {value} {{7*7}} $1';
    const reason = evaluate(
      { kind: 'test', fact: 'note', operator: 'containsText', value: '$&' },
      visitWith({ note }),
    ).reason;
    expect(reason.text).toBe(`Note is “${note}”: it contains the text $&`);
  });
  it('names the fact of the event that is concerned', () => {
    const shipments = ['DHL', 'UPS'].map((carrier, index) => ({
      id: `s${index}`,
      externalIds: {},
      state: 'shipped' as const,
      parcels: [{ carrier, items: [] }],
    }));
    const visit = aVisit({ order: anOrder({ shipments }), event: anEvent({ kind: 'shipped', factId: 's0' }) });
    const test: Test = { kind: 'test', fact: 'carrier', operator: 'contains', value: 'DHL' };
    expect(evaluate(test, visit).reason.text).toBe('Carriers are DHL: they have the carrier DHL');
  });
});

describe('groups', () => {
  it('without conditions always hold, and say so', () => {
    expect(evaluate(always, aVisit())).toEqual({ holds: true, reason: { text: 'No conditions: always', holds: true } });
    expect(evaluate(group('any', []), aVisit()).holds).toBe(true);
    expect(evaluate(group('all', [], true), aVisit())).toEqual({
      holds: false,
      reason: { text: 'No conditions: never', holds: false },
    });
  });
  it.each<[string, Group, boolean]>([
    ['Not all of these are true', group('all', [hasKogan, over100]), false],
    ['At least one of these is true', group('any', [hasKogan, over100]), true],
    ['Not all of these are true, and this is turned round', group('all', [hasKogan, over100], true), true],
    ['At least one of these is true, and this is turned round', group('any', [hasKogan, over100], true), false],
  ])('say: %s', (text, rule, holds) => {
    const { reason } = evaluate(rule, visitWith({ totals }));
    expect(reason).toMatchObject({ text, holds, parts: [{ holds: false }, { holds: true }] });
  });
  it('come out as plain logic says, for any nesting', () => {
    const leaf = fc.boolean().map(
      (truth): Rule => ({
        kind: 'test',
        fact: 'note',
        operator: truth ? 'isEmpty' : 'isNotEmpty',
      }),
    );
    const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
      rule: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.record({
          kind: fc.constant('group' as const),
          mode: fc.constantFrom('all' as const, 'any' as const),
          not: fc.boolean(),
          rules: fc.array(tie('rule'), { minLength: 1, maxLength: 4 }),
        }),
      ),
    }));
    fc.assert(
      fc.property(rule, (any) => {
        expect(evaluate(any, aVisit()).holds).toBe(logic(any));
      }),
    );
  });
});

function logic(rule: Rule): boolean {
  if (rule.kind === 'test') return rule.operator === 'isEmpty';
  const truths = rule.rules.map(logic);
  const matched = rule.mode === 'all' ? !truths.includes(false) : truths.includes(true);
  return rule.not ? !matched : matched;
}
