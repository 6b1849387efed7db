import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const resolveHook = new URL('../setup/resolve-typescript.mjs', import.meta.url).href;

/** A process of the benchmark: a module beside this one that answers questions. */
export interface Child {
  ask<Answer>(question: object): Promise<Answer>;
  stop(): Promise<void>;
}

/** @param profile writes a CPU profile into this folder when the process ends. */
export async function startChild(
  module: string,
  { profile, given }: { profile: string | null; given: object },
): Promise<Child> {
  const file = fileURLToPath(new URL(`${module}.ts`, import.meta.url));
  const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`, `--cpu-prof-name=${module}.cpuprofile`] : [];
  const child = fork(file, [], { execArgv: ['--import', resolveHook, ...profiling], serialization: 'advanced' });
  const waiting = new Map<number, (answer: unknown) => void>();
  let asked = 0;
  child.setMaxListeners(0);
  child.on('message', ({ id, answer }: { id: number; answer: unknown }) => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  const ask = <Answer>(question: object) =>
    new Promise<Answer>((resolve, reject) => {
      asked += 1;
      waiting.set(asked, (answer) => resolve(answer as Answer));
      child.once('exit', (code) => reject(new Error(`${module} ended with ${code}`)));
      child.send({ id: asked, question });
    });
  await ask({ start: given });
  const stop = async () => {
    const ended = once(child, 'exit');
    child.send({ id: 0, question: { stop: true } });
    await ended;
  };
  return { ask, stop };
}

type Answers = (question: Record<string, unknown>) => Promise<unknown>;

/** In the child: answers the parent's questions until it says stop. */
export function answerParent(
  start: (given: Record<string, unknown>) => Promise<{ answer: Answers; stop: () => Promise<void> }>,
): void {
  let running: Awaited<ReturnType<typeof start>> | null = null;
  process.on('disconnect', () => process.exit(1)); // the parent is gone
  process.on('message', async ({ id, question }: { id: number; question: Record<string, unknown> }) => {
    if ('stop' in question) {
      await running?.stop();
      process.exit(0);
    }
    if ('cpu' in question) {
      const { user, system } = process.cpuUsage();
      process.send?.({ id, answer: (user + system) / 1000 });
      return;
    }
    if ('start' in question) {
      running = await start(question['start'] as Record<string, unknown>);
      process.send?.({ id, answer: null });
      return;
    }
    process.send?.({ id, answer: await running?.answer(question) });
  });
}
