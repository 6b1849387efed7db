import type { IncomingMessage, ServerResponse } from 'node:http';
import { toNodeHandler } from 'better-auth/node';
import { endOldSessions } from '../auth/find-account';
import { answerJson } from './answer';
import { isJson, refusalOf } from './origin-guard';
import type { Site } from './site';

/** What the pages need of better-auth; everything else it could answer is closed. */
export const authPaths: ReadonlySet<string> = new Set(
  [
    '/sign-in/email',
    '/sign-out',
    '/get-session',
    '/list-sessions',
    '/revoke-session',
    '/revoke-sessions',
    '/revoke-other-sessions',
    '/change-password',
    '/request-password-reset',
    '/reset-password',
    '/update-user',
    '/two-factor/enable',
    '/two-factor/disable',
    '/two-factor/verify-totp',
    '/two-factor/verify-backup-code',
    '/two-factor/generate-backup-codes',
  ].map((path) => `/api/auth${path}`),
);
/** The link of a mail; behind it comes the token. */
const resetLink = '/api/auth/reset-password/';
const longest = 10_000;

/** better-auth answers these, after the request has proved where it comes from. Rates are limited by better-auth itself. */
export function authHandler(site: Site): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { auth, world } = site;
  const handle = toNodeHandler(auth);
  return async (request, response) => {
    const refusal = refusalFor(request, site.origins);
    if (refusal) return answerJson(response, refusal);
    await endOldSessions(world);
    await handle(request, response);
  };
}

function refusalFor(request: IncomingMessage, origins: readonly string[]) {
  const path = request.url?.split('?')[0] ?? '';
  if (!authPaths.has(path) && !path.startsWith(resetLink)) return refused(404, 'There is nothing here.');
  const length = Number(request.headers['content-length'] ?? 0);
  if (length > longest || request.headers['transfer-encoding']) return refused(413, 'That is too much.');
  // A link in a mail is followed from elsewhere; it changes nothing.
  if (request.method === 'GET') return null;
  const reason = refusalOf(request, origins);
  if (reason) return refused(403, reason);
  return length === 0 || isJson(request) ? null : refused(415, 'This takes application/json only.');
}

const refused = (status: number, message: string) => ({ status, body: { message } });
