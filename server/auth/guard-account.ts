import { createHash, randomUUID } from 'node:crypto';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../db/connection';
import { passwordProblem } from './password-problem';

const failuresAllowed = 5;
const windowMs = 15 * 60_000;

const SignIn = z.object({ email: z.string() });
const NewPassword = z.object({ newPassword: z.string() });

/**
 * What better-auth does not do by itself: after five wrong passwords an account answers for a quarter of an hour as if every
 * password were wrong, whoever asks from wherever. Sessions that are open stay open.
 */
export const guardAccount = (db: Db) => ({
  before: createAuthMiddleware(async ({ path, body }) => {
    if (path === '/sign-in/email') await refuseWhileLocked(db, SignIn.safeParse(body).data?.email);
    if (path === '/change-password' || path === '/reset-password')
      refuseWeak(NewPassword.safeParse(body).data?.newPassword);
  }),
  after: createAuthMiddleware(async ({ path, body, context }) => {
    if (path !== '/sign-in/email') return;
    const email = SignIn.safeParse(body).data?.email;
    if (email === undefined) return;
    if (context.returned instanceof APIError) await countFailure(db, email);
    else await forgetFailures(db, email);
  }),
});

async function refuseWhileLocked(db: Db, email: string | undefined): Promise<void> {
  if (email === undefined) return;
  const found = await db
    .selectFrom('auth_rate_limit')
    .select('count')
    .where('key', '=', keyFor(email))
    .where('last_request', '>', String(Date.now() - windowMs))
    .executeTakeFirst();
  if (!found || found.count < failuresAllowed) return;
  throw new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' });
}

function refuseWeak(password: string | undefined): void {
  const problem = password === undefined ? null : passwordProblem(password);
  if (problem) throw new APIError('BAD_REQUEST', { code: 'PASSWORD_WEAK', message: problem.message });
}

/** A failure after a quiet quarter of an hour starts a new count. */
const countFailure = (db: Db, email: string) =>
  db
    .insertInto('auth_rate_limit')
    .values({ id: randomUUID(), key: keyFor(email), count: 1, last_request: Date.now() })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet(({ ref }) => ({
        count: sql<number>`case when ${ref('auth_rate_limit.last_request')} > ${Date.now() - windowMs}
          then ${ref('auth_rate_limit.count')} + 1 else 1 end`,
        last_request: Date.now(),
      })),
    )
    .execute();

const forgetFailures = (db: Db, email: string) =>
  db.deleteFrom('auth_rate_limit').where('key', '=', keyFor(email)).execute();

/** The address itself is nobody's business in a table of counters. */
const keyFor = (email: string) =>
  `account ${createHash('sha256').update(email.trim().toLowerCase()).digest('base64url').slice(0, 22)}`;
