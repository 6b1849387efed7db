import type { TestMailServer } from '../faults/a-mail-server';

/** Everything an address got, as people see it. */
export const writtenTo = (mail: TestMailServer, to: string): string[] =>
  mail.received.filter((one) => one.to === to).map(({ bytes }) => readMail(bytes));

/** Quoted-printable, the subject's encoded words too. */
const readMail = (bytes: string) =>
  bytes
    .replace(/=\?UTF-8\?Q\?([^?]*)\?=(?:\s+(?==\?UTF-8))?/g, (_, text: string) => text.replaceAll('_', ' '))
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (hex) => Buffer.from(hex.replaceAll('=', ''), 'hex').toString())
    .replaceAll('\r\n', '\n');
