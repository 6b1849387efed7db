import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withWorkspace } from '../db/with-workspace';
import { cookieOf, siteOrigin, startTestSite, type TestSite } from '../tooling/test-site';
import { aMember } from '../tooling/test-world';
import { createFirstAccount } from '../workspaces/create-first-account';
import { findMember } from '../workspaces/find-member';

const account = { name: 'Ana', email: 'ana@example.com', password: 'correct horse battery', workspaceName: 'Harbour' };
const { email, password } = account;

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
  await createFirstAccount(site.world, account);
});
afterAll(() => site.drop());

describe('procedures', () => {
  const create = { workspace: 'harbour', name: 'New flow' };
  let cookie = '';
  beforeAll(async () => {
    cookie = cookieOf(await site.signIn({ email, password }));
  });

  it('need a signed-in member, whatever the page shows', async () => {
    const answer = await site.post('/api/trpc/flows.create', { body: create });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { data: { problems: [{ code: 'account.signInFirst' }] } } });
  });

  it.each([
    ['another site', { origin: 'http://evil.test' }],
    ['another site by its own word', { 'sec-fetch-site': 'cross-site' }],
    ['nowhere', { origin: '' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['an upload', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['plain text', { 'content-type': 'text/plain' }],
  ])('refuse what comes from %s', async (_what, headers) => {
    const all = Object.fromEntries(Object.entries({ ...headers, cookie }).filter(([, value]) => value !== ''));
    const given = 'origin' in headers && headers.origin === '' ? {} : { origin: siteOrigin };
    const answer = await site.ask('/api/trpc/flows.create', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...given, ...all },
      body: JSON.stringify(create),
    });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: { data: { problems: [{ code: 'request.forbidden' }] } } });
  });

  it('change nothing by GET', async () => {
    const input = encodeURIComponent(JSON.stringify(create));
    const answer = await site.ask(`/api/trpc/flows.create?input=${input}`, { headers: { cookie } });
    expect(answer.status).toBe(405);
  });

  it('take ten at once and one megabyte, no more', async () => {
    const many = Array.from({ length: 11 }, () => 'me.get').join(',');
    expect((await site.ask(`/api/trpc/${many}?batch=1&input=${encodeURIComponent('{}')}`)).status).toBe(400);
    const ten = Array.from({ length: 10 }, () => 'me.get').join(',');
    expect((await site.ask(`/api/trpc/${ten}?batch=1&input=${encodeURIComponent('{}')}`)).status).toBe(200);
    const big = { ...create, name: 'x'.repeat(1_100_000) };
    const answer = await site.post('/api/trpc/flows.create', { body: big, headers: { cookie } });
    expect([403, 413]).toContain(answer.status);
  });

  it('say in plain words what is wrong with an input', async () => {
    const answer = await site.post('/api/trpc/flows.create', { body: { ...create, name: '  ' }, headers: { cookie } });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      error: { data: { problems: [{ code: 'input.invalid', subject: 'name', message: 'Please fill this in.' }] } },
    });
  });

  it('answer a foreign workspace like one that does not exist', async () => {
    const other = await createWorkspaceOfEve();
    const [foreign, missing] = await Promise.all(
      [other, 'nowhere'].map((workspace) =>
        site.post('/api/trpc/flows.create', { body: { ...create, workspace }, headers: { cookie } }),
      ),
    );
    expect(foreign?.status).toBe(404);
    expect(await foreign?.text()).toBe(await missing?.text());
  });

  it('refuse what a role may not do, and write the attempt down', async () => {
    const { world } = site;
    const { workspaceId } = await withUserWorkspace();
    await withWorkspace(world.db, workspaceId, (trx) => trx.updateTable('member').set({ role: 'viewer' }).execute());
    const answer = await site.post('/api/trpc/flows.create', { body: create, headers: { cookie } });
    expect(answer.status).toBe(403);
    const trail = await withWorkspace(world.db, workspaceId, (trx) =>
      trx.selectFrom('audit_entry').select(['action', 'target', 'address']).where('action', '=', 'denied').execute(),
    );
    expect(trail).toEqual([{ action: 'denied', target: 'flows.create', address: '127.0.0.1' }]);
    await withWorkspace(world.db, workspaceId, (trx) => trx.updateTable('member').set({ role: 'owner' }).execute());
  });
});

describe('every answer', () => {
  it('forbids framing, sniffing and foreign openers', async () => {
    for (const path of ['/sign-in', '/api/healthz', '/api/nothing', '/api/hooks/x']) {
      const { headers } = await site.ask(path);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('x-frame-options'), path).toBe('DENY');
      expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
    }
  });

  it('believes nobody who pretends to be inside', async () => {
    const answer = await site.ask('/sign-in', {
      headers: { 'x-middleware-subrequest': 'x', 'x-nonce': 'mine', 'x-sluice-address': '1.2.3.4', 'next-action': 'a' },
    });
    const { headers } = (await answer.json()) as { headers: Record<string, string> };
    expect(headers).not.toHaveProperty('x-middleware-subrequest');
    expect(headers).not.toHaveProperty('next-action');
    expect(headers['x-nonce']).not.toBe('mine');
    expect(headers['x-sluice-address']).toBe('127.0.0.1');
  });

  it('tells an unknown webhook address nothing', async () => {
    const answer = await site.post('/api/hooks/aaaaaaaaaaaaaaaaaaaaaaaa', { body: {} });
    expect(answer.status).toBe(401);
  });

  it('says whether the process lives and is ready', async () => {
    expect([(await site.ask('/api/healthz')).status, (await site.ask('/api/readyz')).status]).toEqual([200, 200]);
    expect(await (await site.ask('/api/metrics')).text()).toContain('sluice_http_requests_total');
  });
});

async function createWorkspaceOfEve(): Promise<string> {
  const { world } = site;
  return (await aMember(world, { name: 'Eve' })).slug;
}

async function withUserWorkspace(): Promise<{ workspaceId: string }> {
  const visitor = await site.world.db
    .selectFrom('auth_user')
    .select(['id', 'name'])
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  const member = await findMember(site.world, { visitor, slug: 'harbour', address: null });
  if (!member) throw new Error('a member');
  return member;
}
