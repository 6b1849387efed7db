import { z } from 'zod';
import { defineNode, fieldUi, type Outcome, type Visit } from './contract';
import { findPaperToHandOn } from './label/find-paper';
import { cardText, checkOrderText, fillOrderText } from './order-text';
import type { Problem } from './problem';
import { senderProblems } from './sender-check';

const EmailSettings = z.object({
  connectionId: z
    .string({ error: 'Choose who sends the email.' })
    .min(1, 'Choose who sends the email.')
    .register(fieldUi, { label: 'Send by', input: 'connection', connection: { sends: 'email' } }),
  to: z
    .string({ error: 'Say to whom.' })
    .trim()
    .min(1, 'Say to whom.')
    .max(500, 'That is too many addresses for one email.')
    .register(fieldUi, {
      label: 'To',
      help: 'Several addresses with commas between them.',
      placeholder: 'warehouse@corner-shop.example',
      input: 'orderText',
    }),
  subject: z
    .string({ error: 'Write the subject.' })
    .trim()
    .min(1, 'Write the subject.')
    .max(200, 'The subject is too long: 200 letters at most.')
    .register(fieldUi, { label: 'Subject', placeholder: 'Order {{number}}', input: 'orderText' }),
  text: z
    .string({ error: 'Write the text.' })
    .min(1, 'Write the text.')
    .max(10_000, 'The text is too long: 10,000 letters at most.')
    .register(fieldUi, { label: 'Text', input: 'longOrderText' }),
  attach: z
    .enum(['nothing', 'label'])
    .default('nothing')
    .register(fieldUi, {
      label: 'Attach',
      help: 'The PDF a Convert label step has made, else the label as it came.',
      input: 'select',
      options: { nothing: 'Nothing', label: 'The shipping label' },
    }),
});
type EmailSettings = z.infer<typeof EmailSettings>;

/** Writes an email about the order. Once for each piece of news, however often the order is run again. */
export const emailNode = defineNode({
  type: 'email',
  title: 'Email',
  help: 'Writes an email about the order, to the buyer or to anybody else.',
  family: 'destination',
  icon: 'mail',
  acceptsInput: true,
  settings: EmailSettings,
  initial: { to: '', subject: '', text: '' },
  outputs: { done: 'Sent' },
  check: ({ connectionId, to, subject, text }, context) => [
    ...senderProblems({ connectionId, sends: 'email' }, context),
    ...checkOrderText(to, { label: 'To' }),
    ...checkOrderText(subject, { label: 'The subject' }),
    ...checkOrderText(text, { label: 'The text' }),
    ...partsOf(to)
      .filter((part) => !part.includes('{{'))
      .flatMap(addressProblem)
      .slice(0, 1),
  ],
  summary: ({ to, subject, attach }) =>
    `To ${cardText(to)}: ${cardText(subject)}${attach === 'label' ? ', with the label' : ''}`,
  run: decideEmail,
  manual: `
An **Email** goes to whom you say: the warehouse, a colleague, the buyer. **To**, **Subject** and **Text** may hold fields of the order;
choose **Put in a field** and its value takes its place for each order. The text is plain text.

- It is sent **once** for each piece of news about an order. Running the order again does not write a second one.
- Where the mail server says *try later*, it is tried again by itself. Where it refuses, or no mail server is set up, the order page says
  so with a button to try again.
- When the connection breaks off in the middle of sending, nobody can know whether the email left. Then a person is asked.
- An order without an email address cannot be written to: its page says so.

The shipping label can go along as an **attachment**: the PDF a *Convert label* step has made of it, else the label as it came.

What stands behind **Sent** happens once the mail server has taken the email. Marketplaces often give a forwarding address instead of the
buyer's own, and some forbid writing to buyers: look at their rules.
`.trim(),
});

function decideEmail({ connectionId, to, subject, text, attach }: EmailSettings, visit: Visit): Outcome<'done'> {
  const { order } = visit;
  // What an order says can never become more addresses than the author wrote.
  const addresses = partsOf(fillOrderText(to, { visit, encode: (value) => value.replace(/[\s,;<>"()]+/g, '') }));
  if (addresses.length === 0) return { kind: 'reject', problem: noAddress };
  const [problem] = addresses.flatMap(addressProblem);
  if (problem) return { kind: 'reject', problem };
  const label = attach === 'label' ? findPaperToHandOn('label', visit) : undefined;
  if (attach === 'label' && !label) return { kind: 'reject', problem: noLabel };
  const attachments = label?.sha256 === undefined ? [] : [{ sha256: label.sha256, fileName: label.fileName ?? null }];
  const said = fillOrderText(subject, { visit }).replace(/\s+/g, ' ').trim();
  return {
    kind: 'effect',
    order,
    effects: [
      {
        kind: 'send',
        connectionId,
        message: {
          kind: 'email',
          to: [...addresses],
          subject: said,
          text: fillOrderText(text, { visit }),
          attachments,
        },
        order,
      },
    ],
    onSuccess: 'done',
    reason: { text: `Email to ${addresses.join(', ')}: ${said}`, holds: true },
  };
}

const partsOf = (to: string): readonly string[] =>
  to
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const Address = z.email();
const addressProblem = (address: string): readonly Problem[] =>
  Address.safeParse(address).success
    ? []
    : [
        {
          code: 'order.badEmail',
          message: `“${address}” is not an email address.`,
          advice: 'Correct it in the flow or on the order, then try again.',
          retry: 'never',
        },
      ];

const noLabel: Problem = {
  code: 'email.noLabel',
  message: 'There is no shipping label to attach.',
  advice: 'Put a Convert label step before the email: it waits for the label, or goes another way. Then try again.',
  retry: 'never',
};

const noAddress: Problem = {
  code: 'order.noEmail',
  message: 'The order has no email address to write to.',
  advice: 'Write to another address in the flow, or leave such orders out by a condition.',
  retry: 'never',
};
