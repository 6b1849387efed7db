import { z } from 'zod';
import { defineNode, fieldUi, type Outcome, type Visit } from './contract';
import { heldMatter } from './control/held-matter';
import { minutesWords } from './control/minutes-words';
import { laterBy } from './order/instant';
import { cardText, checkOrderText, fillOrderText } from './order-text';

/** Who may decide: this role and those above it. */
const approvers = {
  editor: 'Editors, admins and owners',
  admin: 'Admins and owners',
  owner: 'Owners only',
} as const;

const HoldSettings = z.object({
  message: z
    .string({ error: 'Write what is to be looked at.' })
    .trim()
    .min(1, 'Write what is to be looked at.')
    .max(500, 'The message is too long: 500 letters at most.')
    .register(fieldUi, {
      label: 'What is to be looked at',
      help: 'Shown on the order beside Approve and Reject.',
      placeholder: 'Over 500: does {{buyerName}} really want this?',
      input: 'longOrderText',
    }),
  approvers: z
    .enum(['editor', 'admin', 'owner'])
    .default('editor')
    .register(fieldUi, { label: 'Who may decide', input: 'select', options: approvers }),
  ifNobody: z
    .enum(['wait', 'approve', 'reject'])
    .default('wait')
    .register(fieldUi, {
      label: 'If nobody decides',
      input: 'select',
      options: { wait: 'keep holding it', approve: 'approve it after some time', reject: 'reject it after some time' },
    }),
  minutes: z
    .number({ error: 'Say after how long.' })
    .int('Minutes are a whole number.')
    .min(1, 'Leave people at least a minute.')
    .max(60 * 24 * 365, 'Hold it at most a year.')
    .default(1440)
    .register(fieldUi, {
      label: 'After',
      input: 'duration',
      showWhen: { field: 'ifNobody', is: ['approve', 'reject'] },
    }),
  laterNews: z
    .enum(['same', 'pass', 'ask'])
    .default('same')
    .register(fieldUi, {
      label: 'When more news of the order comes',
      help: 'A word once given can count for what the marketplace tells later.',
      input: 'select',
      options: {
        same: 'ask again only if its lines, total or address changed',
        pass: 'never ask again',
        ask: 'ask again each time',
      },
    }),
});
type HoldSettings = z.infer<typeof HoldSettings>;

/** Holds the order until a person approves or rejects it. */
export const holdNode = defineNode({
  type: 'hold',
  title: 'Hold for approval',
  help: 'Holds the order until somebody approves or rejects it.',
  family: 'control',
  icon: 'hand-stop',
  acceptsInput: true,
  settings: HoldSettings,
  initial: { message: '', approvers: 'editor', ifNobody: 'wait', laterNews: 'same' },
  outputs: { approved: 'Approved', rejected: 'Rejected' },
  check: ({ message }) => checkOrderText(message, { label: 'The message' }),
  summary: ({ message, ...rest }) => `${cardText(message)}${byItself(rest)}`,
  run: decideHold,
  manual: `
**Hold for approval** stops the order until a person has looked. The order page shows what you write here with the buttons **Approve**
and **Reject**, and the list of orders has a filter for all that are held.

- **Approved** and **Rejected** lead where you draw them. With nothing attached to *Rejected*, a rejected order simply ends there, with
  the name and the reason of whoever rejected it on its page.
- **Who may decide** is asked when the button is pressed: a role, and those above it.
- Two people may press at the same moment: the first counts, the second is told.
- One word counts for the order's later news too, unless its lines, its total or its address changed since. Choose otherwise under
  **When more news of the order comes**.
- Nobody there? Choose what happens by itself after some time.

What changes on the order meanwhile is taken along. When the whole order is cancelled while it is held, there is nothing left to
approve, and it goes no further this way.
`.trim(),
});

type Timing = Pick<HoldSettings, 'ifNobody' | 'minutes'>;

const byItself = ({ ifNobody, minutes }: Timing) =>
  ifNobody === 'wait'
    ? ''
    : ` (${ifNobody === 'approve' ? 'approved' : 'rejected'} by itself after ${minutesWords(minutes)})`;

function decideHold({ message, ...settings }: HoldSettings, visit: Visit): Outcome<'approved' | 'rejected'> {
  const { order, now } = visit;
  const { ifNobody, minutes, approvers: role, laterNews } = settings;
  const onTime = ifNobody === 'approve' ? 'approved' : 'rejected';
  const asked = fillOrderText(message, { visit }).trim();
  return {
    kind: 'effect',
    order,
    effects: [
      {
        kind: 'hold',
        message: asked,
        approvers: role,
        onReject: 'rejected',
        ifNobody: ifNobody === 'wait' ? null : { at: laterBy(now, minutes * 60_000), port: onTime },
        earlierWord: laterNews,
        matter: heldMatter(order),
      },
    ],
    onSuccess: 'approved',
    reason: { text: `Held for approval${byItself(settings)}: ${asked}`, holds: true },
  };
}
