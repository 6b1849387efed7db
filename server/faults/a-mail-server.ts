import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

export interface Received {
  readonly to: string;
  readonly bytes: string;
}

export interface TestMailServer {
  readonly url: string;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

/** A real mail server that keeps what it is given. `refuse`: it says no to every recipient, or to this one. */
export async function aMailServer({
  refuse = false,
  port = 0,
  isKnown = () => true,
  onMail = () => undefined,
}: {
  refuse?: boolean | string;
  port?: number;
  /** Whose mailbox it has; it says no to others. */
  isKnown?: (address: string) => boolean;
  onMail?: (mail: Received) => void;
} = {}): Promise<TestMailServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: (...[{ username }, , done]) => done(null, { user: username }),
    disabledCommands: ['STARTTLS'],
    onRcptTo(...[{ address }, , done]) {
      const isRefused = refuse === true || refuse === address || !isKnown(address);
      done(isRefused ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null);
    },
    onData(...[stream, session, done]) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(' ');
        const mail = { to, bytes: Buffer.concat(chunks).toString() };
        received.push(mail);
        onMail(mail);
        done();
      });
    },
  });
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  const bound = typeof address === 'object' && address ? address.port : 0;
  const close = () => new Promise<void>((closed) => server.close(closed));
  return { url: `smtp://127.0.0.1:${bound}`, received, close };
}
