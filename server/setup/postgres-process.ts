import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, statSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import type { PostgresFolders } from './postgres-folders';

export type PostgresProcess = {
  /** Whether the server still runs. */
  readonly isAlive: () => boolean;
  readonly stop: () => Promise<void>;
};

export type PostgresOptions = {
  readonly folders: PostgresFolders;
  readonly logFile: string;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
};

/** Starts the server. It ends when `stop` is called, and also when this process dies without a word. */
export function spawnPostgres(options: PostgresOptions): PostgresProcess {
  const { folders, logFile, port, settings } = options;
  const output = openSync(logFile, isTooLong(logFile) ? 'w' : 'a', 0o600);
  const settingArguments = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(
    join(folders.programs, 'postgres'),
    ['-D', folders.cluster, '-p', String(port), ...settingArguments],
    // A group of its own: Ctrl-C in the terminal must not stop the database before its clients.
    { ...folders.account, cwd: folders.cluster, stdio: ['ignore', output, output], detached: true },
  );
  closeSync(output);
  server.on('error', () => undefined); // told by isAlive
  const guard = spawnGuard(server, folders);
  return {
    isAlive: () => server.exitCode === null && server.signalCode === null && server.pid !== undefined,
    stop: () => stopServer(server, guard),
  };
}

const isTooLong = (logFile: string) => (statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000;

/**
 * A shell that waits for the end of its input, which comes with the end of this process however that comes (kill -9 too), and
 * then asks the server to stop. Postgres itself would go on for ever.
 */
function spawnGuard(server: ChildProcess, folders: PostgresFolders): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', 'while read -r _; do :; done; kill -INT "$0"', String(server.pid)], {
    ...folders.account,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  if (guard.stdin instanceof Socket) guard.stdin.unref();
  server.once('exit', () => guard.kill('SIGKILL'));
  server.unref();
  guard.unref();
  return guard;
}

async function stopServer(server: ChildProcess, guard: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  guard.kill('SIGKILL');
  server.ref();
  server.kill('SIGINT'); // "fast": ends the sessions, writes a checkpoint
  const insist = setTimeout(() => server.kill('SIGQUIT'), 10_000);
  await ended;
  clearTimeout(insist);
}
