import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { linkIn, openTestMailbox, type TestMailbox } from '../tooling/test-mailbox';
import { cookieOf, siteOrigin, startTestSite, type TestSite } from '../tooling/test-site';

const account = { name: 'Ana', email: 'ana@example.com', password: 'correct horse battery', workspaceName: 'Harbour' };
const { email, password } = account;

let mailbox: TestMailbox;
let site: TestSite;
let cookie = '';
beforeAll(async () => {
  mailbox = await openTestMailbox();
  site = await startTestSite({ mailer: mailbox.mailer });
  await site.post('/api/trpc/account.createFirst', { body: account });
  cookie = cookieOf(await site.signIn({ email, password }));
});
afterAll(async () => {
  await site.drop();
});
beforeEach(async () => {
  await site.world.db.deleteFrom('auth_rate_limit').execute();
});

const call = async (procedure: string, body: object = {}) => {
  const answer = await site.post(`/api/trpc/${procedure}`, { body, headers: { cookie } });
  return answer.json();
};
const mine = async () => {
  const answer = await site.ask('/api/trpc/account.get', { headers: { cookie } });
  return (await answer.json()).result.data;
};
const mailTo = async (address: string, subject: string) => {
  const find = () => mailbox.received().findLast((mail) => mail.includes(`To: ${address}`) && mail.includes(subject));
  await expect.poll(find).toBeTruthy();
  return find();
};
const tokenIn = (mail: string | undefined) => {
  const link = linkIn(mail);
  expect(link.startsWith(`${siteOrigin}/confirm/`)).toBe(true);
  return link.slice(`${siteOrigin}/confirm/`.length);
};
const confirm = (token: string) => call('account.confirmEmail', { token });

it('of a new account is confirmed by the link in a mail, once, and not by looking at the page', async () => {
  const token = tokenIn(await mailTo(email, 'Is this your address?'));
  expect(await mine()).toMatchObject({ email, isEmailVerified: false, sendsMail: true });
  expect((await site.ask(`/confirm/${token}`)).status).toBe(200);
  expect(await mine()).toMatchObject({ isEmailVerified: false });
  expect(await confirm(token)).toEqual({ result: { data: { email } } });
  expect(await mine()).toMatchObject({ isEmailVerified: true });
  expect(await confirm(token)).toMatchObject({ error: { data: { problems: [{ code: 'account.linkOver' }] } } });
  const kept = await site.world.db.selectFrom('auth_verification').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain(token);
});

it('of an account changes once the new one is confirmed, and the old one is told', async () => {
  const next = 'ana@harbour.example';
  expect(await call('account.changeEmail', { email: next, password: 'wrong horse battery' })).toMatchObject({
    error: { data: { problems: [{ code: 'account.wrongPassword', subject: 'password' }] } },
  });
  expect(await call('account.changeEmail', { email: next, password })).toEqual({ result: { data: null } });
  const first = tokenIn(await mailTo(next, 'Your new address'));
  expect(await mine()).toMatchObject({ email });
  // Asking again makes the first link useless.
  await call('account.changeEmail', { email: 'ana@elsewhere.example', password });
  const token = tokenIn(await mailTo('ana@elsewhere.example', 'Your new address'));
  expect(await confirm(first)).toMatchObject({ error: { data: { problems: [{ code: 'account.linkOver' }] } } });

  await confirm(token);
  expect(await mine()).toMatchObject({ email: 'ana@elsewhere.example', isEmailVerified: true });
  expect(await mailTo(email, 'has changed')).toContain('ana@elsewhere.example');
  expect((await site.signIn({ email, password })).status).toBe(401);
  expect((await site.signIn({ email: 'ana@elsewhere.example', password })).status).toBe(200);
});

it('of somebody else is neither taken nor told to be somebody’s', async () => {
  const { db, newId } = site.world;
  await db.insertInto('auth_user').values({ id: newId(), name: 'Tom', email: 'tom@example.com' }).execute();
  const before = mailbox.received().length;
  const taken = await call('account.changeEmail', { email: 'Tom@example.com', password });
  const free = await call('account.changeEmail', { email: 'free@example.com', password });
  expect(taken).toEqual(free);
  const token = tokenIn(await mailTo('free@example.com', 'Your new address'));
  expect(mailbox.received().length).toBe(before + 1);
  // Taken while the link was on its way.
  await db.insertInto('auth_user').values({ id: newId(), name: 'Eve', email: 'free@example.com' }).execute();
  expect(await confirm(token)).toMatchObject({ error: { data: { problems: [{ code: 'account.linkOver' }] } } });
});

it('cannot be guessed at the password: five tries', async () => {
  for (let attempt = 0; attempt < 5; attempt += 1)
    await call('account.changeEmail', { email: 'x@example.com', password: 'wrong horse battery' });
  expect(await call('account.changeEmail', { email: 'x@example.com', password })).toMatchObject({
    error: { data: { problems: [{ code: 'account.wrongPassword' }] } },
  });
});

it('of somebody invited by mail needs no further proof; by a link handed over, it does', async () => {
  const invite = (who: string) => call('invitations.create', { workspace: 'harbour', email: who, role: 'viewer' });
  const join = (token: string) => call('account.join', { token, name: 'Nina', password });
  const verified = (who: string) =>
    site.world.db.selectFrom('auth_user').select('email_verified as is').where('email', '=', who).executeTakeFirst();

  expect(await invite('nina@example.com')).toMatchObject({ result: { data: { link: null } } });
  await join(
    linkIn(await mailTo('nina@example.com', 'invites you'))
      .split('/')
      .at(-1) ?? '',
  );
  expect(await verified('nina@example.com')).toEqual({ is: true });

  // As it is when the mail server refuses: the link is handed over.
  await mailbox.stop();
  const { result } = await invite('otto@example.com');
  await join(String(result.data.link).split('/').at(-1) ?? '');
  expect(await verified('otto@example.com')).toEqual({ is: false });
});

it('is said not to be checked where no mail server is set up', async () => {
  const silent = await startTestSite();
  await silent.post('/api/trpc/account.createFirst', { body: account });
  const theirs = cookieOf(await silent.signIn({ email, password }));
  const headers = { cookie: theirs };
  const looked = await (await silent.ask('/api/trpc/account.get', { headers })).json();
  expect(looked.result.data).toMatchObject({ isEmailVerified: true, sendsMail: false });
  for (const [procedure, body] of [
    ['account.askVerification', {}],
    ['account.changeEmail', { email: 'x@example.com', password }],
  ] as const) {
    const refused = await (await silent.post(`/api/trpc/${procedure}`, { body, headers })).json();
    expect(refused).toMatchObject({ error: { data: { problems: [{ code: 'account.noMailServer' }] } } });
  }
  await silent.drop();
});
