import { expect, it } from 'vitest';
import { parseStrictJson, storableText } from './strict-json';

const read = (text: string) => parseStrictJson(Buffer.from(text));
const sentence = (bytes: Uint8Array) => {
  const result = parseStrictJson(bytes);
  return result.ok ? 'read' : result.problems[0]?.message;
};

it('reads ordinary JSON, with or without a byte order mark', () => {
  expect(read('{"a":[1,"x",null]}')).toEqual({ ok: true, value: { a: [1, 'x', null] } });
  expect(read('\uFEFF{"a":1}')).toEqual({ ok: true, value: { a: 1 } });
});

it.each([
  ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), /not UTF-8/],
  ['half a JSON', Buffer.from('{"a":1'), /not valid JSON/],
  ['nothing', Buffer.from(''), /not valid JSON/],
  ['65 levels', Buffer.from('['.repeat(65) + ']'.repeat(65)), /64 levels/],
  ['100,000 levels', Buffer.from('['.repeat(100_000)), /64 levels/],
  ['a million members', Buffer.from(`{${'"k":1,'.repeat(1_000_000)}"k":1}`), /50,000 members/],
])('refuses %s in a plain sentence', (_what, bytes, expected) => expect(sentence(bytes)).toMatch(expected));

it('allows exactly 64 levels and does not count brackets inside texts', () => {
  expect(sentence(Buffer.from('['.repeat(64) + ']'.repeat(64)))).toBe('read');
  expect(sentence(Buffer.from(JSON.stringify({ text: `${'['.repeat(500)}\\"${'{'.repeat(500)}` })))).toBe('read');
});

it('turns what Postgres cannot store into U+FFFD, in values and in keys', () => {
  expect(read(String.raw`{"a\u0000":"x\u0000\u0000y","pair":"\ud83d\ude00","half":"\ud83d!"}`)).toEqual({
    ok: true,
    value: { 'a\uFFFD': 'x\uFFFD\uFFFDy', pair: '😀', half: '\uFFFD!' },
  });
  expect(storableText('a\u0000\udc00b')).toBe('a\uFFFD\uFFFDb');
});

it('takes __proto__ for a member like any other', () => {
  const result = read('{"__proto__":{"polluted":true},"half":"\\ud83d"}');
  if (!result.ok) throw new Error('unreadable');
  expect(Object.keys(result.value as object)).toEqual(['__proto__', 'half']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
