import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const root = fileURLToPath(new URL('..', import.meta.url));

const url = (protocols: RegExp, message: string) =>
  z
    .url({ protocol: protocols, error: message })
    .optional()
    .transform((text) => text?.replace(/\/+$/, ''));
const toggle = (standard: 'on' | 'off') => z.enum(['on', 'off'], 'is "on" or "off"').default(standard);
const count = (min: number, max: number) =>
  z.coerce.number(`is a number from ${min} to ${max}`).int().min(min).max(max);

/** Every variable there is; README's table and this list are compared by a test. */
export const variables = {
  PORT: count(1, 65_535).default(3000).describe('Port of the web server.'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address the web server listens on; 0.0.0.0 for every network the machine is in.'),
  PUBLIC_URL: url(/^https?$/, 'is an address such as https://sluice.example.com').describe(
    'The address people and webhooks reach Sluice by. With https, cookies become Secure and HSTS is sent.',
  ),
  DATABASE_URL: url(/^postgres(ql)?$/, 'is an address such as postgres://user:password@host:5432/sluice').describe(
    'Your own Postgres (15 to 18). Without it Sluice runs one of its own in the data folder.',
  ),
  DATABASE_POOL: count(2, 500).default(10).describe('Database connections per process.'),
  SLUICE_DATA: z.string().default('.sluice').describe('Data folder: the own database and the keys.'),
  SLUICE_KEK: z
    .string()
    .optional()
    .describe(
      'Key-encryption key: 32 random bytes in Base64 ("openssl rand -base64 32"). To replace it, put the new one first and keep the old behind a comma. Without it, one is made in the data folder.',
    ),
  SLUICE_KEK_FILE: z.string().optional().describe('File to read SLUICE_KEK from instead, such as a mounted secret.'),
  SLUICE_DEMO: toggle('on').describe('"off": npm start brings no demo marketplaces. Always off with DATABASE_URL.'),
  WORKERS: count(0, 64)
    .default(Math.max(1, Math.min(4, availableParallelism() - 1)))
    .describe('Worker processes npm start runs; 0 when you start them yourself with npm run worker.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('How much is logged.'),
  LOG_FILE: z
    .string()
    .optional()
    .describe('File the log goes to instead of standard output. npm start writes sluice.log in the data folder.'),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .describe(
      'Addresses or ranges of your reverse proxies, comma-separated; X-Forwarded-For is believed from them alone.',
    ),
  TRUSTED_HOSTS: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .describe(
      'Hosts ("shop.internal" or "10.0.0.5:8080"), comma-separated, that connections may call although they are not on the public internet or speak no TLS.',
    ),
  METRICS_TOKEN: z
    .string()
    .min(16, 'has at least 16 characters')
    .optional()
    .describe('Bearer token for /api/metrics from other machines; loopback needs none.'),
  GOTENBERG_URL: url(/^https?$/, 'is an address such as http://gotenberg:3000').describe(
    'Gotenberg 8 for label PDFs. Without it an embedded Chromium makes them.',
  ),
  SMTP_URL: url(/^smtps?$/, 'is an address such as smtps://user:password@mail.example.com').describe(
    'Mail server for everything Sluice sends by email.',
  ),
  MAIL_FROM: z.string().default('Sluice <sluice@localhost>').describe('Sender of those emails.'),
} as const;

const Variables = z.object(variables);

export type Env = Readonly<
  Omit<z.infer<typeof Variables>, 'SLUICE_DATA'> & {
    /** Absolute. */
    readonly SLUICE_DATA: string;
    /** `PUBLIC_URL`, or where a browser on this machine finds us. No slash at its end. */
    readonly publicUrl: string;
    /** What pages may send requests from. */
    readonly origins: readonly string[];
  }
>;

/** React and Next choose their production builds by this; whoever starts a process of ours has not always set it. */
export function setProductionMode(): void {
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
}

/** For processes we start: our own environment and what they need besides. */
export const childEnvironment = (more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...more,
});

/** Something in the environment cannot be used. The message is for the person at the terminal. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/** Reads and checks the whole environment once; nothing else in the product reads it. @throws EnvironmentError */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([name, value]) => name in variables && value !== ''));
  const parsed = Variables.safeParse(given);
  if (!parsed.success) throw new EnvironmentError(sayIssues(parsed.error));
  const env = parsed.data;
  const local = [`http://localhost:${env.PORT}`, `http://127.0.0.1:${env.PORT}`];
  return {
    ...env,
    SLUICE_DATA: resolve(root, env.SLUICE_DATA),
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
    origins: env.PUBLIC_URL ? [new URL(env.PUBLIC_URL).origin] : local,
  };
}

/** For the command line: which Sluice, by which key, and the folder it was called in (npm changes into ours). */
export const readProgramEnv = (source: Readonly<Record<string, string | undefined>> = process.env) => ({
  url: (source['SLUICE_URL'] || 'http://localhost:3000').replace(/\/+$/, ''),
  key: source['SLUICE_KEY'] ?? '',
  folder: source['INIT_CWD'] || process.cwd(),
});

const sayIssues = (error: z.ZodError) =>
  error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join('\n');
