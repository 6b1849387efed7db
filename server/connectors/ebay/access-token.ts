import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { Http } from '../contract';
import { createHeldTokens, type Granted, type TokenKeeper } from '../held-tokens';
import { sharedProblem, unexpectedAnswer } from '../json-api';
import { apiAddressOf, type Credentials, type Settings } from './account';

const heldToken = createHeldTokens();

/** As much of a call as a token needs. */
export interface TokenCall {
  readonly http: Http;
  readonly credentials: Credentials;
  readonly settings: Settings;
  readonly now: Date;
  readonly tokens?: TokenKeeper;
}

/** The seller's. @param refused a token eBay has just turned away: it is not given again. */
export function sellerToken(call: TokenCall, refused?: string): Promise<Result<string>> {
  const form = { grant_type: 'refresh_token', refresh_token: call.credentials.refreshToken };
  return granted(call, { form, refused });
}

/** The application's own, for what belongs to no seller. */
export function applicationToken(call: TokenCall): Promise<Result<string>> {
  const form = { grant_type: 'client_credentials', scope: 'https://api.ebay.com/oauth/api_scope' };
  return granted(call, { form, refused: undefined });
}

interface Asking {
  readonly form: Readonly<Record<string, string>>;
  readonly refused: string | undefined;
}

function granted(call: TokenCall, { form, refused }: Asking): Promise<Result<string>> {
  const { clientId, clientSecret } = call.credentials;
  const grantedFor = [clientId, clientSecret, apiAddressOf(call.settings), ...Object.values(form)];
  return heldToken({ grantedFor, now: call.now, refused, keeper: call.tokens, ask: () => askForToken(call, form) });
}

const Grant = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
const Refusal = z.object({ error: z.string() });

/** eBay takes a form only. A lost answer does no harm: a refresh token may be used again. */
async function askForToken(
  { http, credentials, settings, now }: TokenCall,
  form: Readonly<Record<string, string>>,
): Promise<Result<Granted>> {
  const { clientId, clientSecret } = credentials;
  const response = await http({
    method: 'POST',
    url: `${apiAddressOf(settings)}/identity/v1/oauth2/token`,
    headers: {
      accept: 'application/json',
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: Object.entries(form)
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join('&'),
  });
  if (response.status >= 500 || response.status === 429) {
    const problem = sharedProblem(response, { method: 'GET', channel: 'eBay' });
    if (problem) return failed(problem);
  }
  if (response.status !== 200) return failed(unauthorized(Refusal.safeParse(jsonOf(response)).data?.error ?? ''));
  const grant = Grant.safeParse(jsonOf(response));
  if (!grant.success) return failed(unexpectedAnswer('eBay'));
  const { access_token, expires_in } = grant.data;
  return ok({ accessToken: access_token, expiresAt: now.getTime() + expires_in * 1000 });
}

function jsonOf(response: { json(): unknown }): unknown {
  try {
    return response.json();
  } catch {
    return null;
  }
}

const unauthorized = (error: string): Problem => ({
  code: 'connection.unauthorized',
  ...(error === 'invalid_client'
    ? {
        message: 'eBay no longer accepts the App ID and Cert ID of this account.',
        advice: 'Look up both under Application Keys and reconnect.',
      }
    : {
        message: 'eBay no longer accepts the authorization of this account.',
        advice: 'Authorize the application again and reconnect with the new refresh token. It lasts eighteen months.',
      }),
  retry: 'never',
});
