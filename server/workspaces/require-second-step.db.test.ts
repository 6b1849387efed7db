import { afterAll, beforeAll, expect, it } from 'vitest';
import { myWorkspaces } from '../templates/my-workspaces';
import { aColleague, aMember, auditTrail, createTestWorld, type TestWorld } from '../tooling/test-world';
import { findMember } from './find-member';
import type { Member } from './member';
import { requireSecondStep } from './require-second-step';
import { whyShutOut } from './why-shut-out';

let test: TestWorld;
let owner: Member;
let admin: Member;
beforeAll(async () => {
  test = await createTestWorld();
  owner = await aMember(test.world, { name: 'Ana' });
  admin = await aColleague(test.world, { of: owner, name: 'Tom', role: 'admin' });
});
afterAll(() => test.drop());

const setSecondStep = ({ userId }: Member, isOn: boolean) =>
  test.world.db.updateTable('auth_user').set({ two_factor_enabled: isOn }).where('id', '=', userId).execute();

const find = ({ userId, userName }: Member) =>
  findMember(test.world, { visitor: { id: userId, name: userName }, slug: owner.slug, address: null });

it('is asked only by an owner who has one, and written down', async () => {
  expect(await requireSecondStep(test.world, { member: owner, isRequired: true })).toMatchObject({
    ok: false,
    problems: [{ code: 'workspace.ownSecondStepFirst' }],
  });
  await setSecondStep(owner, true);
  expect(await requireSecondStep(test.world, { member: owner, isRequired: true })).toMatchObject({ ok: true });
  expect((await auditTrail(test.world, owner)).map(({ action }) => action)).toEqual(['workspace.secondStepRequired']);
});

it('keeps an admin without one out of the workspace and of all that reaches into it, until they have it', async () => {
  const { userId } = admin;
  expect(await find(admin)).toBeNull();
  expect(await whyShutOut(test.world, { userId, slug: owner.slug })).toMatchObject({
    code: 'workspace.secondStepFirst',
  });
  expect(await whyShutOut(test.world, { userId, slug: 'nowhere' })).toMatchObject({ code: 'workspace.notFound' });
  // Templates are looked for, and cloned, in every workspace one may enter.
  expect(await myWorkspaces(test.world, admin)).toEqual([]);
  await setSecondStep(admin, true);
  expect(await find(admin)).toMatchObject({ workspaceId: owner.workspaceId, role: 'admin' });
  expect(await myWorkspaces(test.world, admin)).toHaveLength(1);
});
