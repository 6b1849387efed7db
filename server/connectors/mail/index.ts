import { z } from 'zod';
import { failed, ok, type Problem } from '../../../nodes/problem';
import { defineConnector } from '../contract';
import { readReturned } from './returned';

/** Emails of flows, through the mail server of the installation. Several accounts are several senders. */
export const mail = defineConnector({
  id: 'mail',
  name: 'Email',
  summary: 'Sends the emails of your flows, in the name of your shop.',
  kind: 'any',
  credentials: z.object({}),
  settings: z.object({
    senderName: z
      .string()
      .trim()
      .max(80, 'is too long')
      // A name with these could pass for another address.
      .regex(/^[^<>"@\r\n]*$/, 'has signs no name has')
      .default(''),
    replyTo: z.email('is not an email address').or(z.literal('')).default(''),
  }),
  fields: {
    senderName: {
      label: 'Sender',
      help: 'What people see as the sender. Empty: the name this installation uses.',
      placeholder: 'Corner Shop',
      input: 'text',
    },
    replyTo: {
      label: 'Answers go to',
      help: 'Where an answer arrives. Empty: at the address the emails come from.',
      placeholder: 'orders@corner-shop.example',
      input: 'text',
    },
  },
  connectHelp: 'There is no key to find: emails leave through the mail server of this installation.',
  tells: [],
  lifecycle: {},
  read: ({ body }) => {
    const returned = readReturned(body);
    return ok({ news: [], ...(returned && { returned: [returned] }) });
  },
  webhook: {
    // Mail servers sign nothing. Who knows the address can say no more than that a mail, named by its secret reference, came back.
    verify: () => true,
    keepHeaders: [],
    identify: (_message, rawSha256) => ({ topic: 'returned', dedupeKey: rawSha256, orderId: null }),
    setupHelp: `Where notices of undelivered mail go, so that the order says when its email came back. Give this address to your mail
service as its webhook for bounces (Postmark, Mailgun, SendGrid, Amazon SES and others), or let your mail server hand it the mail that
comes back to the sender’s address: \`curl --data-binary @- -H "content-type: message/rfc822" <this address>\`.`,
  },
  writes: {},
  sends: {
    email: {
      async send(
        { mail: send, settings: { senderName, replyTo } },
        { message: { to, subject, text }, attachments = [], reference },
      ) {
        if (!send) return failed(notSetUp);
        const named = { ...(senderName && { senderName }), ...(replyTo && { replyTo }) };
        const sent = await send({ to, subject, text, attachments, reference, ...named });
        if (!sent.ok) return sent;
        const { refusedFor } = sent.value;
        const along = attachments.map(({ fileName }) => `, with ${fileName}`).join('');
        const taken = to.filter((address) => !refusedFor.includes(address)).join(', ');
        return ok({ note: `To ${taken}${along}${sayRefused(refusedFor)}` });
      },
      // Nobody can ask a mailbox, and two of the same letter are worse than one late.
      mayRepeat: () => false,
    },
  },
  test: async ({ mail: send }) => ok({ account: send ? 'The mail server of this installation' : 'No mail server yet' }),
  limits: { concurrency: 2 },
});

const sayRefused = (addresses: readonly string[]) =>
  addresses.length === 0 ? '' : `. Not taken for ${addresses.join(', ')}: the mail server knows no such mailbox`;

const notSetUp: Problem = {
  code: 'mail.notSetUp',
  message: 'No mail server is set up, so the email cannot be sent.',
  advice: 'Ask whoever runs Sluice to set SMTP_URL and MAIL_FROM, then try again.',
  retry: 'never',
};
