import { join } from 'node:path';
import { migrateToLatest } from '../db/migrate';
import type { Env } from '../env';
import type { Log } from '../log';
import { hasAccounts } from '../workspaces/get-me';
import { type KeptProcess, keepProcess } from './kept-process';
import { openLog, turnLog } from './open-log';
import { type RunningDemo, runDemo, type SignIn } from './run-demo';
import { openWeb } from './run-web';
import { say } from './say';
import { untilToldToStop } from './until-told-to-stop';
import { withDemoChannels } from './worker-process';

/** `npm start`: everything on this machine, until Ctrl-C. */
export async function startProduct(given: Env): Promise<void> {
  const toldToStop = untilToldToStop();
  const env = { ...given, LOG_FILE: given.LOG_FILE ?? join(given.SLUICE_DATA, 'sluice.log') };
  turnLog(env.LOG_FILE);
  const log = openLog(env, 'sluice start');
  const running: (() => Promise<void>)[] = [];
  try {
    await startAll(env, { log, running });
    await toldToStop;
  } finally {
    // What was started last leans on what was started first.
    for (const stop of running.reverse()) await stop();
  }
}

interface Starting {
  readonly log: Log;
  /** How to stop what has been started so far. */
  readonly running: (() => Promise<void>)[];
}

type ProductEnv = Env & { readonly LOG_FILE: string };

async function startAll(env: ProductEnv, { log, running }: Starting): Promise<void> {
  const demo = env.SLUICE_DEMO === 'on' && env.DATABASE_URL === undefined ? runDemo(env, { log }) : null;
  if (demo) running.push(demo.stop);
  const database = await openDatabaseServer(env);
  running.push(database.stop);
  await migrateToLatest(database.url);
  const workers = startWorkers(env, { url: database.url, demo, log });
  running.push(async () => void (await Promise.all(workers.map((worker) => worker.stop()))));
  const world = { url: database.url, demoChannels: demo !== null, ...(demo && { demo: demo.demo }) };
  const { opened, web, stop } = await openWeb(env, world);
  running.push(stop);
  const signIn = demo ? await demo.setUp(opened.world) : null;
  greet(env, { signIn, isNew: !(await hasAccounts(opened.world)) });
  web.open();
}

/** The operator's Postgres, or one of our own that ends with us. */
async function openDatabaseServer(env: Env): Promise<{ url: string; stop: () => Promise<void> }> {
  if (env.DATABASE_URL !== undefined) return { url: env.DATABASE_URL, stop: () => Promise.resolve() };
  const { startEmbeddedPostgres } = await import('../setup/embedded-postgres');
  return startEmbeddedPostgres({ dataFolder: env.SLUICE_DATA, log: say });
}

function startWorkers(
  env: ProductEnv,
  { url, demo, log }: { url: string; demo: RunningDemo | null; log: Log },
): KeptProcess[] {
  return Array.from({ length: env.WORKERS }, (_, index) =>
    keepProcess({
      name: `worker ${index + 1}`,
      file: 'main.ts',
      args: ['worker', ...(demo ? [withDemoChannels] : [])],
      env: { DATABASE_URL: url, LOG_FILE: env.LOG_FILE, SLUICE_DATA: env.SLUICE_DATA },
      log,
    }),
  );
}

function greet(
  { publicUrl, LOG_FILE }: ProductEnv,
  { signIn, isNew }: { signIn: SignIn | null; isNew: boolean },
): void {
  const how = signIn
    ? [`Sign in with      ${signIn.email}`, `and the password  ${signIn.password}`]
    : [isNew ? 'Open it to create the first account.' : 'Sign in with your account.'];
  const lines = [`Sluice is ready:  ${publicUrl}`, ...how, `The log is in ${LOG_FILE}. Stop with Ctrl-C.`];
  say(`\n${lines.map((line) => `  ${line}`).join('\n')}\n`);
}
