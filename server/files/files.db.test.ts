import { afterAll, beforeAll, expect, it } from 'vitest';
import { withWorkspace } from '../db/with-workspace';
import { seedConnection } from '../faults/seed';
import { createFlow } from '../flows/create-flow';
import { listFlows } from '../flows/list-flows';
import { upsertMatches } from '../skumap/set-sku';
import { builtInTemplates } from '../templates/built-in';
import { listTemplates } from '../templates/list-templates';
import { saveTemplate } from '../templates/save-template';
import { aMember, auditTrail, createTestWorld, type TestWorld } from '../tooling/test-world';
import type { Member } from '../workspaces/member';
import { exportSetUp } from './export-set-up';
import { exportTemplate } from './export-template';
import { importFile } from './import-file';

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
  const refused = await importFile(there.world, { member: uwe, text, isForReal: true });
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
  const plan = await importFile(there.world, { member: uwe, text, isForReal: false });
  expect(plan).toEqual({
    ok: true,
    value: {
      flows: [
        { name: 'An empty one', what: 'create' },
        { name: 'To the store', what: 'create' },
      ],
      templates: [],
      matches: 2,
    },
  });
  expect(await listFlows(there.world, { member: uwe, archived: false })).toEqual([]);
  expect(await importFile(there.world, { member: uwe, text, isForReal: true })).toEqual(plan);
  expect(await textOf(there, { member: uwe })).toBe(text);
  const [flow] = await listFlows(there.world, { member: uwe, archived: false });
  expect(flow?.state).toBe('draft');
});

it('brings in again only what differs, and leaves what is live alone', async () => {
  const text = (await textOf(here, { member: ana })).replace('"All of it"', '"Nearly all of it"');
  expect(await importFile(there.world, { member: uwe, text, isForReal: true })).toMatchObject({
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
  expect(file).toMatchObject({ kind: 'sluice/flow', version: 1, flow: { name: 'To the store' } });
  expect(file.connections).toHaveLength(2);
  expect(await exportSetUp(here.world, { member: ana, flowId: ana.workspaceId })).toMatchObject({
    ok: false,
    problems: [{ code: 'flow.notFound' }],
  });
});

/** Into an instance with nothing but the accounts, and out of it again. */
async function throughAnEmptyOne(text: string, out: (test: TestWorld, member: Member) => Promise<string>) {
  const empty = await createTestWorld();
  const eve = await aMember(empty.world, { name: 'Eve' });
  await connect(empty, eve);
  expect(await importFile(empty.world, { member: eve, text, isForReal: true })).toMatchObject({ ok: true });
  const again = await out(empty, eve);
  await empty.drop();
  return again;
}

async function idOf(test: TestWorld, { workspaceId }: Member) {
  const { id } = await withWorkspace(test.world.db, workspaceId, (trx) =>
    trx.selectFrom('flow').select('id').where('name', '=', 'To the store').executeTakeFirstOrThrow(),
  );
  return id;
}

it('brings one flow along, byte by byte', async () => {
  const text = await textOf(here, { member: ana, flowId });
  const again = await throughAnEmptyOne(text, async (test, member) =>
    textOf(test, { member, flowId: await idOf(test, member) }),
  );
  expect(again).toBe(text);
});

const templateText = async (test: TestWorld, request: Parameters<typeof exportTemplate>[1]) => {
  const file = await exportTemplate(test.world, request);
  if (!file.ok) throw new Error(file.problems[0]?.message);
  return file.value.text;
};

async function aTemplate() {
  const choices = { slotLabels: { s1: 'The marketplace' }, parameters: [] };
  const template = { name: 'To any store', description: 'For every client', audience: 'mine' as const, choices };
  const saved = await saveTemplate(here.world, { member: ana, flowId, template });
  if (!saved.ok) throw new Error('a template');
  return saved.value.id;
}

it('brings a template along, byte by byte and without anybody’s account', async () => {
  const text = await templateText(here, { member: ana, templateId: await aTemplate() });
  expect(JSON.parse(text)).toMatchObject({ kind: 'sluice/template', version: 1, name: 'To any store' });
  expect(text).not.toContain(names.market);
  const own = ({ id, isFromHere }: { id: string; isFromHere: boolean }) => (isFromHere ? [id] : []);
  const again = await throughAnEmptyOne(text, async (test, member) => {
    const [templateId = ''] = (await listTemplates(test.world, member)).flatMap(own);
    return templateText(test, { member, templateId });
  });
  expect(again).toBe(text);
});

it.each(builtInTemplates.map(({ id, name }) => [name, id]))('takes the built-in “%s” out and in', async (name, id) => {
  const text = await templateText(here, { member: ana, templateId: id });
  const bring = () => importFile(there.world, { member: uwe, text, isForReal: true });
  expect(await bring()).toMatchObject({ value: { templates: [{ name, what: 'create' }] } });
  expect(await bring()).toMatchObject({ value: { templates: [{ name, what: 'same' }] } });
  const mine = (await listTemplates(there.world, uwe)).find((one) => one.name === name && one.isFromHere);
  expect(await templateText(there, { member: uwe, templateId: mine?.id ?? '' })).toBe(text);
});

it('names everything that is wrong with a template at once, and keeps nothing of it', async () => {
  const file = JSON.parse(await templateText(here, { member: ana, templateId: await aTemplate() }));
  const parameter = { key: 'p1', label: 'Tag', value: 'x', places: [{ nodeId: 'gone', path: ['tag'] }] };
  const content = { ...file.content, slots: file.content.slots.slice(1), parameters: [parameter] };
  const text = JSON.stringify({ ...file, name: 'Broken', content });
  expect(await importFile(there.world, { member: uwe, text, isForReal: true })).toMatchObject({
    ok: false,
    problems: [{ code: 'file.accountNotListed', subject: 'slot:s1' }, { code: 'file.unreadable' }],
  });
  expect((await listTemplates(there.world, uwe)).map(({ name }) => name)).not.toContain('Broken');
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
  expect(await importFile(there.world, { member: uwe, text, isForReal: true })).toMatchObject({
    ok: false,
    problems: expect.arrayContaining([expect.objectContaining({ code })]),
  });
});
