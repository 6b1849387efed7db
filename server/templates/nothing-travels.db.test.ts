import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withWorkspace } from '../db/with-workspace';
import { createFlow } from '../flows/create-flow';
import { createAgency, orderFrom, unwrap } from '../tooling/agency';
import type { Member } from '../workspaces/member';
import { cloneTemplate } from './clone-template';
import { openTemplate } from './open-template';
import { saveTemplate } from './save-template';

let agency: Awaited<ReturnType<typeof createAgency>>;
beforeAll(async () => {
  agency = await createAgency();
});
afterAll(() => agency.test.drop());

/** Words that belong to one client, each planted where its name says. */
const canaries = {
  address: 'canary-person@client-a.example',
  second: 'canary-second@client-a.example',
  inText: 'canary-inside@client-a.example',
  credential: 'canary-credential',
  setting: 'canary-setting',
  token: 'canary-webhook-token',
  buyer: 'Canary Buyer',
  order: 'CANARY-ORDER-1',
  sku: 'CANARY-SKU',
  workspace: 'Canary Crockery',
  market: 'Canary Marketplace account',
  shop: 'Canary Shop account',
  post: 'Canary Post account',
};

/** A flow that names its client wherever a flow can. */
async function drawWithCanaries(client: Member, at: { market: string; shop: string; post: string }) {
  const node = { name: null, position: { x: 0, y: 0 } };
  const email = {
    connectionId: at.post,
    to: canaries.address,
    subject: `${canaries.workspace}: {{number}}`,
    text: `From ${canaries.market} for ${canaries.workspace}. Ask ${canaries.inText}.`,
    attach: 'nothing',
  };
  const publish = {
    connectionId: at.shop,
    publish: { kind: 'always' },
    overrides: [{ sourceConnectionId: at.market, publish: { kind: 'never' } }],
    overwrites: [{ field: 'note', value: { kind: 'constant', text: canaries.second } }],
  };
  const document = {
    version: 1 as const,
    nodes: [
      {
        ...node,
        id: 'in',
        type: 'source',
        name: canaries.market,
        settings: { connectionId: at.market, events: ['created'] },
      },
      {
        ...node,
        id: 'tag',
        type: 'tag',
        settings: { rules: [{ set: 'addTag', value: { kind: 'constant', text: canaries.market } }] },
      },
      {
        ...node,
        id: 'from',
        type: 'condition',
        settings: { rule: { kind: 'test', fact: 'sourceConnection', operator: 'is', value: at.market } },
      },
      { ...node, id: 'mail', type: 'email', name: `Mail to ${canaries.address}`, settings: email },
      { ...node, id: 'out', type: 'publish', name: `Into ${canaries.shop}`, settings: publish },
      {
        ...node,
        id: 'note',
        type: 'note',
        settings: { text: `${canaries.workspace}: ask ${canaries.second} about ${canaries.shop}` },
      },
    ],
    edges: [
      { id: 'e1', from: 'in', fromPort: 'out', to: 'tag' },
      { id: 'e2', from: 'tag', fromPort: 'out', to: 'from' },
      { id: 'e3', from: 'from', fromPort: 'yes', to: 'mail' },
      { id: 'e4', from: 'mail', fromPort: 'done', to: 'out' },
    ],
  };
  return unwrap(await createFlow(agency.test.world, { member: client, name: 'Well made', document })).id;
}

async function aClientWithCanaries() {
  const client = await agency.aClient(canaries.workspace);
  const at = {
    market: await agency.connect(client, { connector: 'sandbox-market', name: canaries.market }),
    shop: await agency.connect(client, { connector: 'sandbox-store', name: canaries.shop }),
    post: await agency.connect(client, { connector: 'mail', name: canaries.post }),
  };
  const { workspaceId } = client;
  await withWorkspace(agency.test.world.db, workspaceId, async (trx) => {
    await sql`update connection set sealed = ${canaries.credential}, webhook_token = ${canaries.token} || id,
      settings = settings || jsonb_build_object('note', ${canaries.setting}::text)`.execute(trx);
    await sql`insert into sku_map (workspace_id, connection_id, sku, target_sku) values (${workspaceId}, ${at.shop}, ${canaries.sku}, ${canaries.sku})`.execute(
      trx,
    );
  });
  await agency.store(client, [
    orderFrom(at.market, { number: canaries.order, buyer: { name: canaries.buyer, email: canaries.address } }),
  ]);
  const flowId = await drawWithCanaries(client, at);
  const template = {
    name: 'Well made',
    description: 'For anybody',
    audience: 'mine',
    choices: { slotLabels: {}, parameters: [] },
  } as const;
  const { id: templateId } = unwrap(await saveTemplate(agency.test.world, { member: client, flowId, template }));
  return { client, at, flowId, templateId };
}

/** Every row a workspace can see, as text, whatever table it is in. */
const everyRowOf = ({ workspaceId }: Member) =>
  withWorkspace(agency.test.world.db, workspaceId, async (trx) => {
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'workspace_id' and table_name <> 'workspace'`.execute(trx);
    const texts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql<{ row: string }>`
        select one::text as row from ${sql.table(name)} one where workspace_id = ${workspaceId}`.execute(trx);
      texts.push(...rows.map(({ row }) => row));
    }
    return texts.join('\n');
  });

describe('a template takes nothing of its client along', () => {
  it('for twenty clients at once, with a result for each: not in its row, not in what is opened, not in their rows', async () => {
    const { client, at, templateId } = await aClientWithCanaries();
    const words = [...Object.values(canaries), ...Object.values(at), client.workspaceId, client.slug];
    const found = (text: string) => words.filter((word) => text.toLowerCase().includes(word.toLowerCase()));
    const planted = await everyRowOf(client);
    expect(found(planted).length, 'the canaries are there to be found').toBeGreaterThan(12);

    const rows = await withWorkspace(agency.test.world.db, client.workspaceId, async (trx) => ({
      template: await trx.selectFrom('template').select(['name', 'description', 'content']).execute(),
      versions: await trx.selectFrom('template_version').select('content').execute(),
    }));
    expect(found(JSON.stringify(rows))).toEqual([]);
    expect(
      found(JSON.stringify(unwrap(await openTemplate(agency.test.world, { member: agency.ana, templateId })).content)),
    ).toEqual([]);

    const clients = await Promise.all(Array.from({ length: 20 }, (_, index) => agency.aClient(`Papa ${index + 1}`)));
    const clones = await Promise.all(
      clients.map(async (member, index) => {
        const bindings = await agency.withAccounts(member);
        // The fifth has no shop; the seventh gives no address.
        const bound =
          index === 4 ? { s1: bindings.s1, s2: bindings.s3 } : { s1: bindings.s1, s2: bindings.s3, s3: bindings.s2 };
        const addresses = index === 6 ? {} : { p1: `own-${index}@papa.example`, p2: `note-${index}@papa.example` };
        return { client: member, name: `Well made ${index}`, bindings: bound, values: addresses, goLive: true };
      }),
    );
    const results = unwrap(await cloneTemplate(agency.test.world, { member: agency.ana, templateId, clones }));
    expect(results).toHaveLength(20);
    const failures = results.flatMap((one, index) => (one.ok ? [] : [[index, one.problems[0]?.code]]));
    expect(failures).toEqual([
      [4, 'template.slotEmpty'],
      [6, 'template.valueMissing'],
    ]);
    for (const [index, member] of clients.entries()) {
      const text = await everyRowOf(member);
      expect(found(text), member.workspaceName).toEqual([]);
      if (index === 4 || index === 6) continue;
      expect(results[index]).toMatchObject({ value: { slug: member.slug, isLive: true, problems: [] } });
      expect(text).toContain(`own-${index}@papa.example`);
      expect(text).toContain(`From ${member.workspaceName} Bazaar for ${member.workspaceName}.`);
    }
  });
});
