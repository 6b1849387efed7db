import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listConnections } from '../connections/list-connections';
import { listFlows } from '../flows/list-flows';
import { createHookHandler } from '../inbox/hook-handler';
import { chromiumRenderer } from '../labels/chromium-renderer';
import { seedDemo } from '../sandbox/seed-demo';
import { type SandboxWorld, startWorld } from '../sandbox/world';
import { startWorker, type Worker } from '../worker';
import { findMember } from '../workspaces/find-member';
import type { Member } from '../workspaces/member';
import { createTestWorld, type TestWorld } from './test-world';

export interface TestDemo extends TestWorld {
  readonly sandbox: SandboxWorld;
  readonly worker: Worker;
  readonly owner: Member;
  /** Connection ids. */
  readonly at: { readonly harbour: string; readonly lantern: string; readonly store: string };
  /** Flow ids. */
  readonly flows: { readonly toStore: string; readonly home: string };
}

/** The demo with a worker, over real HTTP and a real database, quiet until somebody places an order; only the pages are missing. */
export async function startTestDemo(changes: Parameters<typeof createTestWorld>[0] = {}): Promise<TestDemo> {
  const test = await createTestWorld(changes);
  const { world } = test;
  const sandbox = await startWorld({
    dataFolder: null,
    ports: { harbour: 0, lantern: 0, store: 0 },
    log: () => undefined,
    ...(changes.now && { now: changes.now }),
  });
  const dataFolder = await mkdtemp(join(tmpdir(), 'sluice-demo-'));
  const hooks = await listenForHooks(test);
  const worker = await startWorker(world, { url: test.url, renderer: chromiumRenderer() });
  const { markets, store } = sandbox;
  await seedDemo(world, { sandbox: { markets: [...markets], store }, dataFolder, hooksAt: hooks.url });
  const drop = async () => {
    await worker.stop();
    await sandbox.stop();
    hooks.close();
    await test.drop();
    await rm(dataFolder, { recursive: true });
  };
  return { ...test, sandbox, worker, drop, ...(await whatWasSeeded(test)) };
}

async function listenForHooks({ world }: TestWorld): Promise<{ url: string; close: () => void }> {
  const handle = createHookHandler(world);
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has an address with a port.');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${address.port}`, close };
}

async function whatWasSeeded({ world }: TestWorld): Promise<Pick<TestDemo, 'owner' | 'at' | 'flows'>> {
  const visitor = await world.db.selectFrom('auth_user').select(['id', 'name']).executeTakeFirstOrThrow();
  const owner = await findMember(world, { visitor, slug: 'demo-workshop', address: '127.0.0.1' });
  if (!owner) throw new Error('The demo has no owner.');
  const connections = await listConnections(world, owner);
  const flows = await listFlows(world, { member: owner, archived: false });
  const idOf = (list: readonly { id: string; name: string }[], name: string) => {
    const found = list.find((one) => one.name === name);
    if (!found) throw new Error(`The demo has no ${name}.`);
    return found.id;
  };
  return {
    owner,
    at: {
      harbour: idOf(connections, 'Harbour Market'),
      lantern: idOf(connections, 'Lantern Bazaar'),
      store: idOf(connections, 'Workshop Store'),
    },
    flows: { toStore: idOf(flows, 'Marketplaces to Workshop Store'), home: idOf(flows, 'Updates home') },
  };
}
