import { createTransport } from 'nodemailer';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Plain text; what people write is never HTML here. */
  readonly text: string;
}

export interface Mailer {
  /** @throws the mail server's own error. */
  send(mail: Mail): Promise<void>;
}

/** @param url smtp: or smtps:, with name and password when the server wants them. */
export function createMailer({ url, from }: { readonly url: string; readonly from: string }): Mailer {
  const transport = createTransport(url, { from });
  return {
    async send({ to, subject, text }) {
      await transport.sendMail({ to, subject, text, disableFileAccess: true, disableUrlAccess: true });
    },
  };
}
