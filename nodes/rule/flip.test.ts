import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aVisit } from '../a-visit';
import { addTag, removeTag } from '../order/assign';
import { evaluate } from './evaluate';
import { smallestChanges, smallestFlip } from './flip';
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

/** Rules over tags, each test about a tag of its own, so that each can come out either way by itself. */
const shape = fc.letrec<{ rule: Shape }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4 },
    fc.record({ kind: fc.constant('test' as const), has: fc.boolean() }),
    fc.record({
      kind: fc.constant('group' as const),
      mode: fc.constantFrom('all' as const, 'any' as const),
      not: fc.boolean(),
      rules: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }),
    }),
  ),
})).rule;

type Shape =
  | { readonly kind: 'test'; readonly has: boolean }
  | { readonly kind: 'group'; readonly mode: 'all' | 'any'; readonly not: boolean; readonly rules: readonly Shape[] };

/** The rule, and the tags that its tests find on the order. */
function drawn(root: Shape): { rule: Rule; tags: string[] } {
  const tags: string[] = [];
  let count = 0;
  const draw = (one: Shape): Rule => {
    if (one.kind === 'group') return { kind: 'group', mode: one.mode, not: one.not, rules: one.rules.map(draw) };
    count += 1;
    const tag = `Tag ${count}`;
    if (one.has) tags.push(tag);
    return { kind: 'test', fact: 'tags', operator: 'contains', value: tag };
  };
  return { rule: draw(root), tags };
}

it('does turn the verdict round once it is made, and not before the last of it', () => {
  fc.assert(
    fc.property(shape, (root) => {
      const { rule, tags } = drawn(root);
      const visit = aVisit();
      const before = { ...visit, order: { ...visit.order, tags } };
      const changes = smallestChanges(rule, before);
      expect(changes).not.toBeNull();
      const made = (some: typeof changes) =>
        (some ?? []).reduce((order, { test, wanted }) => {
          const tag = String(test.value);
          return wanted ? addTag(order, tag) : removeTag(order, tag);
        }, before.order);
      const holds = evaluate(rule, before).holds;
      expect(evaluate(rule, { ...before, order: made(changes) }).holds).toBe(!holds);
      expect(evaluate(rule, { ...before, order: made(changes?.slice(0, -1) ?? null) }).holds).toBe(holds);
    }),
  );
});
