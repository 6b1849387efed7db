import { afterAll, beforeAll, expect, it } from 'vitest';
import { listAudit } from '../audit/list-audit';
import { withWorkspace } from '../db/with-workspace';
import { createFlow } from '../flows/create-flow';
import { listTemplates } from '../templates/list-templates';
import { saveTemplate } from '../templates/save-template';
import { aColleague, aMember, auditTrail, createTestWorld, type TestWorld } from '../tooling/test-world';
import { changeMember } from '../workspaces/change-member';
import type { Member, Role } from '../workspaces/member';
import { removeMember } from '../workspaces/remove-member';
import { createApiKey } from './create-api-key';
import { findKeyCaller } from './find-key-caller';
import { listApiKeys } from './list-api-keys';
import { revokeApiKey } from './revoke-api-key';

let test: TestWorld;
let ana: Member;
let now = new Date('2026-03-01T10:00:00Z');
beforeAll(async () => {
  test = await createTestWorld({ now: () => now });
  ana = await aMember(test.world);
});
afterAll(() => test.drop());

async function make(member: Member, { role = 'editor', days = null }: { role?: Role; days?: number | null } = {}) {
  const made = await createApiKey(test.world, { member, name: `For ${member.userName}`, role, days });
  if (!made.ok) throw new Error(made.problems[0]?.message);
  return made.value;
}
const callerOf = (token: string) => findKeyCaller(test.world, { token, address: '10.0.0.1' });

it('lets a program act for whoever made the key, in its workspace, with the key’s own role', async () => {
  const { key, id } = await make(ana, { role: 'viewer' });
  expect(await callerOf(key)).toMatchObject({
    member: { workspaceId: ana.workspaceId, userId: ana.userId, role: 'viewer', apiKeyId: id, address: '10.0.0.1' },
    account: { id: ana.userId, name: 'Ana Ruiz' },
  });
});

it('is kept nowhere: neither in its row nor in the audit log', async () => {
  const { key, id } = await make(ana);
  const rows = await withWorkspace(test.world.db, ana.workspaceId, (trx) =>
    trx.selectFrom('api_key').selectAll().execute(),
  );
  const secret = key.slice('sluice_key_'.length);
  expect(secret).toHaveLength(43);
  expect(JSON.stringify([rows, await auditTrail(test.world, ana)])).not.toContain(secret);
  const shown = (await listApiKeys(test.world, ana)).find((one) => one.id === id);
  expect(shown?.hint).toBe(`${key.slice(0, 15)}…${key.slice(-4)}`);
});

it.each(['', 'x', 'sluice_key_', `sluice_key_${'A'.repeat(43)}`, `sluice_key_${'A'.repeat(44)}`])(
  'lets nobody in by "%s"',
  async (token) => {
    expect(await callerOf(token)).toBeNull();
  },
);

it('lets nobody in once it is revoked, from the next request on', async () => {
  const { key, id } = await make(ana);
  expect(await callerOf(key)).not.toBeNull();
  expect(await revokeApiKey(test.world, { member: ana, keyId: id })).toMatchObject({ ok: true });
  expect(await callerOf(key)).toBeNull();
  expect((await listApiKeys(test.world, ana)).map((one) => one.id)).not.toContain(id);
  expect(await revokeApiKey(test.world, { member: ana, keyId: id })).toMatchObject({
    problems: [{ code: 'apiKey.notFound' }],
  });
});

it('lets nobody in after its last day', async () => {
  const { key, id } = await make(ana, { days: 30 });
  const before = now;
  now = new Date('2026-03-31T09:59:59Z');
  expect(await callerOf(key)).not.toBeNull();
  now = new Date('2026-03-31T10:00:00Z');
  expect(await callerOf(key)).toBeNull();
  expect((await listApiKeys(test.world, ana)).find((one) => one.id === id)?.state).toBe('expired');
  now = before;
});

it('never does more than its maker may, today', async () => {
  const tom = await aColleague(test.world, { of: ana, role: 'admin' });
  expect(await createApiKey(test.world, { member: tom, name: 'x', role: 'owner', days: null })).toMatchObject({
    ok: false,
    problems: [{ code: 'apiKey.forbidden', subject: 'role' }],
  });
  const { key, id } = await make(tom, { role: 'admin' });
  await changeMember(test.world, { member: ana, userId: tom.userId, role: 'viewer', until: null });
  expect((await callerOf(key))?.member.role).toBe('viewer');
  const until = new Date('2026-04-01T00:00:00Z');
  await changeMember(test.world, { member: ana, userId: tom.userId, role: 'admin', until });
  expect(await callerOf(key), 'a consultant’s').toBeNull();
  await removeMember(test.world, { member: ana, userId: tom.userId });
  expect(await callerOf(key)).toBeNull();
  expect((await listApiKeys(test.world, ana)).find((one) => one.id === id)?.state).toBe('orphaned');
});

it('is shut out with its maker, where the workspace asks a second step', async () => {
  const { key, id } = await make(ana);
  const ask = (required: boolean) =>
    withWorkspace(test.world.db, ana.workspaceId, (trx) =>
      trx.updateTable('workspace').set({ requires_two_factor: required }).where('id', '=', ana.workspaceId).execute(),
    );
  await ask(true);
  expect(await callerOf(key)).toBeNull();
  expect((await listApiKeys(test.world, ana)).find((one) => one.id === id)?.state).toBe('shutOut');
  await ask(false);
  expect(await callerOf(key)).not.toBeNull();
});

it('notes its use at most once a minute', async () => {
  const { key, id } = await make(ana);
  const lastUsed = async () => (await listApiKeys(test.world, ana)).find((one) => one.id === id)?.lastUsedAt;
  const first = now;
  expect(await lastUsed()).toBeNull();
  await callerOf(key);
  now = new Date(first.getTime() + 60_000);
  await callerOf(key);
  expect(await lastUsed()).toBe(first.toISOString());
  now = new Date(first.getTime() + 60_001);
  await callerOf(key);
  expect(await lastUsed()).toBe(now.toISOString());
  now = first;
});

it('is named in the audit log beside the person it acted for', async () => {
  const { key } = await make(ana);
  const caller = await callerOf(key);
  if (!caller) throw new Error('a caller');
  await createFlow(test.world, { member: caller.member, name: 'By a program' });
  const { rows } = await listAudit(test.world, { member: ana, search: { limit: 1 } });
  expect(rows).toMatchObject([{ action: 'flow.created', who: 'Ana Ruiz', key: 'For Ana Ruiz', address: '10.0.0.1' }]);
});

it('sees nothing of its maker’s other workspaces', async () => {
  const other = await aMember(test.world, { name: 'Eve' });
  await withWorkspace(test.world.db, other.workspaceId, (trx) =>
    trx.insertInto('member').values({ workspace_id: other.workspaceId, user_id: ana.userId, role: 'admin' }).execute(),
  );
  const flow = await createFlow(test.world, { member: other, name: 'Elsewhere' });
  if (!flow.ok) throw new Error('a flow');
  const template = {
    name: 'Of another client',
    description: '',
    audience: 'mine' as const,
    choices: { slotLabels: {}, parameters: [] },
  };
  await saveTemplate(test.world, { member: other, flowId: flow.value.id, template });
  const namesFor = async (member: Member) => (await listTemplates(test.world, member)).map(({ name }) => name);
  expect(await namesFor(ana)).toContain('Of another client');
  const caller = await callerOf((await make(ana)).key);
  expect(caller && (await namesFor(caller.member))).not.toContain('Of another client');
});

it('cannot be made, seen or revoked from another workspace', async () => {
  const eve = await aMember(test.world, { name: 'Eve' });
  const { id, key } = await make(ana);
  expect(await revokeApiKey(test.world, { member: eve, keyId: id })).toMatchObject({
    problems: [{ code: 'apiKey.notFound' }],
  });
  expect(await listApiKeys(test.world, eve)).toEqual([]);
  expect(await callerOf(key)).not.toBeNull();
});
