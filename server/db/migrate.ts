import { promises as fs } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { FileMigrationProvider, Migrator } from 'kysely/migration';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { queueNames, queueSchema, queueSettings } from '../jobs/queues';

const migrationFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

/**
 * Brings the database up to the newest migration, pg-boss's tables and our queues included, and returns the names of the
 * migrations that ran. Several processes may call it at once: one works, the others wait. All new migrations run in one
 * transaction. Throws the database's own error.
 */
export async function migrateToLatest(url: string): Promise<readonly string[]> {
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 2 }) }),
  });
  try {
    return await db.connection().execute(async (guard) => {
      await sql`select pg_advisory_lock(hashtext('sluice migrations'))`.execute(guard);
      try {
        const ran = await runMigrations(db);
        await installQueues(url);
        await grantQueues(db);
        return ran;
      } finally {
        await sql`select pg_advisory_unlock(hashtext('sluice migrations'))`.execute(guard);
      }
    });
  } finally {
    await db.destroy();
  }
}

async function runMigrations(db: Kysely<unknown>): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: new FileMigrationProvider({ fs, path, migrationFolder }) });
  const { error, results = [] } = await migrator.migrateToLatest();
  const failed = results.find(({ status }) => status === 'Error');
  if (error) throw new Error(`Migration ${failed?.migrationName ?? ''} failed; nothing was changed.`, { cause: error });
  return results.map(({ migrationName }) => migrationName);
}

/** As the owner, because web and worker may not create anything. */
async function installQueues(url: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: url,
    schema: queueSchema,
    max: 2,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  boss.on('error', () => undefined); // the call that failed throws the same error
  await boss.start();
  try {
    for (const name of queueNames) {
      await boss.createQueue(name, queueSettings);
      const { policy: _fixed, ...settings } = queueSettings;
      await boss.updateQueue(name, settings);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

async function grantQueues(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql`select from pg_roles where rolname = 'sluice_app'`.execute(db);
  if (rows.length === 0) return;
  const schema = sql.id(queueSchema);
  for (const grant of [
    sql`grant usage on schema ${schema} to sluice_app`,
    sql`grant select, insert, update, delete on all tables in schema ${schema} to sluice_app`,
    sql`grant usage, select on all sequences in schema ${schema} to sluice_app`,
    sql`grant execute on all functions in schema ${schema} to sluice_app`,
  ]) {
    await grant.execute(db);
  }
}
