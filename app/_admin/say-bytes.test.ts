import { expect, it } from 'vitest';
import { sayBytes } from './say-bytes';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [12_345, '12 kB'],
  [1_440_000_000, '1.4 GB'],
])('%i bytes read "%s"', (bytes, words) => {
  expect(sayBytes(bytes)).toBe(words);
});
