import { aMailServer } from '../faults/a-mail-server';
import { createMailer, type Mailer } from '../mail/mailer';

export interface TestMailbox {
  readonly mailer: Mailer;
  /** Whole mails as they came, oldest first, with soft line ends undone. */
  readonly received: () => readonly string[];
  readonly stop: () => Promise<void>;
}

/** What Sluice sends lands here. */
export async function openTestMailbox(): Promise<TestMailbox> {
  const server = await aMailServer();
  return {
    mailer: createMailer({ url: server.url, from: 'Sluice <sluice@example.com>' }),
    received: () => server.received.map(({ bytes }) => unfolded(bytes)),
    stop: () => server.close(),
  };
}

const unfolded = (mail: string) => mail.replace(/=\r?\n/g, '').replace(/=3D/g, '=');

/** The first link of a mail. */
export const linkIn = (mail: string | undefined): string => /https?:\/\/\S+/.exec(mail ?? '')?.[0] ?? '';
