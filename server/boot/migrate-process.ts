import { migrateToLatest } from '../db/migrate';
import type { Env } from '../env';
import { databaseUrl } from './database-url';
import { say } from './say';

/** `npm run migrate`: brings the database up to this version. Run it before the new web and worker processes start. */
export async function runMigrateProcess(env: Env): Promise<void> {
  const ran = await migrateToLatest(databaseUrl(env));
  say(ran.length === 0 ? 'The database is up to date.' : `The database is up to date. New: ${ran.join(', ')}.`);
}
