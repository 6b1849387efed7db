import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { CrashPoint } from '../jobs/crash-point';

export interface Spawned {
  readonly child: ChildProcess;
  /** What it said when it was ready: the web process its port. */
  readonly said: unknown;
  /** Resolves when it has ended, however. */
  readonly ended: Promise<unknown>;
  kill(signal?: NodeJS.Signals): void;
}

interface Spawning {
  readonly crashAt?: CrashPoint | null;
  readonly nth?: number;
}

const resolveHook = new URL('../setup/resolve-typescript.mjs', import.meta.url).href;

/** A worker as a process of its own; with `crashAt` it kills itself at the nth passing of that point. */
export const spawnWorker = (url: string, spawning: Spawning = {}): Promise<Spawned> =>
  spawnProcess('worker-child.ts', { url, ...spawning });

/** The way in for webhooks as a process of its own; it says its port. */
export const spawnWeb = (url: string, spawning: Spawning = {}): Promise<Spawned> =>
  spawnProcess('web-child.ts', { url, ...spawning });

/** A web process in which a person lets a retry of all that waits for a cause go; it says the task's id. */
export const spawnRetry = (
  url: string,
  asked: { readonly member: object; readonly code: string; readonly subject: string; readonly at: string },
): Promise<Spawned> => startChild('retry-web-child.ts', { url, ...asked });

/** A process that asks a channel for tokens when it is sent a moment; it answers with what it got. */
export const spawnTokenAsker = (
  url: string,
  asking: { readonly channel: string; readonly workspaceId: string; readonly connectionId: string },
): Promise<Spawned> => startChild('token-child.ts', { url, ...asking });

const spawnProcess = (
  module: string,
  { url, crashAt = null, nth = 1 }: Spawning & { readonly url: string },
): Promise<Spawned> => startChild(module, { url, crashAt, nth });

async function startChild(module: string, given: object): Promise<Spawned> {
  const file = fileURLToPath(new URL(module, import.meta.url));
  const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
  const child = fork(file, [JSON.stringify(given)], { execPath: node, execArgv: ['--import', resolveHook] });
  const ended = once(child, 'exit');
  const [said] = await Promise.race([once(child, 'message'), ended]);
  return { child, said, ended, kill: (signal = 'SIGKILL') => child.kill(signal) };
}
