import { createHash } from 'node:crypto';
import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { HttpResponse } from '../contract';
import { type AmazonCall, tokenAddressOf } from './account';

interface Held {
  readonly token: Promise<Result<Granted>>;
}
interface Granted {
  readonly accessToken: string;
  readonly expiresAt: number;
}

/** Used no longer than this before it expires: a request takes time, and clocks differ. */
const marginMs = 60_000;
const mostHeld = 1_000;

/**
 * Access tokens of this process, by a hash of what they were granted for; the secrets themselves are not kept. The promise is what
 * is held, so that calls at the same time ask Amazon once. Other processes ask for themselves: a refresh token may be used by many.
 */
const held = new Map<string, Held>();

/** @param refused a token Amazon has just turned away: it is not given again. */
export async function accessToken(call: AmazonCall, refused?: string): Promise<Result<string>> {
  const key = keyOf(call);
  const known = held.get(key);
  const usable = known && (await usableToken(known, { now: call.now.getTime(), refused }));
  if (usable) return ok(usable);
  // Somebody else may have begun to ask while we looked.
  const current = held.get(key);
  const asked = current && current !== known ? current : hold(key, call);
  const granted = await asked.token;
  return granted.ok ? ok(granted.value.accessToken) : granted;
}

async function usableToken(
  { token }: Held,
  { now, refused }: { now: number; refused: string | undefined },
): Promise<string | null> {
  const granted = await token.catch(() => null);
  if (!granted?.ok) return null;
  const { accessToken: text, expiresAt } = granted.value;
  return text !== refused && expiresAt - marginMs > now ? text : null;
}

function hold(key: string, call: AmazonCall): Held {
  const asked = { token: askForToken(call) };
  if (held.size >= mostHeld) held.clear();
  held.set(key, asked);
  // What failed is asked for again next time.
  const forget = () => {
    if (held.get(key) === asked) held.delete(key);
  };
  asked.token.then((granted) => (granted.ok ? undefined : forget()), forget);
  return asked;
}

function keyOf({ credentials, settings }: AmazonCall): string {
  const parts = [credentials.clientId, credentials.clientSecret, credentials.refreshToken, tokenAddressOf(settings)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}

const Grant = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
const Refusal = z.object({ error: z.string() });

/** As JSON, not as a form: so the recorded exchange can leave the secrets out by their names. */
async function askForToken({ http, credentials, settings, now }: AmazonCall): Promise<Result<Granted>> {
  const { clientId, clientSecret, refreshToken } = credentials;
  const response = await http({
    method: 'POST',
    url: tokenAddressOf(settings),
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: clientId,
      client_secret: clientSecret,
    }),
  });
  const body = jsonOf(response);
  const grant = Grant.safeParse(body);
  if (response.status === 200 && grant.success) {
    const { access_token, expires_in } = grant.data;
    return ok({ accessToken: access_token, expiresAt: now.getTime() + expires_in * 1000 });
  }
  const refusal = Refusal.safeParse(body);
  const isRefused = response.status < 500 && response.status !== 429;
  return failed(isRefused ? unauthorized(refusal.success ? refusal.data.error : '') : unavailable(response));
}

function jsonOf(response: HttpResponse): unknown {
  try {
    return response.json();
  } catch {
    return null;
  }
}

const unauthorized = (error: string): Problem =>
  error === 'invalid_client' || error === 'unauthorized_client'
    ? {
        code: 'connection.unauthorized',
        message: 'Amazon no longer accepts the client id and secret of this account.',
        advice: 'The secret must be renewed every 180 days: reconnect with the new one.',
        retry: 'never',
      }
    : {
        code: 'connection.unauthorized',
        message: 'Amazon no longer accepts the authorization of this account.',
        advice: 'Authorize your app again in Seller Central and reconnect with the new refresh token.',
        retry: 'never',
      };

const unavailable = ({ status }: HttpResponse): Problem => ({
  code: 'channel.unavailable',
  message: `Amazon’s sign-in is not working at the moment (it answered ${status}).`,
  retry: 'later',
});
