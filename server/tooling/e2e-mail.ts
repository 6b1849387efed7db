import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { aMailServer, type TestMailServer } from '../faults/a-mail-server';
import { mailPort } from './e2e-product';

/** One line for each mail that came while the browser tests ran; they run in several processes. */
const post = fileURLToPath(new URL('../../test-results/mail.jsonl', import.meta.url));
const domain = '@post.example';

/** The mail server the product finds: it has the mailboxes of these tests and says no to every other address. */
export function startPostOffice(): Promise<TestMailServer> {
  mkdirSync(dirname(post), { recursive: true });
  writeFileSync(post, '');
  return aMailServer({
    port: mailPort,
    isKnown: (address) => address.endsWith(domain),
    onMail: (mail) => appendFileSync(post, `${JSON.stringify(mail)}\n`),
  });
}

/** An address of one test alone. */
export const aMailbox = (name: string): string => `${name}-${Date.now().toString(36)}${domain}`;

const Mail = z.object({ to: z.string(), bytes: z.string() });

/** What has come for this address, oldest first; lines of the text as they were written. */
export const mailsTo = (address: string): { readonly to: string; readonly bytes: string }[] =>
  readFileSync(post, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Mail.parse(JSON.parse(line)))
    .filter(({ to }) => to.split(' ').includes(address))
    .map(({ to, bytes }) => ({ to, bytes: bytes.replaceAll('=\r\n', '').replaceAll('\r\n', '\n') }));
