import { createHash } from 'node:crypto';
import { ok, type Result } from '../../nodes/problem';

/** An access token as a channel granted it. */
export interface Granted {
  readonly accessToken: string;
  /** By our clock, in milliseconds. */
  readonly expiresAt: number;
}

export interface TokenRequest {
  /** What the token is granted for: keys, scopes, address. Only a hash of it is kept. */
  readonly grantedFor: readonly string[];
  readonly now: Date;
  /** A token the channel has just turned away: it is not given again. */
  readonly refused?: string | undefined;
  ask(): Promise<Result<Granted>>;
}

/** Used no longer than this before it expires: a request takes time, and clocks differ. */
const marginMs = 60_000;
const mostHeld = 1_000;

/**
 * Access tokens of this process, by a hash of what they were granted for; the secrets themselves are not kept. The promise is what
 * is held, so that calls at the same time ask the channel once. Other processes ask for themselves: a refresh token may be used by
 * many.
 */
export function createHeldTokens(): (request: TokenRequest) => Promise<Result<string>> {
  const held = new Map<string, Held>();
  return async (request) => {
    const key = createHash('sha256').update(JSON.stringify(request.grantedFor)).digest('base64');
    const known = held.get(key);
    const usable = known && (await usableToken(known, request));
    if (usable) return ok(usable);
    // Somebody else may have begun to ask while we looked.
    const current = held.get(key);
    const asked = current && current !== known ? current : hold(held, { key, request });
    const granted = await asked.token;
    return granted.ok ? ok(granted.value.accessToken) : granted;
  };
}

interface Held {
  readonly token: Promise<Result<Granted>>;
}

async function usableToken({ token }: Held, { now, refused }: TokenRequest): Promise<string | null> {
  const granted = await token.catch(() => null);
  if (!granted?.ok) return null;
  const { accessToken, expiresAt } = granted.value;
  return accessToken !== refused && expiresAt - marginMs > now.getTime() ? accessToken : null;
}

function hold(held: Map<string, Held>, { key, request }: { key: string; request: TokenRequest }): Held {
  const asked = { token: request.ask() };
  if (held.size >= mostHeld) held.clear();
  held.set(key, asked);
  // What failed is asked for again next time.
  const forget = () => {
    if (held.get(key) === asked) held.delete(key);
  };
  asked.token.then((granted) => (granted.ok ? undefined : forget()), forget);
  return asked;
}
