import { join } from 'node:path';
import type { Env } from '../env';
import type { Log } from '../log';
import { SandboxReady } from '../sandbox/ready';
import { seedDemo } from '../sandbox/seed-demo';
import type { Demo, World } from '../workspaces/world';
import { type KeptProcess, keepProcess } from './kept-process';

export interface SignIn {
  readonly email: string;
  readonly password: string;
}

export interface RunningDemo {
  /** For the pages; null until it is set up, and when Sluice has an owner of its own. */
  readonly demo: () => Demo | null;
  /** Connects what has come up. Null when Sluice has an owner of its own. */
  readonly setUp: (world: World) => Promise<SignIn | null>;
  readonly stop: () => Promise<void>;
}

/** Starts the demo's marketplaces and shop as a process of their own. */
export function runDemo(env: Env, { log }: { log: Log }): RunningDemo {
  let shown: Demo | null = null;
  let world: World | null = null;
  const dataFolder = join(env.SLUICE_DATA, 'demo');
  const seed = async (into: World, sandbox: SandboxReady): Promise<SignIn | null> => {
    const seeded = await seedDemo(into, { sandbox, dataFolder, hooksAt: `http://127.0.0.1:${env.PORT}` });
    shown = seeded && { workspace: seeded.workspace, urls: pagesOf(sandbox) };
    return seeded;
  };
  let tellReady: (ready: SandboxReady) => void = () => undefined;
  const firstReady = new Promise<SandboxReady>((resolve) => {
    tellReady = resolve;
  });
  const process: KeptProcess = keepProcess({
    name: 'demo',
    file: 'sandbox/main.ts',
    args: ['--data', dataFolder],
    log,
    onMessage: (message) => {
      const ready = SandboxReady.safeParse(message);
      if (!ready.success) return;
      tellReady(ready.data);
      // Restarted after a fall: its ports may have moved.
      if (world)
        seed(world, ready.data).catch((error: unknown) =>
          log.error({ err: error }, 'The demo could not be set up again'),
        );
    },
  });
  return {
    demo: () => shown,
    setUp: async (into) => {
      const signIn = await seed(into, await firstReady);
      world = into;
      return signIn;
    },
    stop: process.stop,
  };
}

const pagesOf = ({ markets, store }: SandboxReady) =>
  [...markets, store].map(({ name, url }) => ({ label: name, url }));
