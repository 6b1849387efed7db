import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '../env';
import type { Log } from '../log';

const inServer = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const hooks = ['setup/resolve-typescript.mjs', 'setup/end-with-parent.mjs'].flatMap((path) => [
  '--import',
  inServer(path),
]);

export interface KeptProcess {
  /** Changes when it is started again. */
  readonly pid: () => number | undefined;
  /** Asks it to finish, and ends it after half a minute. */
  readonly stop: () => Promise<void>;
}

interface Program {
  /** For the log: "worker 1". */
  readonly name: string;
  /** Below server/, e.g. "main.ts". */
  readonly file: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly log: Log;
  /** Told what it sends over its channel. */
  readonly onMessage?: (message: unknown) => void;
}

const stableMs = 30_000;
const longestPauseMs = 30_000;

/**
 * Runs a program of ours beside this process for as long as this one lives. Should it die it is started again, at once the first
 * time, then after ever longer pauses; it ends with us, however we end.
 */
export function keepProcess(program: Program): KeptProcess {
  let child = start(program);
  let stopping = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  const watch = (process: ChildProcess, startedAt: number): void => {
    process.once('exit', (code, signal) => {
      if (stopping) return;
      failures = Date.now() - startedAt > stableMs ? 0 : failures + 1;
      const pauseMs = failures === 0 ? 0 : Math.min(longestPauseMs, 250 * 2 ** failures);
      program.log.error(
        { program: program.name, code, signal, pauseMs },
        'A process ended by itself; it is started again',
      );
      timer = setTimeout(() => {
        child = start(program);
        watch(child, Date.now());
      }, pauseMs);
    });
  };
  watch(child, Date.now());

  return {
    pid: () => child.pid,
    async stop() {
      stopping = true;
      clearTimeout(timer);
      await end(child);
    },
  };
}

function start({ name, file, args = [], env = {}, log, onMessage }: Program): ChildProcess {
  const child = fork(inServer(file), args, {
    execArgv: hooks,
    env: childEnvironment(env),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.on('error', (error) => log.error({ err: error, program: name }, 'A process could not be started'));
  if (onMessage) child.on('message', onMessage);
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), 30_000);
  await ended;
  clearTimeout(insist);
}
