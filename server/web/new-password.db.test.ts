import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMailer } from '../mail/mailer';
import { siteOrigin, startTestSite, type TestSite } from '../tooling/test-site';

const account = { name: 'Ana', email: 'ana@example.com', password: 'correct horse battery', workspaceName: 'Harbour' };
const { email } = account;

const received: string[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      received.push(Buffer.concat(chunks).toString());
      done();
    });
  },
});

let site: TestSite;
beforeAll(async () => {
  const listening = smtp.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  site = await startTestSite({
    mailer: createMailer({ url: `smtp://127.0.0.1:${port}`, from: 'Sluice <sluice@example.com>' }),
  });
  await site.post('/api/trpc/account.createFirst', { body: account });
});
afterAll(async () => {
  await site.drop();
  await new Promise<void>((resolve) => smtp.close(resolve));
});

const askForLink = (who: string) =>
  site.post('/api/auth/request-password-reset', { body: { email: who, redirectTo: '/new-password' } });

const unfolded = (mail: string) => mail.replace(/=\r?\n/g, '').replace(/=3D/g, '=');

it('sends a link by which a new password is chosen, once', async () => {
  expect((await askForLink(email)).status).toBe(200);
  await expect.poll(() => received.length).toBe(1);
  const mail = unfolded(received[0] ?? '');
  expect(mail).toContain('To: ana@example.com');
  const link = /https?:\/\/\S+reset-password\S+/.exec(mail)?.[0] ?? '';
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
  const before = received.length;
  const known = await askForLink(email);
  const unknown = await askForLink('nobody@example.com');
  expect([unknown.status, await unknown.text()]).toEqual([known.status, await known.text()]);
  await expect.poll(() => received.length).toBe(before + 1);
  expect(received.join('')).not.toContain('nobody@');
});
