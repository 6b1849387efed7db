import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { canEnter, canRun, choosePostgresAccount, type PostgresAccount } from './postgres-account';
import { findPackagedPostgres, type PackagedPostgres } from './postgres-package';
import { SetupError } from './setup-error';

/** Where the database and the programs are, and who may use them. */
export type PostgresFolders = {
  readonly account: PostgresAccount;
  /** Postgres's own data directory. */
  readonly cluster: string;
  /** Holds `initdb` and `postgres`. */
  readonly programs: string;
};

/** Where root keeps what another account must reach, when the checkout or the data folder is closed to it. */
const openHome = '/var/lib/sluice';

/** Finds, and where needed makes, folders that the account Postgres runs as can really reach. */
export function preparePostgresFolders(options: {
  readonly dataFolder: string;
  readonly log: (line: string) => void;
}): PostgresFolders {
  const { dataFolder, log } = options;
  assertWritable(dataFolder);
  const inside = join(dataFolder, 'postgres');
  const outside = join(openHome, createHash('sha256').update(dataFolder).digest('hex').slice(0, 12), 'postgres');
  const account = choosePostgresAccount([inside, outside]);
  const cluster = existsSync(outside) || !canEnter(dataFolder, account) ? outside : inside;
  if (cluster === outside) {
    log(
      `Postgres may not run as root, and ${dataFolder} is closed to other users: the database is kept in ${outside}.`,
    );
  }
  makeOpenFolder(dirname(cluster));
  return { account, cluster, programs: reachablePrograms(findPackagedPostgres(), account) };
}

function assertWritable(dataFolder: string): void {
  try {
    mkdirSync(dataFolder, { recursive: true });
    accessSync(dataFolder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new SetupError(
      `The data folder ${dataFolder} cannot be written. Make it writable, choose another with SLUICE_DATA=…, or set DATABASE_URL to use your own Postgres.`,
      { cause },
    );
  }
}

/** Readable by all, whatever the umask of the one who started us. */
function makeOpenFolder(folder: string): void {
  const made = mkdirSync(folder, { recursive: true });
  if (!made) return;
  for (let each = folder; each.length >= made.length; each = dirname(each)) chmodSync(each, 0o755);
}

function reachablePrograms(packaged: PackagedPostgres, account: PostgresAccount): string {
  const inPackage = join(packaged.folder, 'bin');
  if (account === undefined || canRun(join(inPackage, 'postgres'), account)) return inPackage;
  const copy = join(openHome, `programs-${packaged.version}`);
  if (!existsSync(copy)) copyPrograms({ from: packaged.folder, to: copy });
  return join(copy, 'bin');
}

/** Copied beside and renamed, so that a copy cut short is never taken for a whole one. */
function copyPrograms({ from, to }: { readonly from: string; readonly to: string }): void {
  const unfinished = `${to}.${process.pid}`;
  makeOpenFolder(dirname(to));
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', unfinished]);
  rmSync(to, { recursive: true, force: true });
  renameSync(unfinished, to);
}
