import type { Env } from '../env';

/** The message is for the person at the terminal. */
export class DatabaseUrlMissing extends Error {
  override readonly name = 'DatabaseUrlMissing';
}

/** For the commands that start no database of their own. @throws DatabaseUrlMissing */
export function databaseUrl({ DATABASE_URL }: Pick<Env, 'DATABASE_URL'>): string {
  if (DATABASE_URL !== undefined) return DATABASE_URL;
  throw new DatabaseUrlMissing(
    'Set DATABASE_URL to your Postgres (postgres://user:password@host:5432/sluice). Only npm start brings one of its own.',
  );
}
