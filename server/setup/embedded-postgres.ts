import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { findFreePort } from './free-port';
import { type ClusterSecrets, openCluster, saveSecrets } from './postgres-cluster';
import { type PostgresFolders, preparePostgresFolders } from './postgres-folders';
import { endLeftoverPostgres } from './postgres-leftover';
import { type PostgresProcess, spawnPostgres } from './postgres-process';

type Settings = Readonly<Record<string, string>>;

const always: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
};
const durable: Settings = {
  fsync: 'on',
  synchronous_commit: 'on',
  shared_buffers: '256MB',
  max_connections: '100',
  max_wal_size: '2GB',
  // Shared memory in files of its own: a container's /dev/shm is often too small.
  dynamic_shared_memory_type: 'mmap',
};

/**
 * Starts the PostgreSQL that came with `npm ci` on a database of our own inside the data folder, and creates that database on
 * first use. It listens on loopback only, keeps its port between starts where it can, and ends with this process.
 * The role in `url` owns the database and is no superuser, so row-level security holds for it.
 * Throws SetupError where the person at the terminal can help.
 */
export async function startEmbeddedPostgres(options: {
  readonly dataFolder: string;
  readonly log: (line: string) => void;
  /** Over the durable defaults; tests turn fsync off. */
  readonly settings?: Settings;
}): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const dataFolder = resolve(options.dataFolder);
  const folders = preparePostgresFolders({ dataFolder, log: options.log });
  const secrets = openCluster({ dataFolder, folders, log: options.log });
  await endLeftoverPostgres({ cluster: folders.cluster, startedBy: secrets.startedBy });
  const settings = { ...always, ...durable, ...options.settings };
  const { server, port } = await startServer({ dataFolder, folders, secrets, settings });
  await ensureDatabase({ ...secrets, port });
  return { url: `postgres://sluice:${secrets.password}@127.0.0.1:${port}/sluice`, stop: server.stop };
}

type Start = {
  readonly dataFolder: string;
  readonly folders: PostgresFolders;
  readonly secrets: ClusterSecrets;
  readonly settings: Settings;
};

/** Tries again when the server ends at once: the port went to somebody else, or a killed server's last sessions still end. */
async function startServer(start: Start): Promise<{ server: PostgresProcess; port: number }> {
  const { dataFolder, folders, secrets, settings } = start;
  const logFile = join(dataFolder, 'postgres.log');
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const port = await findFreePort(secrets.port);
    const server = spawnPostgres({ folders, logFile, port, settings });
    if (await becomesReady(server, { ...secrets, port })) {
      saveSecrets(dataFolder, { ...secrets, port, startedBy: process.pid });
      return { server, port };
    }
    await pause(attempt * 300);
  }
  const lastLines = readFileSync(logFile, 'utf8').trim().split('\n').slice(-8).join('\n');
  throw new Error(`Postgres does not start. The end of ${logFile}:\n${lastLines}`);
}

/** Waits as long as the server lives: after a crash it first reads its log back. */
async function becomesReady(server: PostgresProcess, secrets: ClusterSecrets): Promise<boolean> {
  while (server.isAlive()) {
    const client = adminClient(secrets);
    try {
      await client.connect();
      return true;
    } catch (error) {
      if (isFinal(error)) throw error;
      await pause(25);
    } finally {
      await client.end();
    }
  }
  return false;
}

/** Not yet listening and "starting up" pass by themselves; a refused password does not. */
const isFinal = (error: unknown) => error instanceof pg.DatabaseError && error.code !== '57P03';

const adminClient = ({ adminPassword, port }: ClusterSecrets) =>
  new pg.Client({
    host: '127.0.0.1',
    port: port ?? 0,
    user: 'postgres',
    password: adminPassword,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  });

async function ensureDatabase(secrets: ClusterSecrets): Promise<void> {
  const admin = adminClient(secrets);
  await admin.connect();
  try {
    const found = await admin.query(`select 1 from pg_database where datname = 'sluice'`);
    if (found.rowCount) return;
    await admin.query(`drop role if exists sluice`);
    await admin.query(`create role sluice login createdb createrole password ${pg.escapeLiteral(secrets.password)}`);
    await admin.query(`create database sluice owner sluice`);
  } finally {
    await admin.end();
  }
}
