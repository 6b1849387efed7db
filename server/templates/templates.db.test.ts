import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedConnection } from '../faults/seed';
import { createFlow } from '../flows/create-flow';
import { getFlow } from '../flows/get-flow';
import { listFlows } from '../flows/list-flows';
import { aColleague, aMember, auditTrail, createTestWorld, type TestWorld } from '../tooling/test-world';
import { addWorkspace } from '../workspaces/add-workspace';
import { findMember } from '../workspaces/find-member';
import type { Member } from '../workspaces/member';
import { cloneTemplate } from './clone-template';
import { draftFromFlow } from './draft-from-flow';
import { listTemplates } from './list-templates';
import { planClones } from './plan-clones';
import { removeTemplate } from './remove-template';
import { saveTemplate } from './save-template';

let test: TestWorld;
/** The consultant, at home in the workspace the template is drawn in. */
let ana: Member;
let templateId: string;
let flowId: string;

interface Client {
  readonly member: Member;
  readonly market: string;
  readonly shop: string;
}
const clients: Client[] = [];

async function withAccounts(member: Member, name: string): Promise<Client> {
  const { workspaceId } = member;
  const market = await seedConnection(test.world.db, {
    workspaceId,
    connector: 'sandbox-market',
    name: `${name} Bazaar`,
  });
  const shop = await seedConnection(test.world.db, { workspaceId, connector: 'sandbox-store', name: `${name} Store` });
  return { member, market: market.id, shop: shop.id };
}

async function aClient(name: string): Promise<Client> {
  const user = { id: ana.userId, name: ana.userName, email: 'ana@example.com' };
  const made = await addWorkspace(test.world, { user, address: null, name });
  if (!made.ok) throw new Error('a workspace');
  const member = await findMember(test.world, { visitor: user, slug: made.value.slug, address: null });
  if (!member) throw new Error('a member');
  return withAccounts(member, name);
}

const unwrap = <T>(result: { ok: true; value: T } | { ok: false; problems: readonly { message: string }[] }): T => {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '));
  return result.value;
};

beforeAll(async () => {
  test = await createTestWorld();
  ana = await aMember(test.world);
  const { market, shop } = await withAccounts(ana, 'Harbour');
  for (const name of ['Nordic', 'Alpine', 'Coastal']) clients.push(await aClient(name));
  const tag = { kind: 'constant', text: 'Harbour Bazaar' };
  const at = { x: 0, y: 0 };
  const document = {
    version: 1 as const,
    nodes: [
      {
        id: 'in',
        type: 'source',
        name: 'Harbour Bazaar',
        settings: { connectionId: market, events: ['created'] },
        position: at,
      },
      { id: 'tag', type: 'tag', name: null, settings: { rules: [{ set: 'addTag', value: tag }] }, position: at },
      {
        id: 'out',
        type: 'publish',
        name: 'Into Harbour Store',
        settings: { connectionId: shop, publish: { kind: 'always' }, overrides: [], overwrites: [] },
        position: at,
      },
    ],
    edges: [
      { id: 'e1', from: 'in', fromPort: 'out', to: 'tag' },
      { id: 'e2', from: 'tag', fromPort: 'out', to: 'out' },
    ],
  };
  flowId = unwrap(await createFlow(test.world, { member: ana, name: 'To the shop', document })).id;
  const choices = { slotLabels: { s1: 'The marketplace' }, parameters: [{ value: '«s1»', label: 'Tag' }] };
  const template = { name: 'To the shop', description: 'Tags and goes', audience: 'mine', choices } as const;
  templateId = unwrap(await saveTemplate(test.world, { member: ana, flowId, template })).id;
});
afterAll(() => test.drop());

const bindingsOf = ({ market, shop }: Client) => ({ s1: market, s2: shop });

describe('a template in the library', () => {
  it('is suggested from the flow with its accounts by kind and its texts', async () => {
    expect(unwrap(await draftFromFlow(test.world, { member: ana, flowId }))).toMatchObject({
      slots: [{ label: 'Marketplace' }, { label: 'Shop' }],
      candidates: [{ label: 'Text to set', value: '«s1»', places: 1 }],
    });
  });

  it('is offered in every workspace of whoever saved it, and to nobody else', async () => {
    const seenIn = async (member: Member) =>
      (await listTemplates(test.world, member))
        .filter(({ audience }) => audience !== 'builtIn')
        .map(({ name }) => name);
    for (const { member } of clients) expect(await seenIn(member)).toEqual(['To the shop']);
    const colleague = await aColleague(test.world, { of: clients[0]?.member ?? ana, role: 'owner' });
    expect(await seenIn(colleague)).toEqual([]);
    const eve = await aMember(test.world, { name: 'Eve' });
    expect(await seenIn(eve)).toEqual([]);
    expect(await planClones(test.world, { member: eve, templateId, clients: [eve] })).toMatchObject({
      ok: false,
      problems: [{ code: 'template.notFound' }],
    });
    expect((await listTemplates(test.world, eve)).length).toBeGreaterThanOrEqual(6);
  });

  it('plans each client with the accounts that most likely are meant', async () => {
    const plan = unwrap(
      await planClones(test.world, {
        member: ana,
        templateId,
        clients: [...clients.map(({ member }) => member), null],
      }),
    );
    expect(plan.clients.map((one) => (one.ok ? one.value.guesses : one.problems[0]?.code))).toEqual([
      ...clients.map(bindingsOf),
      'workspace.notFound',
    ]);
  });
});

describe('cloning', () => {
  it('draws each client a flow of their own, live on their own accounts, and nothing of one is found in another', async () => {
    const clones = clients.map((client) => ({
      client: client.member,
      name: 'To the shop',
      bindings: bindingsOf(client),
      values: {},
      goLive: true,
    }));
    const results = unwrap(await cloneTemplate(test.world, { member: ana, templateId, clones }));
    for (const [index, { member, market, shop }] of clients.entries()) {
      const made = unwrap(results[index] ?? { ok: false, problems: [] });
      expect(made).toMatchObject({ slug: member.slug, isLive: true, problems: [] });
      const flow = JSON.stringify(unwrap(await getFlow(test.world, { member, flowId: made.flowId })));
      expect([market, shop, `${member.workspaceName} Bazaar`].filter((own) => !flow.includes(own))).toEqual([]);
      const others = clients.filter((one) => one.member !== member);
      const theirs = ['Harbour', ...others.flatMap((one) => [one.market, one.shop, one.member.workspaceName])];
      expect(theirs.filter((word) => flow.includes(word))).toEqual([]);
    }
  });

  it('says of each client alone what went wrong, and binds nobody else’s account', async () => {
    const [first, second, third] = clients;
    if (!first || !second || !third) throw new Error('three clients');
    const clone = { name: 'Again', values: {}, goLive: false };
    const results = unwrap(
      await cloneTemplate(test.world, {
        member: ana,
        templateId,
        clones: [
          { ...clone, client: first.member, bindings: bindingsOf(second) },
          { ...clone, client: second.member, bindings: { s1: second.market } },
          { ...clone, client: { ...third.member, role: 'viewer' }, bindings: bindingsOf(third) },
          { ...clone, client: null, bindings: {} },
          { ...clone, client: third.member, bindings: bindingsOf(third) },
        ],
      }),
    );
    expect(results.map((one) => (one.ok ? 'made' : one.problems.map(({ code }) => code).join(' ')))).toEqual([
      'template.accountMissing template.accountMissing',
      'template.slotEmpty',
      'workspace.forbidden',
      'workspace.notFound',
      'made',
    ]);
    const names = async ({ member }: Client) =>
      (await listFlows(test.world, { member, archived: false })).map(({ name }) => name);
    expect(await names(first)).toEqual(['To the shop']);
    expect(await names(third)).toEqual(['Again', 'To the shop']);
  });

  it('stays a draft where it cannot go live yet, and says why', async () => {
    const [client] = clients;
    if (!client) throw new Error('a client');
    const publish = { connectionId: client.shop, publish: { kind: 'always' }, overrides: [], overwrites: [] };
    const node = { id: 'out', type: 'publish', name: null, settings: publish, position: { x: 0, y: 0 } };
    const document = { version: 1 as const, nodes: [node], edges: [] };
    const half = unwrap(await createFlow(test.world, { member: client.member, name: 'Half a flow', document }));
    const choices = { slotLabels: {}, parameters: [] };
    const template = { name: 'Half a flow', description: '', audience: 'here', choices } as const;
    const { id } = unwrap(await saveTemplate(test.world, { member: client.member, flowId: half.id, template }));
    const clone = {
      client: client.member,
      name: 'Half again',
      bindings: { s1: client.shop },
      values: {},
      goLive: true,
    };
    const [made] = unwrap(await cloneTemplate(test.world, { member: client.member, templateId: id, clones: [clone] }));
    expect(made).toMatchObject({ ok: true, value: { isLive: false, problems: [{ code: 'flow.noSource' }] } });
  });

  it('remembers its template and version, which moves when the template is saved again', async () => {
    const [client] = clients;
    if (!client) throw new Error('a client');
    const find = async () =>
      (await listFlows(test.world, { member: client.member, archived: false })).find(
        ({ name }) => name === 'To the shop',
      );
    expect((await find())?.template).toEqual({ id: templateId, version: 1 });
    const choices = { slotLabels: {}, parameters: [] };
    const template = { name: 'To the shop', description: '', audience: 'mine', choices, templateId } as const;
    expect(await saveTemplate(test.world, { member: ana, flowId, template })).toEqual({
      ok: true,
      value: { id: templateId, version: 2 },
    });
    expect((await find())?.template).toEqual({ id: templateId, version: 1 });
    expect(await saveTemplate(test.world, { member: client.member, flowId, template })).toMatchObject({ ok: false });
  });

  it('leaves its flows alone when the template is removed, and only its own workspace removes it', async () => {
    const [client] = clients;
    if (!client) throw new Error('a client');
    expect(await removeTemplate(test.world, { member: client.member, templateId })).toMatchObject({ ok: false });
    expect(await removeTemplate(test.world, { member: ana, templateId })).toMatchObject({ ok: true });
    expect((await listFlows(test.world, { member: client.member, archived: false })).length).toBe(3);
    const actions = (await auditTrail(test.world, ana)).map(({ action }) => action);
    expect(actions.filter((action) => action.startsWith('template.'))).toEqual([
      'template.saved',
      'template.saved',
      'template.removed',
    ]);
  });
});
