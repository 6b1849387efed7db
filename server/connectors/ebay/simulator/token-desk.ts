import { randomUUID } from 'node:crypto';
import { answerJson, type Route, type SimRequest, type SimResponse } from '../../simulator-kit/http-types';
import { refuse } from './manners';

export interface EbayKeys {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

interface Given {
  readonly expiry: number;
  readonly isSellers: boolean;
}

const twoHoursMs = 7_200_000;
const publicKeys = '/commerce/notification/';

/** eBay's sign-in: access tokens for a seller's refresh token or for the application itself, each good for two hours. */
export class TokenDesk {
  readonly #keys: EbayKeys;
  readonly #now: () => Date;
  readonly #given = new Map<string, Given>();
  granted = 0;

  constructor({ keys, now }: { keys: EbayKeys; now: () => Date }) {
    this.#keys = keys;
    this.#now = now;
  }

  readonly route: Route = {
    method: 'POST',
    path: '/identity/v1/oauth2/token',
    access: 'open',
    handle: (request) => this.#grant(request),
  };

  expireAll(): void {
    for (const [token, given] of this.#given) this.#given.set(token, { ...given, expiry: 0 });
  }

  /** The older API wants "IAF" before the token, the newer ones "Bearer"; keys for signatures are the application's business. */
  authorize({ path, headers }: SimRequest): SimResponse | null {
    const scheme = path.startsWith('/post-order/') ? 'IAF' : 'Bearer';
    const [word, token = ''] = (headers['authorization'] ?? '').split(' ');
    const given = this.#given.get(token);
    const isAlive = given !== undefined && given.expiry > this.#now().getTime();
    if (word !== scheme || !isAlive) return refuse(401, { errorId: 1001, message: 'Invalid access token' });
    if (given.isSellers || path.startsWith(publicKeys)) return null;
    return refuse(403, { errorId: 1100, message: 'Access denied: insufficient permissions.' });
  }

  #grant({ headers, body }: SimRequest): SimResponse {
    const { clientId, clientSecret, refreshToken } = this.#keys;
    const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
    if (headers['authorization'] !== basic) return answerJson(401, { error: 'invalid_client' });
    const form = new URLSearchParams(body.toString());
    const isSellers = form.get('grant_type') === 'refresh_token';
    if (isSellers && form.get('refresh_token') !== refreshToken) return answerJson(400, { error: 'invalid_grant' });
    if (!isSellers && form.get('grant_type') !== 'client_credentials') {
      return answerJson(400, { error: 'unsupported_grant_type' });
    }
    const token = `v^1.1#${randomUUID()}`;
    this.#given.set(token, { expiry: this.#now().getTime() + twoHoursMs, isSellers });
    this.granted += 1;
    return answerJson(200, { access_token: token, expires_in: 7200, token_type: 'User Access Token' });
  }
}
