import { type Env, readEnv } from '../env';
import { plainTrouble } from './plain-trouble';
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
    const trouble = plainTrouble(error);
    if (trouble === null) throw error;
    sayProblem(trouble);
    return 1;
  }
}
