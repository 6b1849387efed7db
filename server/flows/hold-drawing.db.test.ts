import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { emptyFlow } from '../../nodes/graph/flow-document';
import type { Result } from '../../nodes/problem';
import { withWorkspace } from '../db/with-workspace';
import { aColleague, aMember, createTestWorld, type TestWorld } from '../tooling/test-world';
import type { Member } from '../workspaces/member';
import { createFlow } from './create-flow';
import { holdDrawing, letDrawingGo } from './hold-drawing';
import { saveDraft } from './save-draft';

function value<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(({ message }) => message).join(' '));
}

let test: TestWorld;
let ana: Member;
let ben: Member;
let flowId = '';
beforeAll(async () => {
  test = await createTestWorld();
  ana = await aMember(test.world, { name: 'Ana' });
  ben = await aColleague(test.world, { of: ana, name: 'Ben' });
});
beforeEach(async () => {
  flowId = value(await createFlow(test.world, { member: ana, name: 'Ours' })).id;
});
afterAll(() => test.drop());

const hold = async (member: Member, { tab = member.userName, takeOver = false } = {}) =>
  value(await holdDrawing(test.world, { member, flowId, tab, takeOver })).other;
const save = (member: Member, tab: string) =>
  saveDraft(test.world, { member, flowId, draft: emptyFlow, revision: 1, tab });
const silence = (seconds: number) =>
  withWorkspace(test.world.db, ana.workspaceId, (trx) =>
    trx
      .updateTable('flow_editing')
      .set({ seen_at: new Date(Date.now() - seconds * 1000) })
      .execute(),
  );

it('lets the first one draw and tells the second who does', async () => {
  expect(await hold(ana)).toBeNull();
  expect(await hold(ben)).toEqual({ name: 'Ana', isSelf: false });
  expect(await hold(ana)).toBeNull();
  expect(await hold(ana, { tab: 'another' })).toEqual({ name: 'Ana', isSelf: true });
});

it('lets the second one take over, and keeps the first one from saving over what they draw', async () => {
  await hold(ana);
  expect(await hold(ben, { takeOver: true })).toBeNull();
  expect(await hold(ana)).toEqual({ name: 'Ben', isSelf: false });
  expect(await save(ana, 'Ana')).toMatchObject({ ok: false, problems: [{ code: 'flow.draftTaken' }] });
  expect((await save(ben, 'Ben')).ok).toBe(true);
});

it('is free again when the holder leaves, or has been silent for long', async () => {
  await hold(ana);
  await letDrawingGo(test.world, { member: ana, flowId, tab: 'Ana' });
  expect(await hold(ben)).toBeNull();
  await silence(20);
  expect(await hold(ana)).toMatchObject({ name: 'Ben' });
  await silence(30);
  expect(await hold(ana)).toBeNull();
});

it('leaves a drawing alone that somebody else has taken when an old tab is closed', async () => {
  await hold(ana);
  await hold(ben, { takeOver: true });
  await letDrawingGo(test.world, { member: ana, flowId, tab: 'Ana' });
  expect(await hold(ana)).toMatchObject({ name: 'Ben' });
});
