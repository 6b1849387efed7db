import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mail } from '../mail/mailer';
import { aColleague, aMember, auditTrail, createTestWorld, type TestWorld } from '../tooling/test-world';
import { acceptInvitation } from './accept-invitation';
import { addWorkspace } from './add-workspace';
import { changeMember } from './change-member';
import { findMember } from './find-member';
import { getMe } from './get-me';
import { inviteMember } from './invite-member';
import { joinWithAccount } from './join-with-account';
import { listInvitations } from './list-invitations';
import { listMembers } from './list-members';
import { lookAtInvitation } from './look-at-invitation';
import type { Member } from './member';
import { removeMember } from './remove-member';
import { renameWorkspace } from './rename-workspace';
import { withdrawInvitation } from './withdraw-invitation';

const day = 24 * 60 * 60 * 1000;
let now = new Date('2026-11-23T08:00:00Z');
let test: TestWorld;
let ana: Member;
const mails: Mail[] = [];

beforeAll(async () => {
  test = await createTestWorld({ now: () => now });
  ana = await aMember(test.world);
});
afterAll(() => test.drop());

const anAddress = () => `${randomUUID()}@example.com`;

/** Invites, and hands over the token of the link. */
async function invite(offer: { email: string; role?: Member['role']; until?: Date | null }): Promise<string> {
  const invited = await inviteMember(test.world, { member: ana, role: 'editor', until: null, ...offer });
  if (!invited.ok) throw new Error(invited.problems[0]?.message);
  return invited.value.link?.split('/invite/')[1] ?? '';
}

const join = (token: string) =>
  joinWithAccount(test.world, { token, name: 'Tom Berg', password: 'correct horse battery', address: null });

const visit = async (email: string) => {
  const visitor = await test.world.db
    .selectFrom('auth_user')
    .select(['id', 'name'])
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return findMember(test.world, { visitor, slug: ana.slug, address: null });
};

describe('an invitation', () => {
  it('makes an account for its address, lets it in with its role, and works once', async () => {
    const email = anAddress();
    const token = await invite({ email: `  ${email.toUpperCase()} ` });
    expect(await lookAtInvitation(test.world, { token })).toEqual({
      ok: true,
      value: {
        workspaceName: ana.workspaceName,
        invitedBy: 'Ana Ruiz',
        email,
        role: 'editor',
        until: null,
        hasAccount: false,
      },
    });
    expect(await join(token)).toEqual({ ok: true, value: { slug: ana.slug, email } });
    expect(await visit(email)).toMatchObject({ role: 'editor', isConsultant: false });
    expect(await join(token)).toMatchObject({ ok: false, problems: [{ code: 'invitation.notFound' }] });
    expect(await lookAtInvitation(test.world, { token })).toMatchObject({ ok: false });
  });

  it('is good for nobody but the address it was sent to', async () => {
    const token = await invite({ email: anAddress() });
    const eve = await aMember(test.world, { name: 'Eve' });
    const user = { id: eve.userId, email: 'eve@example.com' };
    expect(await acceptInvitation(test.world, { token, user, address: null })).toMatchObject({
      ok: false,
      problems: [{ code: 'invitation.otherAddress' }],
    });
    expect(
      await findMember(test.world, { visitor: { id: eve.userId, name: 'Eve' }, slug: ana.slug, address: null }),
    ).toBe(null);
  });

  it('lets somebody in who has an account, and asks no second one of them', async () => {
    const tom = await aMember(test.world, { name: 'Tom' });
    const email = `${tom.userId}@example.com`;
    const token = await invite({ email, role: 'viewer' });
    expect(await join(token)).toMatchObject({ ok: false, problems: [{ code: 'account.exists' }] });
    const user = { id: tom.userId, email };
    expect(await acceptInvitation(test.world, { token, user, address: null })).toEqual({
      ok: true,
      value: { slug: ana.slug },
    });
    const { workspaces } = await getMe(test.world, { id: tom.userId, name: 'Tom', email });
    expect(workspaces.map(({ slug, role }) => [slug, role])).toEqual([
      [ana.slug, 'viewer'],
      [tom.slug, 'owner'],
    ]);
  });

  it('is over after a week, when it is withdrawn, and when another one takes its place', async () => {
    const email = anAddress();
    const first = await invite({ email });
    const second = await invite({ email, role: 'viewer' });
    expect(await join(first)).toMatchObject({ ok: false, problems: [{ code: 'invitation.notFound' }] });
    const open = (await listInvitations(test.world, ana)).filter((one) => one.email === email);
    expect(open).toMatchObject([{ role: 'viewer', hasRunOut: false }]);
    now = new Date(now.getTime() + 7 * day + 1);
    expect(await join(second)).toMatchObject({ ok: false, problems: [{ code: 'invitation.notFound' }] });
    now = new Date(now.getTime() - 7 * day - 1);
    await withdrawInvitation(test.world, { member: ana, invitationId: open[0]?.id ?? '' });
    expect(await join(second)).toMatchObject({ ok: false, problems: [{ code: 'invitation.notFound' }] });
    expect((await listInvitations(test.world, ana)).filter((one) => one.email === email)).toEqual([]);
  });

  it('goes to one of two who use its link at the same moment', async () => {
    const token = await invite({ email: anAddress() });
    const both = await Promise.all([join(token), join(token)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it('keeps its secret out of the database and out of the audit trail', async () => {
    const email = anAddress();
    const token = await invite({ email });
    const { rows } = await test.world.db.transaction().execute(async (trx) => {
      const { sql } = await import('kysely');
      await sql`select set_config('app.workspaces', ${ana.workspaceId}, true)`.execute(trx);
      return sql<{ all: string }>`select jsonb_agg(to_jsonb(i))::text as all from invitation i`.execute(trx);
    });
    expect(rows[0]?.all).toContain(email);
    expect(rows[0]?.all).not.toContain(token);
    expect(JSON.stringify(await auditTrail(test.world, ana))).not.toContain(token);
  });

  it('goes out by email where there is a mail server, and is handed over by hand where that one fails', async () => {
    const email = anAddress();
    const send = async (mail: Mail) => {
      mails.push(mail);
      return [];
    };
    const offer = { member: ana, email, role: 'viewer', until: null } as const;
    const mailed = await inviteMember({ ...test.world, mailer: { from: 'Sluice', send } }, offer);
    expect(mailed).toMatchObject({ ok: true, value: { link: null } });
    const [mail] = mails;
    expect(mail?.to).toBe(email);
    const token = /\/invite\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
    expect(await lookAtInvitation(test.world, { token })).toMatchObject({ ok: true, value: { email } });
    const broken = { from: 'Sluice', send: () => Promise.reject(new Error('no mail today')) };
    const byHand = await inviteMember({ ...test.world, mailer: broken }, offer);
    expect(byHand).toMatchObject({ ok: true, value: { link: expect.stringContaining('/invite/') } });
  });
});

describe('who may give which place', () => {
  it('nobody gives more than they have', async () => {
    const admin = await aColleague(test.world, { of: ana, role: 'admin' });
    const asOwner = await inviteMember(test.world, { member: admin, email: anAddress(), role: 'owner', until: null });
    expect(asOwner).toMatchObject({ ok: false, problems: [{ code: 'member.forbidden' }] });
    const demoted = await changeMember(test.world, { member: admin, userId: ana.userId, role: 'viewer', until: null });
    expect(demoted).toMatchObject({ ok: false, problems: [{ code: 'member.forbidden' }] });
    const removed = await removeMember(test.world, { member: admin, userId: ana.userId });
    expect(removed).toMatchObject({ ok: false, problems: [{ code: 'member.forbidden' }] });
    const consultant = { email: anAddress(), role: 'viewer', until: new Date(now.getTime() + day) } as const;
    expect(await inviteMember(test.world, { member: admin, ...consultant })).toMatchObject({ ok: false });
  });

  it('the last owner cannot go, not even two who go at once', async () => {
    const alone = await aMember(test.world, { name: 'Uwe' });
    expect(await removeMember(test.world, { member: alone, userId: alone.userId })).toMatchObject({
      ok: false,
      problems: [{ code: 'member.lastOwner' }],
    });
    const other = await aColleague(test.world, { of: alone, role: 'owner' });
    const both = await Promise.all([
      removeMember(test.world, { member: alone, userId: alone.userId }),
      changeMember(test.world, { member: other, userId: other.userId, role: 'viewer', until: null }),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect((await listMembers(test.world, alone)).filter(({ role }) => role === 'owner')).toHaveLength(1);
  });

  it('a role changed or taken counts at the next request, and the trail says who did it', async () => {
    const tom = await aColleague(test.world, { of: ana, role: 'editor' });
    const visitor = { id: tom.userId, name: tom.userName };
    const find = () => findMember(test.world, { visitor, slug: ana.slug, address: null });
    await changeMember(test.world, { member: ana, userId: tom.userId, role: 'viewer', until: null });
    expect(await find()).toMatchObject({ role: 'viewer' });
    await removeMember(test.world, { member: ana, userId: tom.userId });
    expect(await find()).toBe(null);
    const trail = (await auditTrail(test.world, ana)).filter(({ target }) => target === tom.userId);
    expect(trail).toMatchObject([
      { action: 'member.changed', actor: ana.userId, before: { role: 'editor' }, after: { role: 'viewer' } },
      { action: 'member.removed', actor: ana.userId, before: { role: 'viewer' } },
    ]);
  });
});

describe('a consultant', () => {
  it('is in until the day the owner has said, and may be let in longer', async () => {
    const email = anAddress();
    const until = new Date(now.getTime() + 30 * day);
    await join(await invite({ email, role: 'admin', until }));
    const inside = await visit(email);
    expect(inside).toMatchObject({ role: 'admin', isConsultant: true });
    now = new Date(until.getTime());
    expect(await visit(email)).toBe(null);
    const longer = new Date(now.getTime() + day);
    await changeMember(test.world, { member: ana, userId: inside?.userId ?? '', role: 'viewer', until: longer });
    expect(await visit(email)).toMatchObject({ role: 'viewer', isConsultant: true });
  });

  it('is never an owner, and is let in for days to come only', async () => {
    const until = new Date(now.getTime() + day);
    const offer = { member: ana, email: anAddress() };
    expect(await inviteMember(test.world, { ...offer, role: 'owner', until })).toMatchObject({ ok: false });
    expect(await inviteMember(test.world, { ...offer, role: 'viewer', until: now })).toMatchObject({
      ok: false,
      problems: [{ code: 'member.untilPast' }],
    });
  });
});

describe('a workspace', () => {
  it('is opened by people who own one, and keeps its address when it is renamed', async () => {
    const user = { id: ana.userId, name: ana.userName, email: 'ana@example.com' };
    expect(await addWorkspace(test.world, { user, address: null, name: 'Nordic Lights' })).toEqual({
      ok: true,
      value: { slug: 'nordic-lights' },
    });
    const viewer = await aColleague(test.world, { of: ana, role: 'viewer' });
    const guest = { id: viewer.userId, name: viewer.userName, email: 'tom@example.com' };
    expect(await addWorkspace(test.world, { user: guest, address: null, name: 'Mine' })).toMatchObject({
      ok: false,
      problems: [{ code: 'workspace.forbidden' }],
    });
    const visitor = { id: ana.userId, name: ana.userName };
    const there = await findMember(test.world, { visitor, slug: 'nordic-lights', address: null });
    if (!there) throw new Error('a member');
    await renameWorkspace(test.world, { member: there, name: 'Nordic Lights AB' });
    expect(await findMember(test.world, { visitor, slug: 'nordic-lights', address: null })).toMatchObject({
      workspaceName: 'Nordic Lights AB',
    });
  });
});
