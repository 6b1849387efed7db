import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ProblemAnswer, refuse } from '../api/problem-answer';
import { findKeyCaller, type KeyCaller } from '../keys/find-key-caller';
import { hashKeyToken } from '../keys/key-token';
import type { World } from '../workspaces/world';
import { RateLimit, type Taken } from './rate-limit';

/** What one key, and one address with all its keys, may ask. Each web process counts by itself. */
export const apiRates = {
  key: { atOnce: 300, perSecond: 20 },
  address: { atOnce: 600, perSecond: 40 },
  /** Requests of one address without a good key. */
  strangers: { atOnce: 20, perSecond: 1 / 3 },
} as const;

interface Coming {
  readonly response: ServerResponse;
  readonly address: string | null;
}

/** Lets a request in by its key, or says why not. */
export function createApiDoor(
  world: World,
): (request: IncomingMessage, coming: Coming) => Promise<KeyCaller | ProblemAnswer> {
  const byKey = new RateLimit(apiRates.key);
  const byAddress = new RateLimit(apiRates.address);
  const strangers = new RateLimit(apiRates.strangers);
  /** Whether the address has used up what it may. */
  const excessOf = (from: string, now: number): Taken | null => {
    const all = byAddress.take(from, { cost: 1, now });
    const failed = strangers.take(from, { cost: 0, now });
    return [all, failed].find(({ isAllowed }) => !isAllowed) ?? null;
  };
  /** Before anybody looks whose key it is: that would cost a query. */
  const excessOfKey = (token: string | null, { response, now }: { response: ServerResponse; now: number }) => {
    const name = hashKeyToken(token ?? '');
    if (name === null) return null;
    const taken = byKey.take(name, { cost: 1, now });
    response.setHeader('ratelimit-limit', String(apiRates.key.atOnce));
    response.setHeader('ratelimit-remaining', String(taken.left));
    return taken.isAllowed ? null : taken;
  };
  return async (request, { response, address }) => {
    const now = world.now().getTime();
    const from = address ?? 'nowhere';
    const token = tokenIn(request);
    const excess = excessOf(from, now) ?? excessOfKey(token, { response, now });
    if (excess) return tooMany(response, excess);
    const caller = await findKeyCaller(world, { token: token ?? '', address });
    if (caller) return caller;
    strangers.take(from, { cost: 1, now });
    response.setHeader('www-authenticate', 'Bearer realm="Sluice"');
    return refuse(401, token === null ? keyMissing : keyUnknown);
  };
}

const tokenIn = ({ headers }: IncomingMessage): string | null =>
  /^Bearer ([\w-]{1,200})$/i.exec(headers.authorization ?? '')?.[1] ?? null;

function tooMany(response: ServerResponse, { waitSeconds }: Taken): ProblemAnswer {
  const seconds = Math.max(1, waitSeconds);
  response.setHeader('retry-after', String(seconds));
  return refuse(429, {
    code: 'request.tooMany',
    message: 'These are too many requests at once.',
    advice: `Ask again in ${seconds} s.`,
    retry: 'later',
  });
}

const keyMissing = {
  code: 'apiKey.missing',
  message: 'An API key is needed: Authorization: Bearer sluice_key_….',
  advice: 'Owners and admins make keys under Settings.',
} as const;

/** Never made, revoked, run out, and made by somebody who has left look alike. */
const keyUnknown = {
  code: 'apiKey.unknown',
  message: 'This key lets nobody in. It may have been revoked or have run out.',
  advice: 'Owners and admins make keys under Settings.',
} as const;
