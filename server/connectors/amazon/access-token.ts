import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { HttpResponse } from '../contract';
import { createHeldTokens, type Granted } from '../held-tokens';
import { type AmazonCall, tokenAddressOf } from './account';

const heldToken = createHeldTokens();

/** @param refused a token Amazon has just turned away: it is not given again. */
export function accessToken(call: AmazonCall, refused?: string): Promise<Result<string>> {
  const { credentials, settings, now, tokens: keeper } = call;
  const { clientId, clientSecret, refreshToken } = credentials;
  const grantedFor = [clientId, clientSecret, refreshToken, tokenAddressOf(settings)];
  return heldToken({ grantedFor, now, refused, keeper, ask: () => askForToken(call) });
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
