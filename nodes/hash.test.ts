import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, sameContent, stableHash } from './hash';

describe('stableHash', () => {
  it('gives the same name whatever the order of the keys', () => {
    expect(stableHash({ a: 1, b: { c: 2, d: 3 } })).toBe(stableHash({ b: { d: 3, c: 2 }, a: 1 }));
  });
  it('does not see the difference between an absent and an undefined field', () => {
    expect(sameContent({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(sameContent({ a: 1 }, { b: undefined, a: 1 })).toBe(true);
    expect(stableHash({ a: 1, b: undefined })).toBe(stableHash({ a: 1 }));
  });
  it('keeps the order of lists', () => {
    expect(stableHash([1, 2])).not.toBe(stableHash([2, 1]));
  });
  it('stays what it is: stored keys depend on it', () => {
    expect(stableHash({ total: '9.50', tags: ['eBay'] })).toBe('uqe950q096');
  });
  it('agrees with itself about what is the same, for any two JSON values', () => {
    const json = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(sameContent(a, JSON.parse(JSON.stringify(a)))).toBe(true);
        expect(sameContent(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
      }),
    );
  });
  it('reads back as the same JSON, for any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
  it('tells ten thousand different orders apart', () => {
    const names = new Set(Array.from({ length: 10_000 }, (_, index) => stableHash({ number: index })));
    expect(names.size).toBe(10_000);
  });
});
