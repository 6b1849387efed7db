import { RE2JS, RE2JSException } from 're2js';
import { failed, ok, type Problem, type Result } from '../problem';

/** A pattern ready to use: true when it is found anywhere in the text. */
export interface Pattern {
  isFoundIn(text: string): boolean;
}

/**
 * Reads an RE2 pattern: matching takes time in proportion to the text, whatever the pattern, so no pattern can hang a worker.
 * What RE2 leaves out for that promise (look-around, back references) is refused with a sentence that says so.
 */
export function readPattern(source: string): Result<Pattern> {
  const known = compiled.get(source);
  if (known) return known;
  if (compiled.size >= REMEMBERED) compiled.delete(compiled.keys().next().value ?? '');
  const pattern = compile(source);
  compiled.set(source, pattern);
  return pattern;
}

const REMEMBERED = 500;
const LONGEST_PATTERN = 500;
/** Of a pathological note only the beginning is searched. */
const LONGEST_TEXT = 20_000;
const compiled = new Map<string, Result<Pattern>>();

function compile(source: string): Result<Pattern> {
  if (source.length > LONGEST_PATTERN) return failed(badPattern(`It is longer than ${LONGEST_PATTERN} characters.`));
  try {
    const pattern = RE2JS.compile(source);
    return ok({ isFoundIn: (text) => pattern.test(text.slice(0, LONGEST_TEXT)) });
  } catch (error) {
    if (error instanceof RE2JSException) return failed(badPattern(explain(source, error.message)));
    throw error;
  }
}

function explain(source: string, message: string): string {
  if (/\(\?(<?[=!])/.test(source)) return 'Looking ahead or behind, (?=…) or (?<=…), is not possible in patterns here.';
  if (/\\[1-9]/.test(source)) return 'Referring back to an earlier part, \\1, is not possible in patterns here.';
  return explanations.find(([sign]) => message.includes(sign))?.[1] ?? 'It cannot be read.';
}

const explanations: readonly (readonly [sign: string, sentence: string])[] = [
  ['missing closing )', 'A round bracket is opened and never closed.'],
  ['unexpected )', 'A round bracket is closed and was never opened.'],
  ['missing closing ]', 'A square bracket is opened and never closed.'],
  ['missing argument to repetition', 'A repetition sign (*, + or ?) has nothing before it to repeat.'],
  ['invalid nested repetition', 'Two repetition signs follow each other.'],
  ['invalid repeat count', 'A part is to be repeated too many times.'],
  ['expression too large', 'It is too large: parts are repeated too many times.'],
  ['invalid character class range', 'A range such as [z-a] runs backwards.'],
  ['trailing backslash', 'It ends in a backslash with nothing after it.'],
  ['invalid escape sequence', 'A backslash is followed by a letter that has no meaning there.'],
  ['duplicate', 'Two groups have the same name.'],
];

const badPattern = (why: string): Problem => ({
  code: 'rule.badPattern',
  message: `The pattern does not work. ${why}`,
  retry: 'never',
});
