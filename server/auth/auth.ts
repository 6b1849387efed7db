import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import type { Db } from '../db/connection';
import type { Log } from '../log';
import type { Mailer } from '../mail/mailer';
import { countOne } from './attempts';
import type { AuthSecret } from './auth-secret';
import { guardAccount } from './guard-account';
import { sendPasswordMail } from './password-mail';
import { passwordLength } from './password-problem';
import { secondStep } from './second-step';

const minute = 60;
const hour = 60 * minute;

/** Signed out after half a day without a click; `sessionMaxAgeMs` ends it after a week whatever happens. */
const idleSeconds = 12 * hour;

export interface AuthSettings {
  readonly db: Db;
  readonly log: Log;
  /** The first signs the cookies and seals; the others still open what they sealed. */
  readonly secrets: readonly AuthSecret[];
  readonly publicUrl: string;
  readonly origins: readonly string[];
  /** Null: nobody is written to, and a forgotten password stays forgotten. */
  readonly mailer: Mailer | null;
}

/** Where our web server writes the address it found for the request; whatever a client sends under this name is replaced. */
export const addressHeader = 'x-sluice-address';

/** Sign-in by email and password on our own tables. Accounts are made by use cases, never by a stranger's request. */
export const createAuth = (settings: AuthSettings) => betterAuth(optionsFor(settings));
export type Auth = ReturnType<typeof createAuth>;

const optionsFor = (settings: AuthSettings) =>
  ({
    appName: 'Sluice',
    baseURL: settings.publicUrl,
    basePath: '/api/auth',
    secrets: [...settings.secrets],
    plugins: [secondStep()],
    trustedOrigins: [...settings.origins],
    telemetry: { enabled: false },
    logger: loggerFor(settings.log),
    onAPIError: { onError: reporter(settings.log) },
    database: { db: settings.db, type: 'postgres', transaction: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: hour,
      ...mailsFor(settings),
    },
    session: {
      ...tables.session,
      expiresIn: idleSeconds,
      updateAge: 15 * minute,
      // Whoever is signed in may see where: no second password for that.
      freshAge: 0,
      cookieCache: { enabled: false },
    },
    user: tables.user,
    account: tables.account,
    verification: tables.verification,
    rateLimit: { ...tables.rateLimit, ...limits },
    hooks: guardAccount(settings.db),
    advanced: {
      database: { validateSchema: false },
      ipAddress: { ipAddressHeaders: [addressHeader], ipv6Subnet: 64 },
      ...cookiesFor(settings.publicUrl),
    },
  }) satisfies BetterAuthOptions;

const limits = {
  enabled: true,
  storage: 'database',
  window: minute,
  max: 100,
  customRules: {
    // An office behind one address comes in at eight; each account has its own limit besides (guard-account.ts).
    '/sign-in/email': { window: minute, max: 20 },
    '/request-password-reset': { window: minute, max: 3 },
    '/two-factor/*': { window: minute, max: 10 },
    // The longest window: rows younger than it are kept, and attempts.ts keeps its counts among them.
    '/change-password': { window: 15 * minute, max: 10 },
  },
} as const;

const mailsPerAccount = 3;

/**
 * Not waited for: how long the mail server takes must not tell whether there is such an account. Nobody's mailbox is filled from
 * many addresses: what is too much for one account is answered alike and not sent.
 */
const mailsFor = ({ db, mailer, log }: AuthSettings) =>
  mailer && {
    sendResetPassword: async (asking: Parameters<typeof sendPasswordMail>[1]) => {
      const send = async () => {
        const asked = await countOne(db, { what: 'reset', who: asking.user.email });
        if (asked <= mailsPerAccount) await sendPasswordMail(mailer, asking);
      };
      send().catch((error: unknown) => log.error({ err: error }, 'A mail could not be sent'));
    },
    // The link came by mail, so the address is theirs.
    onPasswordReset: async ({ user }: { user: { id: string } }) => {
      await db.updateTable('auth_user').set({ email_verified: true }).where('id', '=', user.id).execute();
    },
  };

/** `__Host-` ties a cookie to this very host and to TLS; browsers accept it over https only. */
function cookiesFor(publicUrl: string) {
  const isSecure = publicUrl.startsWith('https://');
  const attributes = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure } as const;
  const named = (name: string) => ({ name: isSecure ? `__Host-${name}` : name, attributes });
  return {
    // False, so that better-auth adds no prefix of its own.
    useSecureCookies: false,
    defaultCookieAttributes: attributes,
    cookies: {
      session_token: named('sluice-session'),
      dont_remember: named('sluice-brief'),
      // Between the password and the code.
      two_factor: named('sluice-second'),
      trust_device: named('sluice-trust'),
    },
  };
}

const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;
const tables = {
  user: {
    modelName: 'auth_user',
    fields: { ...times, emailVerified: 'email_verified' },
    changeEmail: { enabled: false },
    deleteUser: { enabled: false },
  },
  session: {
    modelName: 'auth_session',
    fields: {
      ...times,
      userId: 'user_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
    },
  },
  account: {
    modelName: 'auth_account',
    fields: {
      ...times,
      userId: 'user_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
    },
  },
  verification: { modelName: 'auth_verification', fields: { ...times, expiresAt: 'expires_at' } },
  rateLimit: { modelName: 'auth_rate_limit', fields: { lastRequest: 'last_request' } },
} as const;

/** A refusal is an answer; only what we did not expect is worth a line. */
const reporter = (log: Log) => (error: unknown) => {
  if (!(error instanceof APIError)) log.error({ err: error }, 'Sign-in failed by a bug');
};

const loggerFor = (log: Log) => ({
  level: 'warn' as const,
  log: (...[level, message, ...details]: [level: string, message: string, ...details: unknown[]]) => {
    const error = details.find((detail) => detail instanceof Error);
    if (level === 'error') log.error({ err: error }, message);
    else log.warn({ err: error }, message);
  },
});
