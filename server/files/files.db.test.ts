import { afterAll, beforeAll, expect, it } from 'vitest';
import { withWorkspace } from '../db/with-workspace';
import { seedConnection } from '../faults/seed';
import { createFlow } from '../flows/create-flow';
import { listFlows } from '../flows/list-flows';
import { upsertMatches } from '../skumap/set-sku';
import { aMember, auditTrail, createTestWorld, type TestWorld } from '../tooling/test-world';
import type { Member } from '../workspaces/member';
import { exportSetUp } from './export-set-up';
import { importSetUp } from './import-set-up';

let here: TestWorld;
/** Another instance, with nothing in it. */
let there: TestWorld;
let ana: Member;
let uwe: Member;
let flowId: string;
const secret = 'canary-of-a-secret';

const names = { market: 'Harbour “Market”', store: 'Store' };

async function connect(test: TestWorld, { workspaceId }: Member) {
  const { db } = test.world;
  const market = await seedConnection(db, {
    workspaceId,
    connector: 'sandbox-market',
    name: names.market,
    url: secret,
  });
  const store = await seedConnection(db, { workspaceId, connector: 'sandbox-store', name: names.store, url: secret });
  return { market: market.id, store: store.id };
}

beforeAll(async () => {
  [here, there] = await Promise.all([createTestWorld(), createTestWorld()]);
  ana = await aMember(here.world);
  uwe = await aMember(there.world, { name: 'Uwe' });
  const { market, store } = await connect(here, ana);
  const at = { x: 0, y: 0 };
  const rules = [{ kind: 'test', fact: 'source', operator: 'is', value: market }];
  const publish = { kind: 'rule', rule: { kind: 'group', mode: 'all', rules } };
  const document = {
    version: 1 as const,
    nodes: [
      { id: 'in', type: 'source', name: 'In', settings: { events: ['created'], connectionId: market }, position: at },
      {
        id: 'out',
        type: 'publish',
        name: null,
        settings: { publish, overwrites: [], overrides: [], connectionId: store },
        position: at,
      },
    ],
    edges: [{ id: 'e', from: 'in', fromPort: 'out', to: 'out' }],
  };
  const { world } = here;
  const made = await createFlow(world, { member: ana, name: 'To the store', description: 'All of it', document });
  if (!made.ok) throw new Error('a flow');
  flowId = made.value.id;
  await createFlow(world, { member: ana, name: 'An empty one' });
  const matches = [
    { sku: 'Z', targetSku: 'z', units: 1, further: [] },
    { sku: 'A', targetSku: 'a', units: 2, further: [{ sku: 'b', units: 3 }] },
  ];
  await withWorkspace(world.db, ana.workspaceId, (trx) =>
    upsertMatches(trx, { member: ana, connectionId: store, matches }),
  );
});
afterAll(() => Promise.all([here.drop(), there.drop()]));

async function textOf(test: TestWorld, request: Parameters<typeof exportSetUp>[1]): Promise<string> {
  const file = await exportSetUp(test.world, request);
  if (!file.ok) throw new Error(file.problems[0]?.message);
  return file.value.text;
}

it('names accounts and holds nothing of them: no id, no setting, no secret', async () => {
  const text = await textOf(here, { member: ana });
  expect(JSON.parse(text)).toMatchObject({
    kind: 'sluice/set-up',
    version: 1,
    connections: [
      { name: names.market, channel: 'sandbox-market' },
      { name: names.store, channel: 'sandbox-store' },
    ],
    flows: [{ name: 'An empty one' }, { name: 'To the store', description: 'All of it' }],
    skuMap: [{ connection: names.store, matches: [{ sku: 'A' }, { sku: 'Z' }] }],
  });
  expect(text).not.toContain(secret);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
});

it('says at once everything that keeps it from an empty workspace, and writes nothing of it', async () => {
  const text = await textOf(here, { member: ana });
  const refused = await importSetUp(there.world, { member: uwe, text, isForReal: true });
  expect(refused).toMatchObject({
    ok: false,
    problems: [
      { code: 'file.accountMissing', subject: names.market },
      { code: 'file.accountMissing', subject: names.store },
    ],
  });
  expect(await listFlows(there.world, { member: uwe, archived: false })).toEqual([]);
});

it('goes into another instance and comes out of it byte by byte the same', async () => {
  await connect(there, uwe);
  const text = await textOf(here, { member: ana });
  const plan = await importSetUp(there.world, { member: uwe, text, isForReal: false });
  expect(plan).toEqual({
    ok: true,
    value: {
      flows: [
        { name: 'An empty one', what: 'create' },
        { name: 'To the store', what: 'create' },
      ],
      matches: 2,
    },
  });
  expect(await listFlows(there.world, { member: uwe, archived: false })).toEqual([]);
  expect(await importSetUp(there.world, { member: uwe, text, isForReal: true })).toEqual(plan);
  expect(await textOf(there, { member: uwe })).toBe(text);
  const [flow] = await listFlows(there.world, { member: uwe, archived: false });
  expect(flow?.state).toBe('draft');
});

it('brings in again only what differs, and leaves what is live alone', async () => {
  const text = (await textOf(here, { member: ana })).replace('"All of it"', '"Nearly all of it"');
  expect(await importSetUp(there.world, { member: uwe, text, isForReal: true })).toMatchObject({
    value: {
      flows: [
        { name: 'An empty one', what: 'same' },
        { name: 'To the store', what: 'change' },
      ],
    },
  });
  expect(await textOf(there, { member: uwe })).toBe(text);
  const actions = (await auditTrail(there.world, uwe)).map(({ action }) => action);
  expect(actions.filter((action) => action === 'file.imported')).toHaveLength(2);
});

it('takes one flow along with the accounts it speaks of', async () => {
  const file = JSON.parse(await textOf(here, { member: ana, flowId }));
  expect(file).toMatchObject({ flows: [{ name: 'To the store' }], skuMap: [] });
  expect(file.connections).toHaveLength(2);
  expect(await exportSetUp(here.world, { member: ana, flowId: ana.workspaceId })).toMatchObject({
    ok: false,
    problems: [{ code: 'flow.notFound' }],
  });
});

it.each([
  ['not JSON', 'hello', 'file.unreadable'],
  ['of another kind', '{"kind":"sluice/fragment"}', 'file.unreadable'],
  [
    'speaking of an account it does not list',
    JSON.stringify({
      kind: 'sluice/set-up',
      version: 1,
      connections: [],
      flows: [],
      skuMap: [{ connection: 'Nobody', matches: [] }],
    }),
    'file.accountNotListed',
  ],
])('refuses a file that is %s', async (_what, text, code) => {
  expect(await importSetUp(there.world, { member: uwe, text, isForReal: true })).toMatchObject({
    ok: false,
    problems: expect.arrayContaining([expect.objectContaining({ code })]),
  });
});
