import type { Mailer } from '../mail/mailer';

interface Asking {
  readonly user: { readonly email: string; readonly name: string };
  /** Good for an hour, once. */
  readonly url: string;
}

/** The mail that lets somebody choose a new password. */
export async function sendPasswordMail(mailer: Mailer, { user, url }: Asking): Promise<void> {
  await mailer.send({
    to: user.email,
    subject: 'A new password for Sluice',
    text: `Hello ${user.name},

somebody, most likely you, asked for a new password. Choose it here within an hour:

${url}

If it was not you, there is nothing to do: your password stays as it is.
`,
  });
}
