import type { IncomingMessage, ServerResponse } from 'node:http';
import { toNodeHandler } from 'better-auth/node';
import type { Auth } from '../auth/auth';
import { answerJson } from './answer';

/** What the pages need of better-auth; everything else it could answer is closed. */
const open = new Set(
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
  ].map((path) => `/api/auth${path}`),
);
/** The link of a mail; behind it comes the token. */
const resetLink = '/api/auth/reset-password/';
const longest = 10_000;

/** better-auth checks origins, cookies and rates of these by itself. */
export function authHandler(auth: Auth): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const handle = toNodeHandler(auth);
  return async (request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    if (!open.has(path) && !path.startsWith(resetLink))
      return answerJson(response, { status: 404, body: { message: 'There is nothing here.' } });
    if (Number(request.headers['content-length'] ?? 0) > longest || request.headers['transfer-encoding']) {
      return answerJson(response, { status: 413, body: { message: 'That is too much.' } });
    }
    await handle(request, response);
  };
}
