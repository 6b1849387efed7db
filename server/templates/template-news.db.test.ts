import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFlow } from '../flows/create-flow';
import { createAgency, unwrap } from '../tooling/agency';
import { aColleague } from '../tooling/test-world';
import { changeTemplate } from './change-template';
import { cloneTemplate } from './clone-template';
import { listTemplates } from './list-templates';
import { saveTemplate } from './save-template';
import { templateNews } from './template-news';

let agency: Awaited<ReturnType<typeof createAgency>>;
beforeAll(async () => {
  agency = await createAgency();
});
afterAll(() => agency.test.drop());

describe('a template that moves on', () => {
  it('shows each flow what has changed since, in the template’s own words, step by step', async () => {
    const author = await agency.aClient('Quebec');
    const { s1, s2 } = await agency.withAccounts(author);
    const node = { name: null, position: { x: 0, y: 0 } };
    const source = { ...node, id: 'in', type: 'source', settings: { connectionId: s1, events: ['created'] } };
    const publish = { connectionId: s2, publish: { kind: 'always' }, overrides: [], overwrites: [] };
    const out = { ...node, id: 'out', type: 'publish', name: 'Into Quebec Store', settings: publish };
    const stop = { ...node, id: 'stop', type: 'stop', settings: { message: 'Enough' } };
    const draw = (more: readonly (typeof stop)[]) => ({
      version: 1 as const,
      nodes: [source, out, ...more],
      edges: [{ id: 'e', from: 'in', fromPort: 'out', to: 'out' }],
    });
    const first = unwrap(await createFlow(agency.test.world, { member: author, name: 'One', document: draw([]) }));
    const second = unwrap(await createFlow(agency.test.world, { member: author, name: 'Two', document: draw([stop]) }));
    const template = {
      name: 'Moving',
      description: '',
      audience: 'mine',
      choices: { slotLabels: {}, parameters: [] },
    } as const;
    const { id: templateId } = unwrap(
      await saveTemplate(agency.test.world, { member: author, flowId: first.id, template }),
    );
    const client = await agency.aClient('Romeo');
    const bindings = await agency.withAccounts(client);
    const clone = { client, name: 'Mine', bindings, values: {}, goLive: false };
    const [made] = unwrap(await cloneTemplate(agency.test.world, { member: agency.ana, templateId, clones: [clone] }));
    const { flowId } = unwrap(made);
    const news = () => templateNews(agency.test.world, { member: client, flowId });
    expect(unwrap(await news())).toMatchObject({ from: 1, now: 1 });

    unwrap(
      await saveTemplate(agency.test.world, {
        member: author,
        flowId: second.id,
        template: { ...template, templateId },
      }),
    );
    const seen = unwrap(await news());
    expect(seen).toMatchObject({ flowName: 'Mine', templateName: 'Moving', from: 1, now: 2 });
    expect(seen.before?.nodes.map(({ id }) => id)).toEqual(['in', 'out']);
    expect(seen.after.nodes.map(({ id }) => id)).toEqual(['in', 'out', 'stop']);
    expect(seen.after.nodes[1]?.name).toBe('Into Shop');
    expect(JSON.stringify(seen)).not.toContain('Quebec');

    // Who does not belong to the template's home sees nothing of it; and a flow of nobody's template has no news.
    const colleague = await aColleague(agency.test.world, { of: client, role: 'owner' });
    expect(await templateNews(agency.test.world, { member: colleague, flowId })).toMatchObject({ ok: false });
    expect(await templateNews(agency.test.world, { member: author, flowId: first.id })).toMatchObject({ ok: false });
  });

  it('may be called otherwise by its own workspace, and stays the same version', async () => {
    const author = await agency.aClient('Sierra');
    const document = { version: 1 as const, nodes: [], edges: [] };
    const { id: flowId } = unwrap(await createFlow(agency.test.world, { member: author, name: 'Empty', document }));
    const template = {
      name: 'Empty',
      description: '',
      audience: 'here',
      choices: { slotLabels: {}, parameters: [] },
    } as const;
    const { id: templateId } = unwrap(await saveTemplate(agency.test.world, { member: author, flowId, template }));
    const words = { name: 'Empty yet', description: 'To begin with', audience: 'mine' } as const;
    expect(await changeTemplate(agency.test.world, { member: agency.ana, templateId, words })).toMatchObject({
      ok: false,
    });
    expect(await changeTemplate(agency.test.world, { member: author, templateId, words })).toMatchObject({ ok: true });
    const listed = (await listTemplates(agency.test.world, agency.ana)).find(({ id }) => id === templateId);
    expect(listed).toMatchObject({ ...words, version: 1, isFromHere: false });
  });
});
