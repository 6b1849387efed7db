import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { withPlatform, withUser } from '../db/with-workspace';
import { addStaff } from '../platform/add-staff';
import { listPlatformWorkspaces } from '../platform/list-platform-workspaces';
import { removeStaff } from '../platform/remove-staff';
import { aColleague, aMember, auditTrail, createTestWorld, type TestWorld } from '../tooling/test-world';
import { appRouter } from '../trpc/app-router';
import type { Context } from '../trpc/procedures';
import { findMember } from '../workspaces/find-member';
import { getMe } from '../workspaces/get-me';
import type { Member } from '../workspaces/member';

const hourMs = 3_600_000;
let test: TestWorld;
let clock = 0;
let ana: Member;
let sam: Member;
beforeAll(async () => {
  test = await createTestWorld({ now: () => new Date(Date.now() + clock) });
});
beforeEach(async () => {
  clock = 0;
  ana = await aMember(test.world, { name: 'Ana Ruiz' });
  sam = await aMember(test.world, { name: 'Sam Staff' });
  await test.world.db.updateTable('auth_user').set({ is_platform_admin: true }).where('id', '=', sam.userId).execute();
});
afterAll(() => test.drop());

/** As server/web makes it for a request: membership is looked up anew. */
function callerOf({ userId, userName }: Member) {
  const context: Context = {
    world: test.world,
    account: { id: userId, name: userName, email: `${userId}@example.com` },
    address: '203.0.113.7',
    findMember: (slug) =>
      findMember(test.world, { visitor: { id: userId, name: userName }, slug, address: '203.0.113.7' }),
    noteDenied: () => Promise.resolve(),
  };
  return appRouter.createCaller(context);
}
const there = () => ({ workspace: ana.slug });
const look = () => callerOf(sam).orders.list({ ...there(), state: 'all' });
const ask = () => callerOf(sam).platform.askAccess({ workspaceId: ana.workspaceId, reason: 'Orders do not arrive' });

async function letIn(role: 'viewer' | 'editor' = 'viewer'): Promise<string> {
  const { id } = await ask();
  await callerOf(ana).staff.decide({ ...there(), accessId: id, grant: { role, hours: 1 } });
  return id;
}
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => JSON.stringify([error instanceof Error ? error.message : '', Object(error).code]),
  );

it('answers staff whom nobody let in as it answers a stranger, word for word', async () => {
  const eve = await aMember(test.world, { name: 'Eve' });
  await ask();
  const stranger = await outcome(callerOf(eve).orders.list({ ...there(), state: 'all' }));
  expect(stranger).toContain('NOT_FOUND');
  expect(await outcome(look())).toBe(stranger);
  expect(await outcome(callerOf(eve).orders.list({ workspace: 'nowhere', state: 'all' }))).toBe(stranger);
});

it('lets staff in when an owner says so, for an hour, and out at the first request after it', async () => {
  await letIn();
  expect(await look()).toMatchObject({ rows: [] });
  const me = await getMe(test.world, { id: sam.userId, name: 'Sam Staff', email: '' });
  expect(me.workspaces.find(({ slug }) => slug === ana.slug)).toMatchObject({ role: 'viewer', isConsultant: true });
  clock = hourMs - 1000;
  expect(await look()).toMatchObject({ rows: [] });
  clock = hourMs + 1000;
  expect(await outcome(look())).toContain('NOT_FOUND');
  expect(await callerOf(ana).staff.list(there())).toEqual([]);
});

it('puts staff out at once when an owner ends it, and when they are no longer of the staff', async () => {
  const first = await letIn();
  await callerOf(ana).staff.end({ ...there(), accessId: first });
  expect(await outcome(look())).toContain('NOT_FOUND');
  await letIn();
  const person = { userId: sam.userId, address: null };
  const tom = await aMember(test.world, { name: 'Tom' });
  const email = `${tom.userId}@example.com`;
  expect(await addStaff(test.world, { person, email })).toMatchObject({ ok: true });
  const byTom = { userId: tom.userId, address: null };
  expect(await removeStaff(test.world, { person: byTom, userId: sam.userId })).toMatchObject({ ok: true });
  expect(await outcome(look())).toContain('NOT_FOUND');
});

it('gives no more than was granted: a viewer changes nothing, an editor neither people nor accounts', async () => {
  await letIn('viewer');
  expect(await outcome(callerOf(sam).flows.create({ ...there(), name: 'Mine' }))).toContain('FORBIDDEN');
  const { id } = await ask();
  await callerOf(ana).staff.decide({ ...there(), accessId: id, grant: { role: 'editor', hours: 8 } });
  clock = 2 * hourMs;
  expect(await outcome(callerOf(sam).flows.create({ ...there(), name: 'Mine' }))).toBe('done');
  const staff = callerOf(sam);
  for (const forbidden of [
    () => staff.audit.list(there()),
    () => staff.invitations.list(there()),
    () => staff.connections.create({ ...there(), connector: 'x', name: 'x', settings: {}, credentials: {} }),
    () => staff.staff.decide({ ...there(), accessId: id, grant: null }),
  ]) {
    expect(await outcome(forbidden())).toContain('FORBIDDEN');
  }
});

it('is decided by owners only, once', async () => {
  const { id } = await ask();
  const admin = await aColleague(test.world, { of: ana, role: 'admin' });
  const grant = { role: 'viewer', hours: 24 } as const;
  expect(await outcome(callerOf(admin).staff.decide({ ...there(), accessId: id, grant }))).toContain('FORBIDDEN');
  await callerOf(ana).staff.decide({ ...there(), accessId: id, grant: null });
  expect(await outcome(callerOf(ana).staff.decide({ ...there(), accessId: id, grant }))).toContain('NOT_FOUND');
  expect(await outcome(look())).toContain('NOT_FOUND');
});

it('stands in the trail: asked, let in, looked, did in whose name, ended', async () => {
  const id = await letIn('editor');
  await look();
  await look();
  const { id: flowId } = await callerOf(sam).flows.create({ ...there(), name: 'Mine' });
  await callerOf(sam).flows.hold({ ...there(), flowId, tab: 'x', takeOver: true });
  await callerOf(sam).flows.hold({ ...there(), flowId, tab: 'x', takeOver: true });
  await callerOf(ana).staff.end({ ...there(), accessId: id });
  const { rows } = await callerOf(ana).audit.list(there());
  expect(rows.toReversed().map(({ action, who, onBehalfOf }) => [action, who, onBehalfOf])).toEqual([
    ['staff.asked', 'Sam Staff', null],
    ['staff.letIn', 'Ana Ruiz', null],
    ['staff.looked', 'Sam Staff', 'Ana Ruiz'],
    ['flow.created', 'Sam Staff', 'Ana Ruiz'],
    ['staff.did', 'Sam Staff', 'Ana Ruiz'],
    ['staff.ended', 'Ana Ruiz', null],
  ]);
  expect(rows.find(({ action }) => action === 'staff.looked')?.target).toBe('orders.list');
});

it('counts for the platform’s admins without a row of any workspace in sight, and for nobody else', async () => {
  const { db } = test.world;
  const rows = await listPlatformWorkspaces(test.world, { userId: sam.userId });
  expect(rows.find(({ slug }) => slug === ana.slug)).toMatchObject({ members: 1, owners: [{ name: 'Ana Ruiz' }] });
  await withPlatform(db, sam.userId, async (trx) => {
    await sql`select * from platform_workspaces()`.execute(trx);
    await sql`select * from platform_steps()`.execute(trx);
    await sql`select * from platform_stuck()`.execute(trx);
    for (const table of ['member', 'audit_entry', 'workspace', 'flow'] as const)
      expect(await trx.selectFrom(table).selectAll().execute(), table).toEqual([]);
  });
  const asked = withPlatform(db, ana.userId, (trx) => sql`select * from platform_workspaces()`.execute(trx));
  await expect(asked).rejects.toThrow(/Only for the platform/);
  expect(await outcome(callerOf(ana).platform.workspaces())).toContain('FORBIDDEN');
  const trail = await callerOf(sam).platform.trail({});
  expect(trail.rows[0]).toMatchObject({ who: 'Ana Ruiz', action: 'denied', target: 'platform.workspaces' });
  const mend = withPlatform(db, sam.userId, (trx) => trx.deleteFrom('platform_audit').execute());
  await expect(mend).rejects.toThrow(/permission denied/);
});

it('shows somebody by their own account only what they were granted, in the database too', async () => {
  await ask();
  const seen = (userId: string) =>
    withUser(test.world.db, userId, async (trx) => [
      (await trx.selectFrom('workspace').select('slug').execute()).map(({ slug }) => slug),
      (await trx.selectFrom('platform_access').select('id').execute()).length,
    ]);
  expect(await seen(sam.userId)).toEqual([[sam.slug], 1]);
  expect(await seen((await aMember(test.world, { name: 'Eve' })).userId)).toEqual([[expect.any(String)], 0]);
  await letIn();
  expect((await seen(sam.userId))[0]).toContain(ana.slug);
});

it('keeps one who runs the installation', async () => {
  const others = await test.world.db
    .selectFrom('auth_user')
    .select('id')
    .where('is_platform_admin', '=', true)
    .where('id', '<>', sam.userId)
    .execute();
  const person = { userId: sam.userId, address: null };
  for (const { id } of others) await removeStaff(test.world, { person, userId: id });
  expect(await removeStaff(test.world, { person, userId: sam.userId })).toMatchObject({
    ok: false,
    problems: [{ code: 'account.lastStaff' }],
  });
});

it('takes a request back, and staff leave by themselves', async () => {
  const { id } = await ask();
  await callerOf(sam).platform.withdrawAccess({ workspaceId: ana.workspaceId, accessId: id });
  expect(await callerOf(ana).staff.list(there())).toEqual([]);
  const again = await letIn();
  await callerOf(sam).platform.withdrawAccess({ workspaceId: ana.workspaceId, accessId: again });
  expect(await outcome(look())).toContain('NOT_FOUND');
  expect((await auditTrail(test.world, ana)).map(({ action }) => action)).toEqual(
    expect.arrayContaining(['staff.withdrew', 'staff.left']),
  );
});
