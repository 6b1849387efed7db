import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { groupMemory } from './browser-memory';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** All it may read: our programs and the packages, never the data folder or the machine. */
const readable = ['server', 'nodes', 'node_modules', 'package.json'].map((path) => `--allow-fs-read=${root}${path}`);
const hook = fileURLToPath(new URL('../setup/resolve-typescript.mjs', import.meta.url));
const MEMORY_LOOK_MS = 100;

export interface ChildWork {
  /** Of a program that answers one question and ends. */
  readonly program: URL;
  readonly question: unknown;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  /** For programs that draw with a native library. */
  readonly needsAddons?: boolean;
}

/** Why there is no answer: it took too long, too much memory, or the program broke. */
export class ChildFailed extends Error {
  readonly kind: 'time' | 'memory' | 'broken';
  constructor(kind: ChildFailed['kind']) {
    super(`The child process gave no answer: ${kind}.`);
    this.kind = kind;
  }
}

/**
 * Asks a program in a process of its own that may neither write files nor start others, knows nothing of our environment, and is killed
 * when its time or memory is up. For what handles text of strangers, where a limit inside the library is not enough.
 *
 * @throws ChildFailed
 */
export function askChild({ program, question, timeoutMs, memoryMb, needsAddons = false }: ChildWork): Promise<unknown> {
  const child = fork(program, {
    env: { NODE_ENV: 'production' },
    execArgv: [
      '--permission',
      ...readable,
      ...(needsAddons ? ['--allow-addons'] : []),
      `--max-old-space-size=${memoryMb}`,
      '--disable-warning=SecurityWarning',
      '--import',
      hook,
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    detached: true,
  });
  return new Promise((resolve, reject) => {
    const end = watchOver(child, { timeoutMs, memoryMb, onFail: (kind) => reject(new ChildFailed(kind)) });
    child.once('message', (answer) => {
      end();
      resolve(answer);
    });
    child.once('exit', () => {
      end();
      reject(new ChildFailed('broken')); // after an answer this changes nothing
    });
    child.once('error', reject);
    child.send(question as object, () => undefined);
  });
}

interface Watching {
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly onFail: (kind: ChildFailed['kind']) => void;
}

/** @returns ends the watch and the process. */
function watchOver(child: ChildProcess, { timeoutMs, memoryMb, onFail }: Watching): () => void {
  const timeout = setTimeout(() => fail('time'), timeoutMs);
  const look = setInterval(() => {
    // V8 counts its own heap; pictures and buffers lie outside it.
    const bytes = child.pid === undefined ? null : groupMemory(child.pid);
    if (bytes !== null && bytes > (memoryMb + 150) * 1_000_000) fail('memory');
  }, MEMORY_LOOK_MS);
  const end = () => {
    clearTimeout(timeout);
    clearInterval(look);
    child.kill('SIGKILL');
  };
  const fail = (kind: ChildFailed['kind']) => {
    onFail(kind);
    end();
  };
  return end;
}
