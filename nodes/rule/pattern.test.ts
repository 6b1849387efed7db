import { describe, expect, it } from 'vitest';
import { readPattern } from './pattern';

describe('patterns', () => {
  it('are found anywhere in the text', () => {
    const pattern = readPattern('KG-\\d{4}');
    expect(pattern.ok && [pattern.value.isFoundIn('order KG-1234!'), pattern.value.isFoundIn('KG-12')]).toEqual([
      true,
      false,
    ]);
  });
  it.each([
    ['(?=a)', 'Looking ahead or behind, (?=…) or (?<=…), is not possible in patterns here.'],
    ['(?<!a)b', 'Looking ahead or behind, (?=…) or (?<=…), is not possible in patterns here.'],
    ['(a)\\1', 'Referring back to an earlier part, \\1, is not possible in patterns here.'],
    ['(a', 'A round bracket is opened and never closed.'],
    ['a)', 'A round bracket is closed and was never opened.'],
    ['[a', 'A square bracket is opened and never closed.'],
    ['*a', 'A repetition sign (*, + or ?) has nothing before it to repeat.'],
    ['a**', 'Two repetition signs follow each other.'],
    ['a{1001}', 'A part is to be repeated too many times.'],
    ['[z-a]', 'A range such as [z-a] runs backwards.'],
    ['a\\', 'It ends in a backslash with nothing after it.'],
    ['\\q', 'A backslash is followed by a letter that has no meaning there.'],
    ['a'.repeat(501), 'It is longer than 500 characters.'],
  ])('that cannot work say why: %s', (source, why) => {
    expect(readPattern(source)).toEqual({
      ok: false,
      problems: [{ code: 'rule.badPattern', message: `The pattern does not work. ${why}`, retry: 'never' }],
    });
  });
  it('cannot be made to hang: (a+)+$ against a long run of a and one b', () => {
    const evil = readPattern('(a+)+$');
    const started = performance.now();
    const found = evil.ok && Array.from({ length: 20 }, () => evil.value.isFoundIn(`${'a'.repeat(1000)}b`));
    expect(found).toEqual(Array.from({ length: 20 }, () => false));
    expect(performance.now() - started).toBeLessThan(2000);
  });
  it('stay right when more of them are in use than are remembered', () => {
    for (let index = 0; index < 1100; index++) {
      const pattern = readPattern(`^n${index}$`);
      expect(pattern.ok && pattern.value.isFoundIn(`n${index}`)).toBe(true);
    }
  });
});
