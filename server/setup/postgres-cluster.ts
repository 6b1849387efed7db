import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresAccount } from './postgres-account';
import type { PostgresFolders } from './postgres-folders';
import { SetupError } from './setup-error';

/** What only Sluice knows of its own database; kept in a file that nobody else can read. */
export type ClusterSecrets = {
  readonly adminPassword: string;
  readonly password: string;
  /** The port of the last start, and the process that started it. */
  readonly port?: number;
  readonly startedBy?: number;
};

/** Reads what is known of the cluster, and creates the cluster on first use. */
export function openCluster(options: {
  readonly dataFolder: string;
  readonly folders: PostgresFolders;
  readonly log: (line: string) => void;
}): ClusterSecrets {
  const { dataFolder, folders, log } = options;
  if (existsSync(folders.cluster)) return readSecrets(dataFolder, folders.cluster);
  log('Creating the database …');
  const password = () => randomBytes(24).toString('base64url');
  const secrets = { adminPassword: password(), password: password() };
  saveSecrets(dataFolder, secrets);
  createCluster(folders, secrets.adminPassword);
  return secrets;
}

const secretsFile = (dataFolder: string) => join(dataFolder, 'postgres.json');

function readSecrets(dataFolder: string, cluster: string): ClusterSecrets {
  try {
    return JSON.parse(readFileSync(secretsFile(dataFolder), 'utf8'));
  } catch (cause) {
    throw new SetupError(
      `The database in ${cluster} cannot be opened: its password file ${secretsFile(dataFolder)} is missing or belongs to another user. Start Sluice as the user who started it first, or choose another data folder with SLUICE_DATA=… (or delete ${cluster} to begin with an empty database).`,
      { cause },
    );
  }
}

export function saveSecrets(dataFolder: string, secrets: ClusterSecrets): void {
  writeFileSync(secretsFile(dataFolder), `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
}

/** Made beside and renamed, so that a cluster cut short is never taken for a whole one. */
function createCluster(folders: PostgresFolders, adminPassword: string): void {
  const unfinished = `${folders.cluster}.new`;
  const passwordFile = `${folders.cluster}.password`;
  for (const leftover of [unfinished, passwordFile]) rmSync(leftover, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, adminPassword, { mode: 0o600 });
  for (const path of [unfinished, passwordFile]) giveTo(folders.account, path);
  try {
    initialise({ folders, unfinished, passwordFile });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, folders.cluster);
}

function giveTo(account: PostgresAccount, path: string): void {
  if (account) chownSync(path, account.uid, account.gid);
}

function initialise(options: {
  readonly folders: PostgresFolders;
  readonly unfinished: string;
  readonly passwordFile: string;
}): void {
  const { folders, unfinished, passwordFile } = options;
  const made = spawnSync(
    join(folders.programs, 'initdb'),
    [
      `--pgdata=${unfinished}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The same order of texts on every machine, whatever locales it has.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ],
    { ...folders.account, cwd: '/', encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error?.message}`);
}
