import type { World } from '../workspaces/world';
import { keepEmailLink } from './email-link';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Asks by mail whether the address is theirs. Where no mail can be sent, nothing happens; a mail that fails can be asked for again. */
export async function mailEmailLink(
  world: Pick<World, 'db' | 'log' | 'now' | 'mailer' | 'publicUrl'>,
  { id, name, email }: Person,
): Promise<void> {
  const { mailer, log } = world;
  if (!mailer) return;
  const link = await keepEmailLink(world, { userId: id, from: email, to: email });
  const mail = {
    to: email,
    subject: 'Is this your address?',
    text: `Hello ${name},

you have an account at Sluice with this address. Confirm within a day that it is yours:

${link}

If you know nothing of it, there is nothing to do.
`,
  };
  mailer.send(mail).catch((error: unknown) => log.error({ err: error }, 'A mail could not be sent'));
}
