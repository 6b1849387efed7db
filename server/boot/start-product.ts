import { join } from 'node:path';
import { migrateToLatest } from '../db/migrate';
import type { Env } from '../env';
import { type KeptProcess, keepProcess } from './kept-process';
import { openLog, turnLog } from './open-log';
import { openWeb } from './run-web';
import { say } from './say';
import { untilToldToStop } from './until-told-to-stop';
import { withDemoChannels } from './worker-process';

/** `npm start`: everything on this machine, until Ctrl-C. */
export async function startProduct(given: Env): Promise<void> {
  const stopped = untilToldToStop();
  const env = { ...given, LOG_FILE: given.LOG_FILE ?? join(given.SLUICE_DATA, 'sluice.log') };
  turnLog(env.LOG_FILE);
  const database = await openDatabaseServer(env);
  await migrateToLatest(database.url);
  const workers = startWorkers(env, { url: database.url, demoChannels: false });
  const { stop } = await openWeb(env, { url: database.url, demo: null });
  say(`\nSluice is ready: ${env.publicUrl}`);
  await stopped;
  await stop();
  await Promise.all(workers.map((worker) => worker.stop()));
  await database.stop();
}

/** The operator's Postgres, or one of our own that ends with us. */
async function openDatabaseServer(env: Env): Promise<{ url: string; stop: () => Promise<void> }> {
  if (env.DATABASE_URL !== undefined) return { url: env.DATABASE_URL, stop: () => Promise.resolve() };
  const { startEmbeddedPostgres } = await import('../setup/embedded-postgres');
  return startEmbeddedPostgres({ dataFolder: env.SLUICE_DATA, log: say });
}

function startWorkers(env: Env & { LOG_FILE: string }, about: { url: string; demoChannels: boolean }): KeptProcess[] {
  const log = openLog(env, 'sluice start');
  return Array.from({ length: env.WORKERS }, (_, index) =>
    keepProcess({
      name: `worker ${index + 1}`,
      file: 'main.ts',
      args: ['worker', ...(about.demoChannels ? [withDemoChannels] : [])],
      env: { DATABASE_URL: about.url, LOG_FILE: env.LOG_FILE, SLUICE_DATA: env.SLUICE_DATA },
      log,
    }),
  );
}
