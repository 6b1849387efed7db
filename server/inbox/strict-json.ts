import { failed, ok, type Problem, type Result } from '../../nodes/problem';

const deepest = 64;
const mostKeys = 50_000;

/**
 * Reads bytes from outside as JSON: UTF-8 without faults, at most 64 levels and 50,000 members. A NUL or half a surrogate pair
 * inside a text, which Postgres cannot store, becomes U+FFFD; the raw bytes are kept beside it untouched.
 * Keys such as `__proto__` and repeated keys are data like any other: JSON.parse makes own properties of them, the last one wins.
 */
export function parseStrictJson(bytes: Uint8Array): Result<unknown> {
  const text = decode(bytes);
  if (text === null) return failed(unreadable('It is not UTF-8 text.'));
  const excess = excessOf(text);
  if (excess) return failed(unreadable(excess));
  try {
    return ok(storable(JSON.parse(text), text));
  } catch {
    return failed(unreadable('It is not valid JSON.'));
  }
}

/** The text of a body that is not JSON; null when it is not UTF-8. */
export function parseText(bytes: Uint8Array): Result<string> {
  const text = decode(bytes);
  return text === null ? failed(unreadable('It is not UTF-8 text.')) : ok(storableText(text));
}

const unreadable = (why: string): Problem => ({
  code: 'inbox.unreadable',
  message: `The message cannot be read. ${why}`,
  retry: 'never',
});

const decoder = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const levels = new Map([...'[{'].map((opener) => [opener.charCodeAt(0), 1]));
for (const closer of ']}') levels.set(closer.charCodeAt(0), -1);

/** Counts before parsing, so that a hostile body costs no memory. Strings are jumped over. */
function excessOf(text: string): string | null {
  let depth = 0;
  let keys = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) index = endOfString(text, index);
    else if (code === colon) keys += 1;
    else depth += levels.get(code) ?? 0;
    if (depth > deepest) return `It is nested more than ${deepest} levels deep.`;
    if (keys > mostKeys) return 'It has more than 50,000 members.';
  }
  return null;
}

function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === backslash) index += 1;
    else if (code === quote) return index;
  }
  return text.length;
}

/** Only an escape can bring in what Postgres refuses, so a body without one is returned as it is. */
function storable(value: unknown, text: string): unknown {
  return /\\u(0000|d[89a-f])/i.test(text) ? mended(value) : value;
}

function mended(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(mended);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, inner]) => [storableText(key), mended(inner)] as const);
  return Object.fromEntries(members);
}

/** What Postgres text and jsonb can hold. */
export const storableText = (text: string): string => text.replace(/[\p{Surrogate}\0]/gu, '\uFFFD');
