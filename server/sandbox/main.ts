import { parseArgs } from 'node:util';
import { createLife } from './life';
import type { SandboxReady } from './ready';
import { type SandboxOptions, startWorld } from './world';

/**
 * The demo's channels as a process of their own, so that nothing of the product can lean on them by accident:
 * node --import ../setup/resolve-typescript.mjs main.ts --data FOLDER [--harbour PORT] [--lantern PORT] [--store PORT] [--quiet]
 * Says where everything is, once: to its parent where there is one, else as one line of JSON. Ends on SIGTERM, SIGINT or with its parent.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    harbour: { type: 'string' },
    lantern: { type: 'string' },
    store: { type: 'string' },
    /** No life of its own: nothing happens but what is asked for. */
    quiet: { type: 'boolean', default: false },
  },
});

const now = () => new Date();
const world = await startWorld({
  dataFolder: values.data ?? null,
  ports: portsOf(values),
  now,
  log: (line) => process.stderr.write(`${line}\n`),
});

const life = createLife({ simulators: world.simulators, now });
const timer = values.quiet ? undefined : setInterval(life.tick, 1_000);

const { markets, store } = world;
const ready: SandboxReady = { ready: true, markets: [...markets], store };
if (process.send) process.send(ready);
else process.stdout.write(`${JSON.stringify(ready)}\n`);

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, () => void stop());

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  clearInterval(timer);
  await world.stop();
  process.exit(0);
}

function portsOf(
  given: Partial<Record<'harbour' | 'lantern' | 'store', string>>,
): NonNullable<SandboxOptions['ports']> {
  const { harbour, lantern, store: shop } = given;
  return {
    ...(harbour !== undefined && { harbour: Number(harbour) }),
    ...(lantern !== undefined && { lantern: Number(lantern) }),
    ...(shop !== undefined && { store: Number(shop) }),
  };
}
