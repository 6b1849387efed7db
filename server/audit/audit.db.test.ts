import { afterAll, beforeAll, expect, it } from 'vitest';
import { createConnection } from '../connections/create-connection';
import { startStore } from '../connectors/sandbox-store/simulator';
import { withWorkspace } from '../db/with-workspace';
import { createFlow } from '../flows/create-flow';
import { aColleague, aMember, createTestWorld, type TestWorld } from '../tooling/test-world';
import { changeMember } from '../workspaces/change-member';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import { removeMember } from '../workspaces/remove-member';
import { exportAudit } from './export-audit';
import { listActors } from './list-actors';
import { listAudit } from './list-audit';

let test: TestWorld;
let ana: Member;
let tom: Member;
beforeAll(async () => {
  test = await createTestWorld();
  ana = await aMember(test.world);
  tom = await aColleague(test.world, { of: ana });
  await createFlow(test.world, { member: tom, name: '=HYPERLINK("x")' });
  await changeMember(test.world, { member: ana, userId: tom.userId, role: 'viewer', until: null });
  await withWorkspace(test.world.db, ana.workspaceId, (trx) =>
    recordAudit(trx, { member: tom, deed: { action: 'denied', target: 'flows.publish' } }),
  );
});
afterAll(() => test.drop());

const list = (search: Partial<Parameters<typeof listAudit>[1]['search']> = {}) =>
  listAudit(test.world, { member: ana, search: { limit: 50, ...search } });

it('says who did what, before and after, and what was refused, newest first', async () => {
  expect((await list()).rows).toMatchObject([
    { who: 'Tom Berg', action: 'denied', target: 'flows.publish' },
    { who: 'Ana Ruiz', action: 'member.changed', before: { role: 'editor' }, after: { role: 'viewer' } },
    { who: 'Tom Berg', action: 'flow.created', after: { name: '=HYPERLINK("x")' } },
  ]);
});

it('is read by person, by what it is about, and page by page', async () => {
  const actions = async (search: Parameters<typeof list>[0]) => (await list(search)).rows.map(({ action }) => action);
  expect(await actions({ actor: tom.userId })).toEqual(['denied', 'flow.created']);
  expect(await actions({ about: 'member' })).toEqual(['member.changed']);
  expect(await actions({ about: 'denied' })).toEqual(['denied']);
  const first = await list({ limit: 2 });
  expect(await actions({ limit: 2, before: first.nextCursor ?? '' })).toEqual(['flow.created']);
  expect((await list({ limit: 3 })).nextCursor).toBe(null);
});

it('shows nothing of another workspace, whoever is asked for', async () => {
  const eve = await aMember(test.world, { name: 'Eve' });
  const search = { limit: 50, actor: tom.userId };
  expect((await listAudit(test.world, { member: eve, search })).rows).toEqual([]);
});

it('cannot be changed or emptied by the product itself', async () => {
  const inTrail = (work: Parameters<typeof withWorkspace<unknown>>[2]) =>
    withWorkspace(test.world.db, ana.workspaceId, work);
  await expect(inTrail((trx) => trx.updateTable('audit_entry').set({ action: 'nothing' }).execute())).rejects.toThrow(
    /permission denied/,
  );
  await expect(inTrail((trx) => trx.deleteFrom('audit_entry').execute())).rejects.toThrow(/permission denied/);
  expect((await list()).rows).toHaveLength(3);
});

it('goes into a spreadsheet without becoming a formula there', async () => {
  await withWorkspace(test.world.db, ana.workspaceId, (trx) =>
    recordAudit(trx, { member: ana, deed: { action: 'flow.renamed', target: '=1+1' } }),
  );
  const { csv, fileName } = await exportAudit(test.world, { member: ana, search: { about: 'flow' } });
  expect(fileName).toBe(`audit-${ana.slug}.csv`);
  expect(csv.split('\r\n')).toHaveLength(4);
  expect(csv).toContain(",flow.renamed,'=1+1,");
});

it('never holds a secret', async () => {
  const account = { apiKey: 'canary-of-a-key', webhookSecret: `whsec_${Buffer.alloc(32, 7).toString('base64')}` };
  const simulator = { ...account, name: 'Store', skus: [], port: 0, file: ':memory:', now: () => new Date() };
  const store = await startStore({ ...simulator, log: () => undefined });
  const settings = { baseUrl: store.url };
  const connection = { connector: 'sandbox-store', name: 'Store', settings, credentials: account };
  expect(await createConnection(test.world, { member: ana, connection })).toMatchObject({ ok: true });
  await store.stop();
  const { rows } = await list({ about: 'connection' });
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toMatch(/canary|whsec_/);
});

it('knows everybody who did something, those who left included', async () => {
  const gone = await aColleague(test.world, { of: ana, name: 'Zoe Gone' });
  await createFlow(test.world, { member: gone, name: 'Last one' });
  await removeMember(test.world, { member: ana, userId: gone.userId });
  const names = (await listActors(test.world, ana)).map(({ name }) => name);
  expect(names).toEqual(['Ana Ruiz', 'Tom Berg', 'Zoe Gone']);
});
