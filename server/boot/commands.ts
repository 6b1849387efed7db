import { KeyError } from '../crypto/key-ring';
import { type Env, EnvironmentError, readEnv } from '../env';
import { SetupError } from '../setup/setup-error';
import { PortError } from '../web/start-web';
import { KeysMissing } from './create-world';
import { DatabaseUrlMissing } from './database-url';
import { sayProblem } from './say';

type Command = (env: Env, args: readonly string[]) => Promise<void>;

/** Each loads only what it runs: a worker never loads the web. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start-product')).startProduct,
  web: async () => (await import('./web-process')).runWebProcess,
  worker: async () => (await import('./worker-process')).runWorkerProcess,
  migrate: async () => (await import('./migrate-process')).runMigrateProcess,
};

/** Runs until it is told to stop. @returns the exit code */
export async function runCommand([name = 'start', ...args]: readonly string[]): Promise<number> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    sayProblem(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`);
    return 1;
  }
  try {
    const command = await load();
    await command(readEnv(), args);
    return 0;
  } catch (error) {
    if (!isPlain(error)) throw error;
    sayProblem(error.message);
    return 1;
  }
}

const plain = [EnvironmentError, KeyError, KeysMissing, PortError, SetupError, DatabaseUrlMissing];

/** Errors whose message is all a person at the terminal needs. */
const isPlain = (error: unknown): error is Error => plain.some((kind) => error instanceof kind);
