import { expect, it } from 'vitest';
import { countryCode } from './country-codes';

it.each([
  ['DEU', 'DE'],
  ['usa', 'US'],
  ['AU', 'AU'],
  ['GBR', 'GB'],
  ['Germany', null],
  ['XXX', null],
  ['', null],
])('reads the country %s as %s', (text, code) => expect(countryCode(text)).toBe(code));
