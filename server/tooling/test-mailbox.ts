import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { createMailer, type Mailer } from '../mail/mailer';

export interface TestMailbox {
  readonly mailer: Mailer;
  /** Whole mails as they came, oldest first, with soft line ends undone. */
  readonly received: readonly string[];
  readonly stop: () => Promise<void>;
}

/** A mail server of this machine that takes everything. */
export async function openTestMailbox(): Promise<TestMailbox> {
  const received: string[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(unfolded(Buffer.concat(chunks).toString()));
        done();
      });
    },
  });
  const listening = smtp.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has an address with a port.');
  return {
    mailer: createMailer({ url: `smtp://127.0.0.1:${address.port}`, from: 'Sluice <sluice@example.com>' }),
    received,
    stop: () => new Promise<void>((resolve) => smtp.close(resolve)),
  };
}

const unfolded = (mail: string) => mail.replace(/=\r?\n/g, '').replace(/=3D/g, '=');

/** The first link of a mail. */
export const linkIn = (mail: string | undefined): string => /https?:\/\/\S+/.exec(mail ?? '')?.[0] ?? '';
