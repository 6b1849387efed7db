import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import type { Result } from '../../nodes/problem';
import { withWorkspace } from '../db/with-workspace';
import { aColleague, aMember, auditTrail, createTestWorld, type TestWorld } from '../tooling/test-world';
import type { Member } from '../workspaces/member';
import { archiveFlow } from './archive-flow';
import { createFlow } from './create-flow';
import { discardDraft } from './discard-draft';
import { duplicateFlow } from './duplicate-flow';
import { getFlow } from './get-flow';
import { getVersion } from './get-version';
import { listFlows } from './list-flows';
import { listVersions } from './list-versions';
import { publishFlow } from './publish-flow';
import { restoreFlow } from './restore-flow';
import { restoreVersion } from './restore-version';
import { saveDraft } from './save-draft';
import { unpublishFlow } from './unpublish-flow';

function value<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(({ message }) => message).join(' '));
}

/** Source → condition, at one connection. */
const drawing = (connectionId: string, tag = 'Kogan'): FlowDocument => ({
  version: 1,
  nodes: [
    { id: 's', type: 'source', name: null, settings: { connectionId, events: ['created'] }, position: { x: 0, y: 0 } },
    {
      id: 't',
      type: 'tag',
      name: 'Mark it',
      settings: { rules: [{ target: { kind: 'tag' }, value: { kind: 'constant', text: tag } }] },
      position: { x: 300, y: 0 },
    },
  ],
  edges: [{ id: 'e', from: 's', fromPort: 'out', to: 't' }],
});

let test: TestWorld;
let ana: Member;
let connectionId = '';

beforeAll(async () => {
  test = await createTestWorld();
  ana = await aMember(test.world);
  connectionId = test.world.newId();
  await withWorkspace(test.world.db, ana.workspaceId, (trx) =>
    trx
      .insertInto('connection')
      .values({
        workspace_id: ana.workspaceId,
        id: connectionId,
        connector: 'sandbox-market',
        name: 'Harbour Market',
        settings: '{}',
        webhook_token: connectionId,
      })
      .execute(),
  );
});
afterAll(() => test.drop());

const newFlow = async (name: string) => {
  const { id } = value(await createFlow(test.world, { member: ana, name, document: sourceOnly() }));
  return id;
};
const sourceOnly = (): FlowDocument => {
  const { nodes } = drawing(connectionId);
  return { version: 1, nodes: nodes.slice(0, 1), edges: [] };
};

describe('a draft', () => {
  it('is saved only over the revision that was on the screen, and says who was faster', async () => {
    const flowId = await newFlow('Raced');
    const tom = await aColleague(test.world, { of: ana });
    const first = await saveDraft(test.world, { member: tom, flowId, draft: sourceOnly(), revision: 1 });
    expect(first).toMatchObject({ ok: true, value: { revision: 2 } });
    const second = await saveDraft(test.world, { member: ana, flowId, draft: sourceOnly(), revision: 1 });
    expect(second).toMatchObject({
      ok: false,
      problems: [{ code: 'flow.draftMoved', message: 'Tom Berg has changed this flow meanwhile.' }],
    });
  });

  it('takes one of two saves that arrive together', async () => {
    const flowId = await newFlow('Together');
    const drawings = [sourceOnly(), { ...sourceOnly(), nodes: [] }];
    const both = drawings.map((draft) => saveDraft(test.world, { member: ana, flowId, draft, revision: 1 }));
    const saved = await Promise.all(both);
    expect(saved.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('sent again by its tab because the answer got lost is taken for what it is, and what was drawn since follows it', async () => {
    const flowId = await newFlow('Lost answer');
    const save = { member: ana, flowId, draft: sourceOnly(), revision: 1, tab: 'a-tab' };
    const first = value(await saveDraft(test.world, save));
    expect(value(await saveDraft(test.world, save))).toEqual(first);
    const next = { ...save, draft: { ...sourceOnly(), nodes: [] } };
    expect(await saveDraft(test.world, next)).toMatchObject({ ok: false });
    expect(value(await saveDraft(test.world, { ...next, revision: 2 })).revision).toBe(3);
  });

  it('with a circle in it is refused', async () => {
    const flowId = await newFlow('Circle');
    const { nodes } = drawing(connectionId);
    const draft: FlowDocument = {
      version: 1,
      nodes,
      edges: [
        { id: 'a', from: 's', fromPort: 'out', to: 't' },
        { id: 'b', from: 't', fromPort: 'out', to: 's' },
      ],
    };
    expect(await saveDraft(test.world, { member: ana, flowId, draft, revision: 1 })).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([expect.objectContaining({ code: 'flow.cycle' })]),
    });
  });
});

describe('publishing', () => {
  it('freezes the draft; the frozen copy stays while the draft goes on', async () => {
    const flowId = await newFlow('Published');
    expect(await publishFlow(test.world, { member: ana, flowId, revision: 1, note: 'first' })).toEqual({
      ok: true,
      value: { version: 1 },
    });
    const changed = { ...sourceOnly(), nodes: sourceOnly().nodes.map((node) => ({ ...node, name: 'From here' })) };
    await saveDraft(test.world, { member: ana, flowId, draft: changed, revision: 1 });
    const flow = value(await getFlow(test.world, { member: ana, flowId }));
    expect(flow.live).toMatchObject({ version: 1, by: 'Ana Ruiz', draftDiffers: true, document: sourceOnly() });
    expect(flow.draft).toEqual(changed);
    const rows = await listFlows(test.world, { member: ana, archived: false });
    expect(rows.find(({ id }) => id === flowId)).toMatchObject({
      state: 'liveWithChanges',
      liveVersion: 1,
      marketplaces: ['Harbour Market'],
      thumbnail: { nodes: [{ id: 's', family: 'source', x: 0, y: 0 }], edges: [] },
    });
  });

  it('refuses a draft that somebody changed unseen', async () => {
    const flowId = await newFlow('Unseen');
    await saveDraft(test.world, { member: ana, flowId, draft: sourceOnly(), revision: 1 });
    expect(await publishFlow(test.world, { member: ana, flowId, revision: 1, note: '' })).toMatchObject({
      ok: false,
      problems: [{ code: 'flow.draftMoved' }],
    });
  });

  it('refuses an empty flow and one with an account that is not there, naming every problem', async () => {
    const { id: empty } = value(await createFlow(test.world, { member: ana, name: 'Empty' }));
    expect(await publishFlow(test.world, { member: ana, flowId: empty, revision: 1, note: '' })).toMatchObject({
      ok: false,
      problems: [{ code: 'flow.noSource' }],
    });
    const document = drawing('00000000-0000-4000-8000-000000000000');
    const { id } = value(await createFlow(test.world, { member: ana, name: 'Dangling', document }));
    const refused = await publishFlow(test.world, { member: ana, flowId: id, revision: 1, note: '' });
    expect(refused).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([expect.objectContaining({ nodeId: 's' })]),
    });
  });

  it('can be switched off and on again by restoring a version', async () => {
    const flowId = await newFlow('Off and on');
    await publishFlow(test.world, { member: ana, flowId, revision: 1, note: '' });
    expect(await unpublishFlow(test.world, { member: ana, flowId })).toEqual({ ok: true, value: { version: 1 } });
    expect(await unpublishFlow(test.world, { member: ana, flowId })).toMatchObject({ ok: false });
    const rows = await listFlows(test.world, { member: ana, archived: false });
    expect(rows.find(({ id }) => id === flowId)?.state).toBe('off');
    const restored = value(await restoreVersion(test.world, { member: ana, flowId, number: 1, revision: 1 }));
    expect(restored).toMatchObject({ revision: 2, draft: sourceOnly(), previous: sourceOnly() });
    const again = await publishFlow(test.world, { member: ana, flowId, revision: 2, note: '' });
    expect(again).toEqual({ ok: true, value: { version: 2 } });
    const versions = value(await listVersions(test.world, { member: ana, flowId }));
    expect(versions.map(({ number, isLive, nodes }) => ({ number, isLive, nodes }))).toEqual([
      { number: 2, isLive: true, nodes: 1 },
      { number: 1, isLive: false, nodes: 1 },
    ]);
  });
});

describe('going back', () => {
  it('discards the draft, and gives back what it was', async () => {
    const flowId = await newFlow('Discarded');
    await publishFlow(test.world, { member: ana, flowId, revision: 1, note: '' });
    const changed = { ...sourceOnly(), nodes: sourceOnly().nodes.map((node) => ({ ...node, name: 'Other' })) };
    await saveDraft(test.world, { member: ana, flowId, draft: changed, revision: 1 });
    const { draft, previous, revision } = value(await discardDraft(test.world, { member: ana, flowId }));
    expect({ draft, previous }).toEqual({ draft: sourceOnly(), previous: changed });
    expect(await saveDraft(test.world, { member: ana, flowId, draft: previous, revision })).toMatchObject({ ok: true });
  });

  it('archives a flow, switched off, and restores it', async () => {
    const flowId = await newFlow('Archived');
    await publishFlow(test.world, { member: ana, flowId, revision: 1, note: '' });
    await archiveFlow(test.world, { member: ana, flowId });
    const isListed = async (archived: boolean) =>
      (await listFlows(test.world, { member: ana, archived })).some(({ id }) => id === flowId);
    expect([await isListed(false), await isListed(true)]).toEqual([false, true]);
    await restoreFlow(test.world, { member: ana, flowId });
    const rows = await listFlows(test.world, { member: ana, archived: false });
    expect(rows.find(({ id }) => id === flowId)).toMatchObject({ state: 'off', liveVersion: null });
  });

  it('copies a flow as a draft of its own', async () => {
    const flowId = await newFlow('Original');
    await publishFlow(test.world, { member: ana, flowId, revision: 1, note: '' });
    const { id } = value(await duplicateFlow(test.world, { member: ana, flowId }));
    const copy = value(await getFlow(test.world, { member: ana, flowId: id }));
    expect(copy).toMatchObject({ name: 'Original (copy)', live: null, draft: sourceOnly() });
  });
});

describe('strangers', () => {
  it('find nothing by another workspace’s ids, as with ids that do not exist', async () => {
    const flowId = await newFlow('Private');
    await publishFlow(test.world, { member: ana, flowId, revision: 1, note: '' });
    const eve = await aMember(test.world, { name: 'Eve' });
    const random = test.world.newId();
    for (const look of [getFlow, listVersions, discardDraft, archiveFlow, unpublishFlow, duplicateFlow]) {
      const foreign = await look(test.world, { member: eve, flowId });
      expect(foreign).toEqual(await look(test.world, { member: eve, flowId: random }));
      expect(foreign).toMatchObject({ ok: false, problems: [{ code: 'flow.notFound' }] });
    }
    expect(await getVersion(test.world, { member: eve, flowId, number: 1 })).toMatchObject({ ok: false });
    expect(await listFlows(test.world, { member: eve, archived: false })).toEqual([]);
    expect(value(await getFlow(test.world, { member: ana, flowId })).live?.version).toBe(1);
  });
});

describe('the audit trail', () => {
  it('tells who published what, from where', async () => {
    const flowId = await newFlow('Audited');
    await publishFlow(test.world, { member: ana, flowId, revision: 1, note: 'go' });
    const lines = (await auditTrail(test.world, ana)).filter(({ target }) => target === flowId);
    expect(lines.map(({ action }) => action)).toEqual(['flow.created', 'flow.published']);
    expect(lines[1]).toMatchObject({ actor: ana.userId, address: '127.0.0.1', after: { liveVersion: 1, note: 'go' } });
  });
});
