import type { IncomingHttpHeaders } from 'node:http';
import { fromNodeHeaders } from 'better-auth/node';
import type { Db } from '../db/connection';
import type { Auth } from './auth';

/** However busy somebody is, after a week they sign in again. */
const sessionMaxAgeMs = 7 * 24 * 60 * 60 * 1000;

export interface SignedIn {
  readonly account: { readonly id: string; readonly name: string; readonly email: string } | null;
  /** Renewed cookies to send back. */
  readonly setCookies: readonly string[];
}

/** Who sends these headers, read from the session table for this very request. */
export async function findAccount(
  { auth, db, now }: { auth: Auth; db: Db; now: () => Date },
  nodeHeaders: IncomingHttpHeaders,
): Promise<SignedIn> {
  // No cookie, no question to the database.
  if (!nodeHeaders.cookie?.includes('sluice-session')) return { account: null, setCookies: [] };
  const { headers, response } = await auth.api.getSession({
    headers: fromNodeHeaders(nodeHeaders),
    returnHeaders: true,
  });
  if (!response) return { account: null, setCookies: headers.getSetCookie() };
  const { session, user } = response;
  if (now().getTime() - session.createdAt.getTime() > sessionMaxAgeMs) {
    await db.deleteFrom('auth_session').where('id', '=', session.id).execute();
    return { account: null, setCookies: [] };
  }
  return { account: { id: user.id, name: user.name, email: user.email }, setCookies: headers.getSetCookie() };
}

/** Also for the requests that better-auth answers by itself. */
export const endOldSessions = ({ db, now }: { db: Db; now: () => Date }) =>
  db
    .deleteFrom('auth_session')
    .where('created_at', '<', new Date(now().getTime() - sessionMaxAgeMs))
    .execute();
