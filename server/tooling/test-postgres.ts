import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrateToLatest } from '../db/migrate';
import { startEmbeddedPostgres } from '../setup/embedded-postgres';

export const templateDatabase = 'sluice_template';

/** How test workers learn of the server that the test run started. */
const urlVariable = 'SLUICE_TEST_POSTGRES';
export const testPostgresUrl = (): string | undefined => process.env[urlVariable];

// A server that lives minutes and may lose everything: no reason to wait for the disk.
const forgetful = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' };

/**
 * Starts a throw-away Postgres with a migrated, empty template database, on a free port, in a temporary folder.
 * The workers that this process starts find it by `testPostgresUrl`.
 */
export async function startTestPostgres(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'sluice-test-'));
  chmodSync(dataFolder, 0o711); // started by root, Postgres runs as somebody else
  const cleanUp = () => rmSync(dataFolder, { recursive: true, force: true });
  process.once('exit', cleanUp);
  const server = await startEmbeddedPostgres({ dataFolder, log: () => undefined, settings: forgetful });
  await createTemplate(server.url);
  process.env[urlVariable] = server.url;
  const stop = async () => {
    delete process.env[urlVariable];
    await server.stop();
    cleanUp();
  };
  return { url: server.url, stop };
}

async function createTemplate(url: string): Promise<void> {
  await onServer(url, `create database ${templateDatabase}`);
  await migrateToLatest(atDatabase(url, templateDatabase));
}

/** Runs one statement outside any transaction, as `create database` wants it. */
export async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The same server and role, another database. */
export function atDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
