import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cookieOf, startTestSite, type TestSite } from '../tooling/test-site';
import { aMember } from '../tooling/test-world';

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

  it('takes as long for an unknown person as for a wrong password', async () => {
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let turn = 0; turn < 5; turn += 1) {
      await site.world.db.deleteFrom('auth_rate_limit').execute();
      times.known.push(await msOf(() => site.signIn({ email, password: 'wrong horse battery' })));
      times.unknown.push(await msOf(() => site.signIn({ email: `nobody${turn}@example.com`, password })));
    }
    // The quickest of each: a busy machine slows some down, and an answer without the work of a hash would be many times quicker.
    const ratio = Math.min(...times.unknown) / Math.min(...times.known);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('gives a new session each time, and no one can choose its token', async () => {
    const first = cookieOf(await site.signIn({ email, password }));
    const again = await site.post('/api/auth/sign-in/email', { body: { email, password }, headers: { cookie: first } });
    expect(cookieOf(again)).not.toBe(first);
    const planted = 'sluice-session=chosen-by-somebody-else';
    const fixed = await site.post('/api/auth/sign-in/email', {
      body: { email, password },
      headers: { cookie: planted },
    });
    expect(cookieOf(fixed)).not.toContain('chosen');
    const me = await site.ask('/api/trpc/me.get', { headers: { cookie: planted } });
    expect(await me.json()).toMatchObject({ result: { data: { user: null } } });
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
      Array.from({ length: 24 }, (_, index) => site.signIn({ email: `guess${index}@example.com`, password })),
    );
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(3);
    await site.world.db.deleteFrom('auth_rate_limit').execute();
  });
});

describe('sessions', () => {
  const auth = (path: string, { cookie, body }: { cookie: string; body?: object }) =>
    body === undefined
      ? site.ask(`/api/auth${path}`, { headers: { cookie } })
      : site.post(`/api/auth${path}`, { body, headers: { cookie } });
  const whoIs = async (cookie: string) => {
    const me = await (await site.ask('/api/trpc/me.get', { headers: { cookie } })).json();
    return me.result.data.user?.email ?? null;
  };
  const signedIn = async () => cookieOf(await site.signIn({ email, password }));
  beforeEach(async () => {
    await site.world.db.deleteFrom('auth_session').execute();
    await site.world.db.deleteFrom('auth_rate_limit').execute();
  });

  it('are listed with device, address and times, also when they are days old', async () => {
    const cookie = await signedIn();
    const old = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000);
    await site.world.db.updateTable('auth_session').set({ created_at: old }).execute();
    const listed = await auth('/list-sessions', { cookie });
    expect(await listed.json()).toMatchObject([{ ipAddress: '127.0.0.1', createdAt: old.toISOString() }]);
  });

  it('are ended one by one, and all but this one', async () => {
    const [here, lost, other] = [await signedIn(), await signedIn(), await signedIn()];
    const token = decodeURIComponent(lost.split('=')[1] ?? '').split('.')[0];
    expect((await auth('/revoke-session', { cookie: here, body: { token } })).status).toBe(200);
    expect([await whoIs(here), await whoIs(lost), await whoIs(other)]).toEqual([email, null, email]);
    expect((await auth('/revoke-other-sessions', { cookie: here, body: {} })).status).toBe(200);
    expect([await whoIs(here), await whoIs(other)]).toEqual([email, null]);
  });

  it('of somebody else are out of reach', async () => {
    const { world } = site;
    const eve = await aMember(world, { name: 'Eve' });
    const hash = await world.hashPassword(password);
    const way = {
      id: `${eve.userId}-password`,
      user_id: eve.userId,
      account_id: eve.userId,
      provider_id: 'credential',
    };
    await world.db
      .insertInto('auth_account')
      .values({ ...way, password: hash })
      .execute();
    const hers = cookieOf(await site.signIn({ email: `${eve.userId}@example.com`, password }));
    const mine = await signedIn();
    const token = decodeURIComponent(mine.split('=')[1] ?? '').split('.')[0];
    await auth('/revoke-session', { cookie: hers, body: { token } });
    expect(await whoIs(mine)).toBe(email);
    const listed = await (await auth('/list-sessions', { cookie: hers })).json();
    expect(listed).toHaveLength(1);
    expect(JSON.stringify(listed)).not.toContain(token);
  });

  it('other than this one end with the old password', async () => {
    const [here, other] = [await signedIn(), await signedIn()];
    const newPassword = 'a fresh warehouse key';
    const body = { currentPassword: password, newPassword, revokeOtherSessions: true };
    const changed = await auth('/change-password', { cookie: here, body });
    expect(changed.status).toBe(200);
    expect([await whoIs(cookieOf(changed)), await whoIs(here), await whoIs(other)]).toEqual([email, null, null]);
    const back = { currentPassword: newPassword, newPassword: password };
    // Whoever forgets to ask for it gets it all the same.
    const again = await auth('/change-password', { cookie: cookieOf(changed), body: back });
    expect(await whoIs(cookieOf(changed))).toBeNull();
    expect(await whoIs(cookieOf(again))).toBe(email);
  });

  it('end after half a day without a click, and are renewed by one', async () => {
    const cookie = await signedIn();
    const expiries = async () => {
      const row = await site.world.db.selectFrom('auth_session').select('expires_at as at').executeTakeFirstOrThrow();
      return (row.at.getTime() - Date.now()) / 3_600_000;
    };
    expect(await expiries()).toBeCloseTo(12, 1);
    await site.world.db
      .updateTable('auth_session')
      .set({ expires_at: new Date(Date.now() + 3_600_000) })
      .execute();
    expect(await whoIs(cookie)).toBe(email);
    expect(await expiries()).toBeCloseTo(12, 1);
    await site.world.db
      .updateTable('auth_session')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .execute();
    expect(await whoIs(cookie)).toBeNull();
  });

  it('are over after a week for what better-auth answers by itself, too', async () => {
    const cookie = await signedIn();
    const old = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
    await site.world.db.updateTable('auth_session').set({ created_at: old }).execute();
    expect((await auth('/list-sessions', { cookie })).status).toBe(401);
  });
});

const msOf = async (work: () => Promise<unknown>) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
