import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { SandboxReady } from './ready';
import { startWorld } from './world';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const anyPorts = { harbour: 0, lantern: 0, store: 0 };

it('keeps its orders, keys and ports over a restart, and its keys to itself', async () => {
  const dataFolder = await aFolder();
  const first = await startWorld({ dataFolder, ports: anyPorts, log: () => undefined });
  const { number } = first.simulators.harbour.place();
  await first.stop();
  const again = await startWorld({ dataFolder, log: () => undefined });
  undo.push(again.stop);
  expect(again.markets).toEqual(first.markets);
  expect(again.store).toEqual(first.store);
  expect(again.simulators.harbour.core.book.get(number)?.number).toBe(number);
  expect(await readdir(dataFolder)).toContain('keys.json');
  expect((await stat(join(dataFolder, 'keys.json'))).mode & 0o077).toBe(0);
});

it('takes another port when the wished one is taken', async () => {
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve));
  undo.push(async () => squatter.close());
  const address = squatter.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const world = await startWorld({ dataFolder: null, ports: { ...anyPorts, store: port }, log: () => undefined });
  undo.push(world.stop);
  expect(new URL(world.store.url).port).not.toBe(String(port));
  expect((await fetch(world.store.url)).status).toBe(200);
});

it('runs as a process of its own that says where it is and ends when asked', async () => {
  const hook = fileURLToPath(new URL('../setup/resolve-typescript.mjs', import.meta.url));
  const program = fileURLToPath(new URL('./main.ts', import.meta.url));
  const ports = ['--harbour', '0', '--lantern', '0', '--store', '0'];
  const child = spawn(process.execPath, ['--import', hook, program, ...ports], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  undo.push(async () => child.kill('SIGKILL'));
  const [line] = await once(createInterface(child.stdout), 'line');
  const ready = SandboxReady.parse(JSON.parse(String(line)));
  expect(ready.markets.map(({ name }) => name)).toEqual(['Harbour Market', 'Lantern Bazaar']);
  expect(await (await fetch(ready.store.url)).text()).toContain('Workshop Store');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
