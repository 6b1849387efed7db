import { describe, expect, it } from 'vitest';
import { aVisit } from '../a-visit';
import { smallestFlip } from './flip';
import { always, type Rule, type Test } from './rule';

const over100: Test = { kind: 'test', fact: 'total', operator: 'over', value: 100 };
const kogan: Test = { kind: 'test', fact: 'tags', operator: 'contains', value: 'Kogan' };
const spain: Test = { kind: 'test', fact: 'shipToCountry', operator: 'is', value: 'ES' };
const flip = (rule: Rule) => smallestFlip(rule, aVisit());

describe('the smallest change that turns a verdict round', () => {
  it('names what would make it true, with what it is now', () => {
    expect(flip(over100)).toBe('It would be the other way round if Total is over 100 (now 9.50 EUR).');
  });
  it('names every condition that is missing', () => {
    expect(flip({ kind: 'group', mode: 'all', rules: [spain, kogan, over100] })).toBe(
      'It would be the other way round if Tags include the tag Kogan (now empty) and Total is over 100 (now 9.50 EUR).',
    );
  });
  it('names only the easiest of several ways', () => {
    const both: Rule = { kind: 'group', mode: 'all', rules: [kogan, over100] };
    expect(flip({ kind: 'group', mode: 'any', rules: [both, kogan] })).toBe(
      'It would be the other way round if Tags include the tag Kogan (now empty).',
    );
  });
  it('names what would make a true rule false', () => {
    expect(flip({ kind: 'group', mode: 'all', rules: [spain] })).toBe(
      'It would be the other way round if Ship-to country is not ES (now ES).',
    );
    expect(flip({ kind: 'group', mode: 'all', not: true, rules: [over100] })).toBe(
      'It would be the other way round if Total is over 100 (now 9.50 EUR).',
    );
  });
  it('is nothing where the order has no say', () => {
    expect(flip(always)).toBeNull();
  });
});
