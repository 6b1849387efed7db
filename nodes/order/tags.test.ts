import { describe, expect, it } from 'vitest';
import { hasTag, isSameTag, uniteTags, withoutTags } from './tags';

describe('tags', () => {
  it.each([
    ['eBay', 'eBay', true],
    ['eBay', ' ebay ', true],
    ['Café', 'Cafe\u0301', true],
    ['eBay', 'eBayAU', false],
    ['eBay', 'e Bay', false],
    ['Catch', 'Catch.com.au', false],
  ])('takes %j and %j for the same tag: %s', (a, b, same) => {
    expect(isSameTag(a, b)).toBe(same);
  });
  it('are united each once, in the spelling that came first', () => {
    expect(uniteTags(['eBay', 'New'], ['EBAY', ' Kogan ', ''])).toEqual(['eBay', 'New', 'Kogan']);
  });
  it('are taken off in any spelling', () => {
    expect(withoutTags(['eBay', 'eBayAU'], ['ebay'])).toEqual(['eBayAU']);
    expect(hasTag(['eBayAU'], 'eBay')).toBe(false);
  });
});
