import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SetupError } from './setup-error';

/**
 * Ends a server that an earlier start left behind when all its processes were killed, and clears a lock file that leads nowhere.
 * A server whose Sluice still lives is left alone: that is said, and nothing is started.
 */
export async function endLeftoverPostgres(options: {
  readonly cluster: string;
  /** The process that started the server last. */
  readonly startedBy: number | undefined;
}): Promise<void> {
  const { cluster, startedBy } = options;
  const lockFile = join(cluster, 'postmaster.pid');
  if (!existsSync(lockFile)) return;
  const server = Number(readFileSync(lockFile, 'utf8').split('\n')[0]);
  const isOurs = () => commandLine(server).includes(cluster);
  if (!isOurs()) {
    // Postgres clears the lock of a dead server itself; a number that went to a stranger since would stop it.
    if (exists(server)) rmSync(lockFile, { force: true });
    return;
  }
  if (startedBy !== undefined && startedBy !== process.pid && commandLine(startedBy) !== '') {
    throw new SetupError(
      `Sluice already runs on this data folder (process ${startedBy}). Stop it first, or start this one with another folder: SLUICE_DATA=… npm start`,
    );
  }
  process.kill(server, 'SIGINT');
  for (let waitedMs = 0; isOurs(); waitedMs += 50) {
    if (waitedMs > 15_000)
      throw new SetupError(`An older Postgres (process ${server}) still uses ${cluster} and does not stop.`);
    await pause(50);
  }
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Empty when there is no such process, or only its corpse. */
function commandLine(pid: number): string {
  try {
    return existsSync('/proc/self/cmdline')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return ''; // both fail for a process that does not exist
  }
}
