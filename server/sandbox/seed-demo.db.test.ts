import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { validateFlow } from '../../nodes/graph/validate';
import { nodeTypes } from '../../nodes/registry';
import { getConnection } from '../connections/get-connection';
import { listConnections } from '../connections/list-connections';
import { archiveFlow } from '../flows/archive-flow';
import { getFlow } from '../flows/get-flow';
import { listFlows } from '../flows/list-flows';
import { aMember, createTestWorld, type TestWorld } from '../tooling/test-world';
import { createFirstAccount } from '../workspaces/create-first-account';
import { openDemoAccount } from './demo-account';
import { seedDemo } from './seed-demo';
import { type SandboxWorld, startWorld } from './world';

let test: TestWorld;
let sandbox: SandboxWorld;
let dataFolder: string;

beforeEach(async () => {
  test = await createTestWorld();
  sandbox = await startWorld({ dataFolder: null, ports: { harbour: 0, lantern: 0, store: 0 }, log: () => undefined });
  dataFolder = await mkdtemp(join(tmpdir(), 'demo-'));
});
afterEach(async () => {
  await sandbox.stop();
  await test.drop();
  await rm(dataFolder, { recursive: true });
});

const seed = (places: Pick<SandboxWorld, 'markets' | 'store'> = sandbox) =>
  seedDemo(test.world, {
    sandbox: { markets: [...places.markets], store: places.store },
    dataFolder,
    hooksAt: 'http://127.0.0.1:9',
  });

async function person() {
  const opened = await openDemoAccount(test.world, dataFolder);
  if (!opened) throw new Error('no demo account');
  return opened.member;
}

const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name).toSorted();

it('sets up a person, three connections that work, and three live flows without a problem or a warning', async () => {
  const demo = await seed();
  expect(demo).toMatchObject({
    email: 'ana@example.com',
    workspace: 'demo-workshop',
    password: expect.stringMatching(/^[a-z0-9-]{24}$/),
  });
  const member = await person();
  const connections = await listConnections(test.world, member);
  expect(connections.map(({ name, account, state }) => [name, account, state]).toSorted()).toEqual([
    ['Harbour Market', 'Harbour Market', 'active'],
    ['Lantern Bazaar', 'Lantern Bazaar', 'active'],
    ['Workshop Store', 'Workshop Store', 'active'],
  ]);
  const flows = await listFlows(test.world, { member, archived: false });
  expect(flows.map(({ name, state, problems }) => [name, state, problems]).toSorted()).toEqual([
    ['Labels as PDF', 'live', 0],
    ['Marketplaces to Workshop Store', 'live', 0],
    ['Updates home', 'live', 0],
  ]);
  for (const { id } of flows) {
    const flow = await getFlow(test.world, { member, flowId: id });
    if (!flow.ok) throw new Error('no flow');
    const facts = new Map(flow.value.connections.map((one) => [one.id, one]));
    expect(validateFlow(flow.value.draft, { nodeTypes, connections: facts })).toEqual([]);
    const places = flow.value.draft.nodes.map(({ position }) => `${position.x} ${position.y}`);
    expect(new Set(places).size).toBe(places.length);
  }
});

it('tells the sandbox where to send its messages', async () => {
  await seed();
  const member = await person();
  for (const { id, account } of await listConnections(test.world, member)) {
    const { harbour, lantern, store } = sandbox.simulators;
    const core = [harbour.core, lantern.core, store.core][
      ['Harbour Market', 'Lantern Bazaar', 'Workshop Store'].indexOf(account ?? '')
    ];
    const view = await getConnection(test.world, { member, connectionId: id });
    const path = view.ok ? new URL(view.value.webhookUrl ?? '').pathname : '';
    expect(core?.webhooks.subscriptions.map(({ url }) => url)).toEqual([`http://127.0.0.1:9${path}`]);
  }
});

it('changes nothing when it runs again, and does not bring back what a person removed', async () => {
  const first = await seed();
  const member = await person();
  const [flow] = await listFlows(test.world, { member, archived: false });
  await archiveFlow(test.world, { member, flowId: flow?.id ?? '' });
  expect(await seed()).toEqual(first);
  expect(await listConnections(test.world, member)).toHaveLength(3);
  expect(await listFlows(test.world, { member, archived: false })).toHaveLength(2);
});

it('goes on where a first start was interrupted', async () => {
  const { port } = sandbox.simulators.store;
  await sandbox.simulators.store.stop();
  await expect(seed()).rejects.toThrow('could not be set up');
  const fresh = await startWorld({
    dataFolder: null,
    ports: { harbour: 0, lantern: 0, store: port },
    log: () => undefined,
  });
  expect(await seed({ markets: sandbox.markets, store: fresh.store })).not.toBeNull();
  const member = await person();
  expect(names(await listConnections(test.world, member))).toEqual([
    'Harbour Market',
    'Lantern Bazaar',
    'Workshop Store',
  ]);
  await fresh.stop();
});

it('follows a sandbox that had to move to another port', async () => {
  await seed();
  const moved = await startWorld({
    dataFolder: null,
    ports: { harbour: 0, lantern: 0, store: 0 },
    log: () => undefined,
  });
  await seed(moved);
  const member = await person();
  const rows = await listConnections(test.world, member);
  expect(rows).toHaveLength(3);
  const store = rows.find(({ name }) => name === 'Workshop Store');
  const view = await getConnection(test.world, { member, connectionId: store?.id ?? '' });
  expect(view).toMatchObject({ value: { settings: { baseUrl: moved.store.url } } });
  await moved.stop();
});

it('leaves a Sluice alone that has an owner already', async () => {
  await createFirstAccount(test.world, {
    name: 'Real Owner',
    email: 'owner@example.com',
    password: 'correct horse battery staple',
    workspaceName: 'Real shop',
  });
  expect(await seed()).toBeNull();
  const other = await aMember(test.world);
  expect(await listConnections(test.world, other)).toEqual([]);
});
