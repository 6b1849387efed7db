/** JSON text that jsonb accepts: a NUL or half a surrogate pair, which it refuses, becomes U+FFFD. Undefined becomes null. */
export function toJsonb(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null';
  return text.includes('\\u') ? text.replace(escapes, (found) => (found.length > 2 ? '\uFFFD' : found)) : text;
}

// Every escape is matched, so that an escaped backslash before a "u0000" is not taken for the start of one.
// JSON.stringify writes \ud800 only for half a pair.
const escapes = /\\(?:u0000|ud[89a-f][0-9a-f]{2}|.)/gi;
