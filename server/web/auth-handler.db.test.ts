import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieOf, siteOrigin, startTestSite, type TestSite } from '../tooling/test-site';
import { createFirstAccount } from '../workspaces/create-first-account';

const account = { name: 'Ana', email: 'ana@example.com', password: 'correct horse battery', workspaceName: 'Harbour' };
const { email, password } = account;

let site: TestSite;
let cookie = '';
beforeAll(async () => {
  site = await startTestSite();
  await createFirstAccount(site.world, account);
  cookie = cookieOf(await site.signIn({ email, password }));
});
afterAll(() => site.drop());

const changes = [
  '/sign-in/email',
  '/sign-out',
  '/change-password',
  '/revoke-other-sessions',
  '/two-factor/enable',
  '/two-factor/disable',
  '/two-factor/verify-totp',
];

it.each([
  ['another site', { origin: 'http://evil.test' }],
  ['another site by its own word', { origin: siteOrigin, 'sec-fetch-site': 'cross-site' }],
  ['a neighbour under the same name', { origin: siteOrigin, 'sec-fetch-site': 'same-site' }],
  ['nowhere', {}],
])('takes nothing that comes from %s', async (_what, headers) => {
  for (const path of changes) {
    const answer = await site.ask(`/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, ...headers },
      body: JSON.stringify({ email, password }),
    });
    expect(answer.status, path).toBe(403);
  }
  expect(await site.world.db.selectFrom('auth_session').select('id').execute()).toHaveLength(1);
});

it('changes nothing by GET', async () => {
  for (const path of changes) {
    const answer = await site.ask(`/api/auth${path}`, { headers: { cookie } });
    expect([404, 405], path).toContain(answer.status);
  }
  expect(await site.world.db.selectFrom('auth_session').select('id').execute()).toHaveLength(1);
});

it('takes JSON, and ten kilobytes of it', async () => {
  const form = await site.ask('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { origin: siteOrigin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email, password }),
  });
  expect(form.status).toBe(415);
  const big = await site.post('/api/auth/sign-in/email', { body: { email, password: 'x'.repeat(11_000) } });
  expect(big.status).toBe(413);
});

it('answers nothing but what the pages need', async () => {
  for (const path of ['sign-up/email', 'two-factor/get-totp-uri', 'change-email', 'delete-user', 'verify-email', 'ok'])
    expect((await site.post(`/api/auth/${path}`, { body: {}, headers: { cookie } })).status, path).toBe(404);
});

describe('over https', () => {
  it('gives cookies that only this very host gets, and only over TLS', async () => {
    const safe = await startTestSite({ publicUrl: 'https://sluice.test' });
    await createFirstAccount(safe.world, account);
    const answer = await safe.signIn({ email, password });
    const [session] = answer.headers.getSetCookie();
    expect(session).toMatch(/^__Host-sluice-session=/);
    for (const attribute of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/'])
      expect(session?.toLowerCase()).toContain(attribute.toLowerCase());
    expect(session).not.toMatch(/Domain=/i);
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=31536000');
    const me = await safe.ask('/api/trpc/me.get', { headers: { cookie: cookieOf(answer) } });
    expect(await me.json()).toMatchObject({ result: { data: { user: { email } } } });

    // Between the password and the code, too.
    await safe.world.db.updateTable('auth_user').set({ two_factor_enabled: true }).execute();
    const half = await safe.signIn({ email, password });
    expect(half.headers.getSetCookie().find((one) => one.includes('second'))).toMatch(
      /^__Host-sluice-second=.*Secure/i,
    );
    await safe.drop();
  });
});
