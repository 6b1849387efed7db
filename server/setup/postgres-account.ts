import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { SetupError } from './setup-error';

/** Who Postgres runs as: `undefined` means the user who started us. */
export type PostgresAccount = { readonly uid: number; readonly gid: number } | undefined;

/**
 * Postgres refuses to run as root. So when root starts us, it runs as the account that already owns one of the folders, else
 * as `postgres`, else as `nobody`. No account is ever added to the machine.
 */
export function choosePostgresAccount(clusters: readonly string[]): PostgresAccount {
  if (process.getuid?.() !== 0) return undefined;
  const account = ownerOf(clusters) ?? findAccount('postgres') ?? findAccount('nobody');
  if (account) return account;
  throw new SetupError(
    'Postgres does not run as root, and this machine has neither a "postgres" nor a "nobody" user. Start Sluice as another user, or set DATABASE_URL.',
  );
}

function ownerOf(clusters: readonly string[]): PostgresAccount {
  for (const cluster of clusters) {
    const found = statSync(cluster, { throwIfNoEntry: false });
    if (found && found.uid !== 0) return { uid: found.uid, gid: found.gid };
  }
  return undefined;
}

function findAccount(name: string): PostgresAccount {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined; // `id` fails when there is no such account
  }
}

/** Whether the account can get into the folder: one above it may be closed to others, as /root is. */
export function canEnter(folder: string, account: PostgresAccount): boolean {
  return (
    account === undefined || spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/' }).status === 0
  );
}

/** Whether the account can start the program. */
export function canRun(program: string, account: PostgresAccount): boolean {
  return spawnSync(program, ['--version'], { ...account, cwd: '/' }).status === 0;
}
