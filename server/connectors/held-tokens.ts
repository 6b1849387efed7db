import { createHash } from 'node:crypto';
import { ok, type Result } from '../../nodes/problem';

/** An access token as a channel granted it. */
export interface Granted {
  readonly accessToken: string;
  /** By our clock, in milliseconds. */
  readonly expiresAt: number;
  /** What the next one is asked for with, where the channel hands out a new one each time. */
  readonly refreshToken?: string;
}

/** Keeps what a connection's channel has granted, sealed and for all processes; of those that ask at once one goes to the channel. */
export interface TokenKeeper {
  grant(request: {
    /** Names the token among the connection's. */
    readonly name: string;
    isUsable(granted: Granted): boolean;
    /** @param kept the last grant under this name */
    ask(kept: Granted | null): Promise<Result<Granted>>;
  }): Promise<Result<Granted>>;
}

export interface TokenRequest {
  /** What the token is granted for: keys, scopes, address. Only a hash of it is kept. */
  readonly grantedFor: readonly string[];
  readonly now: Date;
  /** A token the channel has just turned away: it is not given again. */
  readonly refused?: string | undefined;
  /** Keeps tokens for all processes, of one connection. Absent, as while a connection is only tried out: this process alone. */
  readonly keeper?: TokenKeeper | undefined;
  /** @param kept the last grant, when it must be renewed by what it left behind */
  ask(kept: Granted | null): Promise<Result<Granted>>;
}

/** Used no longer than this before it expires: a request takes time, and clocks differ. */
const marginMs = 60_000;
const mostHeld = 1_000;

/**
 * Access tokens of this process, by a hash of what they were granted for; the secrets themselves are not kept. The promise is what
 * is held, so that calls at the same time ask the channel once. With a keeper all processes share a token and one of them renews it:
 * a channel that hands out a new refresh token with each grant takes the old one only once.
 */
export function createHeldTokens(): (request: TokenRequest) => Promise<Result<string>> {
  const held = new Map<string, Held>();
  return async (request) => {
    const key = createHash('sha256').update(JSON.stringify(request.grantedFor)).digest('base64url');
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

async function usableToken({ token }: Held, request: TokenRequest): Promise<string | null> {
  const granted = await token.catch(() => null);
  return granted?.ok && isUsable(granted.value, request) ? granted.value.accessToken : null;
}

const isUsable = ({ accessToken, expiresAt }: Granted, { now, refused }: TokenRequest): boolean =>
  accessToken !== refused && expiresAt - marginMs > now.getTime();

function hold(held: Map<string, Held>, { key, request }: { key: string; request: TokenRequest }): Held {
  const asked = { token: obtain(key, request) };
  if (held.size >= mostHeld) held.clear();
  held.set(key, asked);
  // What failed is asked for again next time.
  const forget = () => {
    if (held.get(key) === asked) held.delete(key);
  };
  asked.token.then((granted) => (granted.ok ? undefined : forget()), forget);
  return asked;
}

function obtain(name: string, request: TokenRequest): Promise<Result<Granted>> {
  const { keeper, ask } = request;
  if (!keeper) return ask(null);
  return keeper.grant({ name, isUsable: (granted) => isUsable(granted, request), ask });
}
