import { expect, it } from 'vitest';
import { searchQuery } from './search-query';

it.each([
  ['1042', `'1042':*`],
  ['  MUG-1  eBay ', `'mug-1':* & 'ebay':*`],
  [`O'Brien`, `'o''brien':*`],
  ['a\\b', `'a\\\\b':*`],
  ['a & !b | (c)', `'a':* & '&':* & '!b':* & '|':* & '(c)':*`],
])('searches %s as %s', (text, query) => {
  expect(searchQuery(text)).toBe(query);
});

it('searches nothing for nothing', () => {
  expect(searchQuery(' \n\t ')).toBeNull();
});
