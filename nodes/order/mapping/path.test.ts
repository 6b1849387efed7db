import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Path, parsePath, valuesAt, writePath } from './path';

const at = (value: unknown, text: string) => {
  const path = parsePath(text);
  return path.ok ? valuesAt(value, path.value) : 'unreadable';
};

const message = JSON.parse(
  '{"a":{"b":[{"c":1},{"c":2},{"d":null}]},"x.y":"dotted","__proto__":{"polluted":"data"},"constructor":"text","list":[[1,2],[3]]}',
);

it.each([
  ['a.b[0].c', [1]],
  ['a.b[].c', [1, 2]],
  ['a.b[9].c', []],
  ['a.b.c', []],
  ['a.b[2].d', []],
  ['["x.y"]', ['dotted']],
  ['list[][]', [1, 2, 3]],
  ['', [message]],
  ['nothing.here', []],
])('follows %s', (text, found) => expect(at(message, text)).toEqual(found));

it('finds only what the message itself says, under whatever name', () => {
  expect(at(message, '__proto__.polluted')).toEqual(['data']);
  expect(at(message, 'constructor')).toEqual(['text']);
  expect(at({}, '__proto__')).toEqual([]);
  expect(at({}, 'constructor.name')).toEqual([]);
  expect(at([], 'length')).toEqual([]);
  expect(at('text', 'length')).toEqual([]);
});

it.each(['.a', 'a..b', 'a.', 'a[', 'a[-1]', 'a[x]', 'a]b', 'a[0]b', '["a', 'a'.repeat(301), `a${'[0]'.repeat(20)}`])(
  'refuses %s',
  (text) => expect(parsePath(text)).toMatchObject({ ok: false, problems: [{ code: 'node.pathUnreadable' }] }),
);

it('reads back every path it writes', () => {
  const step = fc.oneof(
    fc.string({ minLength: 1, maxLength: 8 }).map((key) => ({ key })),
    fc.nat(999_999).map((index) => ({ index })),
    fc.constant({ each: true as const }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (path: Path) => {
      expect(parsePath(writePath(path))).toEqual({ ok: true, value: path });
    }),
  );
});
