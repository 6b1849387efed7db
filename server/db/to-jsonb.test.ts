import { expect, it } from 'vitest';
import { toJsonb } from './to-jsonb';

it.each([
  ['a NUL', { a: 'x\u0000\u0000y' }, { a: 'x\uFFFD\uFFFDy' }],
  ['half a pair', { a: '\ud800 \udc00' }, { a: '\uFFFD \uFFFD' }],
  ['a whole pair', { a: '😀' }, { a: '😀' }],
  ['the text backslash-u0000', { a: '\\u0000' }, { a: '\\u0000' }],
  ['a backslash before a NUL', { a: '\\\u0000' }, { a: '\\\uFFFD' }],
  ['other control characters', { a: '\u0001\n' }, { a: '\u0001\n' }],
])('writes %s as jsonb can hold it', (_what, value, expected) => expect(JSON.parse(toJsonb(value))).toEqual(expected));
