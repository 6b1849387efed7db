import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { linkIn, openTestMailbox, type TestMailbox } from '../tooling/test-mailbox';
import { siteOrigin, startTestSite, type TestSite } from '../tooling/test-site';

const account = { name: 'Ana', email: 'ana@example.com', password: 'correct horse battery', workspaceName: 'Harbour' };
const { email } = account;

let mailbox: TestMailbox;
let site: TestSite;
beforeAll(async () => {
  mailbox = await openTestMailbox();
  site = await startTestSite({ mailer: mailbox.mailer });
  await site.post('/api/trpc/account.createFirst', { body: account });
  // The mail that asks whether the address is theirs.
  await vi.waitFor(() => expect(mailbox.received()).toHaveLength(1));
});
afterAll(async () => {
  await site.drop();
  await mailbox.stop();
});

const askForLink = (who: string) =>
  site.post('/api/auth/request-password-reset', { body: { email: who, redirectTo: '/new-password' } });

it('sends a link by which a new password is chosen, once', async () => {
  expect((await askForLink(email)).status).toBe(200);
  await expect.poll(() => mailbox.received().length).toBe(2);
  const mail = mailbox.received()[1] ?? '';
  expect(mail).toContain('To: ana@example.com');
  const link = linkIn(mail);
  expect(link.startsWith(`${siteOrigin}/api/auth/reset-password/`)).toBe(true);

  const there = await site.ask(link.slice(siteOrigin.length));
  const location = new URL(there.headers.get('location') ?? '', siteOrigin);
  expect(location.pathname).toBe('/new-password');
  expect((await site.ask(location.pathname)).status).toBe(200);
  const token = location.searchParams.get('token');

  const weak = await site.post('/api/auth/reset-password', { body: { newPassword: 'password1234', token } });
  expect(await weak.json()).toMatchObject({ code: 'PASSWORD_WEAK' });
  const newPassword = 'a fresh warehouse key';
  expect((await site.post('/api/auth/reset-password', { body: { newPassword, token } })).status).toBe(200);
  expect((await site.signIn({ email, password: newPassword })).status).toBe(200);
  expect((await site.signIn(account)).status).toBe(401);
  expect((await site.post('/api/auth/reset-password', { body: { newPassword, token } })).status).toBe(400);
});

it('answers the same for an address nobody has, and writes to nobody', async () => {
  const before = mailbox.received().length;
  const known = await askForLink(email);
  const unknown = await askForLink('nobody@example.com');
  expect([unknown.status, await unknown.text()]).toEqual([known.status, await known.text()]);
  await expect.poll(() => mailbox.received().length).toBe(before + 1);
  expect(mailbox.received().join('')).not.toContain('nobody@');
});

it('fills nobody’s mailbox: what is too much for one account is answered alike and not sent', async () => {
  await site.world.db.deleteFrom('auth_rate_limit').execute();
  const before = mailbox.received().length;
  for (let turn = 0; turn < 5; turn += 1) {
    // From another address each time, as far as the limit per address can tell.
    await site.world.db.deleteFrom('auth_rate_limit').where('key', 'like', '%request-password-reset').execute();
    expect((await askForLink(email)).status).toBe(200);
  }
  const counted = () =>
    site.world.db.selectFrom('auth_rate_limit').select('count').where('key', 'like', 'reset %').executeTakeFirst();
  await expect.poll(counted).toEqual({ count: 5 });
  await expect.poll(() => mailbox.received().length).toBe(before + 3);
});

it('slows down whoever asks from one address', async () => {
  await site.world.db.deleteFrom('auth_rate_limit').execute();
  const answers = [];
  for (let turn = 0; turn < 4; turn += 1) answers.push((await askForLink('nobody@example.com')).status);
  expect(answers).toEqual([200, 200, 200, 429]);
});
