import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieOf, startTestSite, type TestSite } from '../tooling/test-site';

const account = { name: 'Ana', email: 'ana@example.com', password: 'correct horse battery', workspaceName: 'Harbour' };
const { email, password } = account;

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.drop());

describe('the door', () => {
  it('leads everybody to the first account while there is none', async () => {
    const answer = await site.ask('/harbour/orders');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/welcome']);
    expect((await site.ask('/welcome')).status).toBe(200);
  });

  it('closes registration once somebody has an account', async () => {
    const made = await site.post('/api/trpc/account.createFirst', { body: account });
    expect(await made.json()).toEqual({ result: { data: { slug: 'harbour' } } });
    const again = await site.post('/api/trpc/account.createFirst', {
      body: { name: 'Eve', email: 'eve@example.com', password, workspaceName: 'Eve' },
    });
    expect(again.status).toBe(403);
    expect(
      (await site.post('/api/auth/sign-up/email', { body: { name: 'Eve', email: 'e@example.com', password } })).status,
    ).toBe(404);
    expect((await site.ask('/welcome')).headers.get('location')).toBe('/sign-in');
  });

  it('leads strangers to sign in and back to where they wanted to go', async () => {
    const answer = await site.ask('/harbour/orders?state=needsFix');
    expect(answer.headers.get('location')).toBe('/sign-in?next=%2Fharbour%2Forders%3Fstate%3DneedsFix');
    expect((await site.ask('/')).headers.get('location')).toBe('/sign-in');
    expect((await site.ask('/icon.svg')).status).toBe(200);
  });
});

describe('signing in', () => {
  it('gives a cookie that scripts cannot read and other sites do not send', async () => {
    const answer = await site.signIn({ email, password });
    expect(answer.status).toBe(200);
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^sluice-session=/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/Path=\//);
    const me = await site.ask('/api/trpc/me.get', { headers: { cookie: cookieOf(answer) } });
    expect(await me.json()).toMatchObject({
      result: { data: { user: { email }, workspaces: [{ slug: 'harbour', role: 'owner' }] } },
    });
    expect((await site.ask('/sign-in', { headers: { cookie: cookieOf(answer) } })).headers.get('location')).toBe('/');
  });

  it('answers a wrong password and an unknown person alike', async () => {
    const wrong = await site.signIn({ email, password: 'wrong horse battery' });
    const unknown = await site.signIn({ email: 'nobody@example.com', password });
    expect([wrong.status, await wrong.text()]).toEqual([unknown.status, await unknown.text()]);
    expect(wrong.status).toBe(401);
  });

  it('is over the moment the session is gone from the database', async () => {
    const cookie = cookieOf(await site.signIn({ email, password }));
    await site.world.db.deleteFrom('auth_session').execute();
    const me = await site.ask('/api/trpc/me.get', { headers: { cookie } });
    expect(await me.json()).toMatchObject({ result: { data: { user: null } } });
  });

  it('ends a week after it began, however busy somebody was', async () => {
    const cookie = cookieOf(await site.signIn({ email, password }));
    const old = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
    await site.world.db.updateTable('auth_session').set({ created_at: old }).execute();
    const me = await site.ask('/api/trpc/me.get', { headers: { cookie } });
    expect(await me.json()).toMatchObject({ result: { data: { user: null } } });
  });

  it('locks an account for a while after five wrong passwords, with the same answer, and leaves its sessions alone', async () => {
    const { world } = site;
    await world.db.deleteFrom('auth_rate_limit').execute();
    const cookie = cookieOf(await site.signIn({ email, password }));
    for (let attempt = 0; attempt < 5; attempt += 1) await site.signIn({ email, password: 'wrong horse battery' });
    const locked = await site.signIn({ email, password });
    expect(locked.status).toBe(401);
    expect(await locked.json()).toMatchObject({ code: 'INVALID_EMAIL_OR_PASSWORD' });
    const me = await site.ask('/api/trpc/me.get', { headers: { cookie } });
    expect(await me.json()).toMatchObject({ result: { data: { user: { email } } } });
    const rows = await world.db.selectFrom('auth_rate_limit').select('key').execute();
    expect(rows.some(({ key }) => key.includes('@'))).toBe(false);
    const past = String(Date.now() - 16 * 60_000);
    await world.db.updateTable('auth_rate_limit').set({ last_request: past }).execute();
    expect((await site.signIn({ email, password })).status).toBe(200);
  });

  it('slows down whoever tries many accounts from one address', async () => {
    await site.world.db.deleteFrom('auth_rate_limit').execute();
    const answers = await Promise.all(
      Array.from({ length: 14 }, (_, index) => site.signIn({ email: `guess${index}@example.com`, password })),
    );
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(3);
    await site.world.db.deleteFrom('auth_rate_limit').execute();
  });
});
