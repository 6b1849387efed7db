import { type CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DB } from './database';
import { sessionOptions } from './session-options';

/** The database without a scope: every table of a workspace looks empty through it (see with-workspace.ts). */
export type Db = Kysely<DB>;

/**
 * Opens a pool; `destroy()` closes it. The first call to the server finds out which role to run as.
 * @throws when the server cannot be reached, or when the login would see every workspace.
 */
export async function openDatabase(options: {
  readonly url: string;
  /** Shown in pg_stat_activity: "sluice web", "sluice worker". */
  readonly name: string;
  readonly max?: number;
  /** Told when an idle connection breaks; the pool replaces it by itself. */
  readonly onIdleError?: (error: Error) => void;
  /** Told of every statement, for looking at plans. */
  readonly onQuery?: (query: CompiledQuery) => void;
}): Promise<Db> {
  const pool = new pg.Pool({
    connectionString: options.url,
    application_name: options.name,
    options: await sessionOptions(options.url),
    max: options.max ?? 10,
    connectionTimeoutMillis: 5_000,
    // For a server that has stopped answering without closing the socket; its own statement_timeout comes first.
    query_timeout: 20_000,
    keepAlive: true,
  });
  const onError = options.onIdleError ?? (() => undefined);
  pool.on('error', onError);
  // A server that ends a session between two statements of a transaction says so to nobody but its client, and an error that
  // nobody hears ends the process. The next statement of the transaction fails by itself.
  pool.on('connect', (client) => client.on('error', onError));
  const { onQuery } = options;
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    ...(onQuery && { log: ({ query }) => onQuery(query) }),
  });
}
