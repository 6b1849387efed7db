import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { z } from 'zod';
import type { Db } from '../db/connection';
import { type Counted, countOne, forgetCount, isSpent } from './attempts';
import { passwordProblem } from './password-problem';
import { endOtherSessions, refuseUsedCode } from './second-step';

const failuresAllowed = 5;

const SignIn = z.object({ email: z.string() });
const NewPassword = z.object({ newPassword: z.string() });

/** What somebody who is signed in says their password for. */
const askingPassword = new Set([
  '/change-password',
  '/two-factor/enable',
  '/two-factor/disable',
  '/two-factor/generate-backup-codes',
]);

const codePaths = new Set(['/two-factor/verify-totp', '/two-factor/verify-backup-code']);

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/**
 * What better-auth does not do by itself: after five wrong passwords an account answers for a quarter of an hour as if every
 * password were wrong, whoever asks from wherever. Sessions that are open stay open, and are counted on their own.
 */
export const guardAccount = (db: Db) => ({
  before: createAuthMiddleware(async (ctx) => {
    const { path, body } = ctx;
    const counted = await countedFor(ctx);
    if (counted && (await isSpent(db, { ...counted, max: failuresAllowed }))) throw refusalFor(path);
    if (path === '/reset-password') refuseWeak(body);
    if (codePaths.has(path)) await refuseUsedCode(db, ctx);
    if (path !== '/change-password') return;
    refuseWeak(body);
    // Not for the page to forget.
    return { context: { body: { ...body, revokeOtherSessions: true } } };
  }),
  after: createAuthMiddleware(async (ctx) => {
    const counted = await countedFor(ctx);
    const { returned } = ctx.context;
    if (counted && returned instanceof APIError) await countOne(db, counted);
    else if (counted) await forgetCount(db, counted);
    if (ctx.path === '/two-factor/verify-totp' && !(returned instanceof APIError)) await endOtherSessions(db, ctx);
  }),
});

/** Null where no password is asked. */
async function countedFor(ctx: Context): Promise<Counted | null> {
  if (ctx.path === '/sign-in/email') {
    const email = SignIn.safeParse(ctx.body).data?.email;
    return email === undefined ? null : { what: 'account', who: email };
  }
  if (!askingPassword.has(ctx.path)) return null;
  const session = await getSessionFromCtx(ctx);
  return session && { what: 'password of', who: session.user.id };
}

/** The very answer to a wrong password. */
const refusalFor = (path: string) =>
  path === '/sign-in/email'
    ? new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' })
    : new APIError('BAD_REQUEST', { code: 'INVALID_PASSWORD', message: 'Invalid password' });

function refuseWeak(body: unknown): void {
  const password = NewPassword.safeParse(body).data?.newPassword;
  const problem = password === undefined ? null : passwordProblem(password);
  if (problem) throw new APIError('BAD_REQUEST', { code: 'PASSWORD_WEAK', message: problem.message });
}
