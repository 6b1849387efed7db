import { createTransport } from 'nodemailer';

export interface Mail {
  /** One address, or several with commas between them. */
  readonly to: string;
  readonly subject: string;
  /** Plain text; what people write is never HTML here. */
  readonly text: string;
  readonly attachments?: readonly {
    readonly fileName: string;
    readonly mediaType: string;
    readonly bytes: Uint8Array;
  }[];
  /** Shown beside the installation's own address instead of its own name. */
  readonly senderName?: string;
  readonly replyTo?: string;
  /** Ours for this mail, to be known again by when it comes back; absent: nobody waits for that. */
  readonly reference?: string;
}

export interface Mailer {
  /** Whose name the mails bear. */
  readonly from: string;
  /**
   * @returns the addresses the mail server would not take it for, while it took it for others
   * @throws the mail server's own error, also when it takes it for nobody
   */
  send(mail: Mail): Promise<readonly string[]>;
}

/** @param url smtp: or smtps:, with name and password when the server wants them. */
export function createMailer({ url, from }: { readonly url: string; readonly from: string }): Mailer {
  const transport = createTransport(url, { from });
  return {
    from,
    async send({ senderName, attachments = [], reference, ...mail }) {
      const named = senderName !== undefined && { from: { name: senderName, address: addressIn(from) } };
      const files = attachments.map(({ fileName, mediaType, bytes }) => ({
        filename: fileName,
        contentType: mediaType,
        content: Buffer.from(bytes),
      }));
      const { rejected } = await transport.sendMail({
        ...mail,
        ...named,
        ...(reference !== undefined && nameOf(reference)),
        attachments: files,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return rejected;
    },
  };
}

/** The second one is for mail services that give every mail a Message-ID of their own. */
const nameOf = (reference: string) => ({
  messageId: `<${reference}@sluice>`,
  headers: { 'X-Sluice-Reference': reference },
});

/** "Sluice <sluice@example.com>" → the address alone. */
const addressIn = (from: string): string => /<([^<>]+)>/.exec(from)?.[1] ?? from;
