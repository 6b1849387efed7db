import { randomInt } from 'node:crypto';
import { APIError, type createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins';
import { z } from 'zod';
import type { Db } from '../db/connection';
import { countOne } from './attempts';

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** Without what is easily mistaken for something else when it is copied from paper. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const some = (count: number) => Array.from({ length: count }, () => letters[randomInt(letters.length)]).join('');

/**
 * Codes of an app on the person's phone (RFC 6238), with recovery codes for a lost phone. Secret and codes lie encrypted with a
 * secret of the key ring. Five wrong ones, of either kind, and the account takes no code for a quarter of an hour.
 */
export const secondStep = () =>
  twoFactor({
    issuer: 'Sluice',
    backupCodeOptions: {
      storeBackupCodes: 'encrypted',
      customBackupCodesGenerate: () => Array.from({ length: 10 }, () => `${some(5)}-${some(5)}`),
    },
    twoFactorCookieMaxAge: 10 * 60,
    accountLockout: { enabled: true, maxFailedAttempts: 5, durationSeconds: 15 * 60 },
    schema: {
      user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
      twoFactor: {
        modelName: 'auth_two_factor',
        fields: {
          userId: 'user_id',
          backupCodes: 'backup_codes',
          failedVerificationCount: 'failed_verification_count',
          lockedUntil: 'locked_until',
        },
      },
    },
  });

const Given = z.object({ code: z.string().max(40), trustDevice: z.literal(false).optional() });

/**
 * A code opens the door once: who looked over a shoulder is too late. Taken down before it is looked at, so that two requests at
 * the same moment cannot both come in. No device is trusted to skip the step.
 */
export async function refuseUsedCode(db: Db, ctx: Context): Promise<void> {
  const given = Given.safeParse(ctx.body);
  if (!given.success) throw wrongCode();
  if (await getSessionFromCtx(ctx)) return; // setting it up, not coming in
  const cookie = ctx.context.createAuthCookie('two_factor');
  const challenge = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
  const pending = challenge && (await ctx.context.internalAdapter.findVerificationValue(challenge));
  if (!pending) return; // better-auth says so
  if ((await countOne(db, { what: 'code', who: `${pending.value} ${given.data.code}` })) > 1) throw wrongCode();
}

const wrongCode = () => new APIError('UNAUTHORIZED', { code: 'INVALID_CODE', message: 'Invalid code' });

/** Once the second step is on, devices that came in without it are signed out. */
export async function endOtherSessions(db: Db, ctx: Context): Promise<void> {
  const fresh = ctx.context.newSession;
  if (!fresh || !ctx.context.session) return; // coming in, not setting it up
  await db
    .deleteFrom('auth_session')
    .where('user_id', '=', fresh.user.id)
    .where('token', '<>', fresh.session.token)
    .execute();
}
