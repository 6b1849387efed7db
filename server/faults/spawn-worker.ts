import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { CrashPoint } from '../jobs/crash-point';

export interface WorkerProcess {
  readonly child: ChildProcess;
  /** Resolves when it has ended, however. */
  readonly ended: Promise<unknown>;
  kill(signal?: NodeJS.Signals): void;
}

const resolveHook = new URL('../setup/resolve-typescript.mjs', import.meta.url).href;

/** Starts a worker as a process of its own; with `crashAt` it kills itself at the nth passing of that point. */
export async function spawnWorker(
  url: string,
  { crashAt = null, nth = 1 }: { crashAt?: CrashPoint | null; nth?: number } = {},
): Promise<WorkerProcess> {
  const given = JSON.stringify({ url, crashAt, nth });
  const file = fileURLToPath(new URL('worker-child.ts', import.meta.url));
  const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
  const child = fork(file, [given], { execPath: node, execArgv: ['--import', resolveHook] });
  const ended = once(child, 'exit');
  await Promise.race([once(child, 'message'), ended]);
  return { child, ended, kill: (signal = 'SIGKILL') => child.kill(signal) };
}
