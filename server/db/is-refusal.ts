/**
 * True when Postgres refuses what is asked of it: data it cannot take, a constraint, a statement it cannot run. Asking again changes
 * nothing. Anything else, such as a server that is gone or a deadlock, passes by itself.
 */
export const isRefusal = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && /^(2[123]|42|54)/.test(String(error.code));
