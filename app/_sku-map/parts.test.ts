import { expect, it } from 'vitest';
import { onePart, sayMatch, toMatch } from './parts';

it('says what a match is as people write it', () => {
  expect(sayMatch(toMatch(onePart('MUG-1')))).toBe('MUG-1');
  expect(sayMatch({ targetSku: 'MUG-1', units: 6, further: [] })).toBe('6 × MUG-1');
  expect(sayMatch({ targetSku: 'MUG-1', units: 2, further: [{ sku: 'TEA-1', units: 1 }] })).toBe('2 × MUG-1 + TEA-1');
});
