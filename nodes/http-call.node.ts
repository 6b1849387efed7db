import { z } from 'zod';
import { connectionName } from './connection-check';
import { defineNode, fieldUi, type Outcome, type Visit } from './contract';
import type { Message } from './order/message';
import { cardText, checkOrderText, fillOrderText } from './order-text';
import type { Problem } from './problem';
import { senderProblems } from './sender-check';

const methods = {
  POST: 'POST: something new',
  PUT: 'PUT',
  PATCH: 'PATCH',
  DELETE: 'DELETE',
  GET: 'GET: only ask',
} as const;

/** One member of what is sent. */
export const NamedText = z.object({
  name: z.string().trim().max(100, 'A name is too long: 100 letters at most.'),
  text: z.string().max(4000, 'A value is too long: 4,000 letters at most.'),
});

export type NamedText = z.infer<typeof NamedText>;

const HttpCallSettings = z.object({
  connectionId: z
    .string({ error: 'Choose the web service.' })
    .min(1, 'Choose the web service.')
    .register(fieldUi, {
      label: 'Call',
      help: 'The account holds the address and the key.',
      input: 'connection',
      connection: { sends: 'call' },
    }),
  method: z
    .enum(['POST', 'PUT', 'PATCH', 'DELETE', 'GET'])
    .default('POST')
    .register(fieldUi, { label: 'Way', input: 'select', options: methods }),
  path: z
    .string()
    .trim()
    .max(1000, 'The path is too long.')
    .regex(/^([/?][^\s]*)?$/, 'The path begins with a slash and holds no spaces, such as /orders.')
    .default('')
    .register(fieldUi, {
      label: 'Path',
      help: 'Behind the address of the account.',
      placeholder: '/orders/{{number}}',
      input: 'orderText',
    }),
  body: z
    .enum(['order', 'fields', 'nothing'])
    .default('order')
    .register(fieldUi, {
      label: 'Send along',
      input: 'select',
      options: { order: 'the whole order', fields: 'only these fields', nothing: 'nothing' },
      showWhen: { field: 'method', is: ['POST', 'PUT', 'PATCH'] },
    }),
  fields: z
    .array(NamedText)
    .max(50, 'A request holds at most 50 fields.')
    .default([])
    .register(fieldUi, {
      label: 'Fields',
      help: 'What the system calls it, and what it is for this order.',
      input: 'namedTexts',
      showWhen: { field: 'body', is: 'fields' },
    }),
});
type HttpCallSettings = z.infer<typeof HttpCallSettings>;

/** Calls a web service of the merchant's own, with its key from the account. */
export const httpCallNode = defineNode({
  type: 'http-call',
  title: 'Call a web service',
  help: 'Tells an ERP, a warehouse or any other system about the order, over the web.',
  family: 'destination',
  icon: 'world',
  acceptsInput: true,
  settings: HttpCallSettings,
  initial: { method: 'POST', path: '', body: 'order', fields: [] },
  outputs: { done: 'Done' },
  check: (settings, context) => [
    ...senderProblems({ connectionId: settings.connectionId, sends: 'call' }, context),
    ...checkOrderText(settings.path, { label: 'The path' }),
    ...checkFields(settings),
  ],
  summary: ({ connectionId, method, path }, context) =>
    `${method} ${cardText(path)} at ${connectionName(connectionId, context)}`.replace('  ', ' '),
  run: decideCall,
  manual: `
**Call a web service** tells a system of your own about the order: an ERP, a warehouse, a chat. The **account** holds its address and the
key it asks for, so that neither stands in the flow and a copied flow takes no key along.

- **Path** is what stands behind the account's address, with fields of the order where you put them in.
- **Send along** the whole order as Sluice knows it, or only the fields you name. Both arrive as JSON.
- Every call bears the same \`Idempotency-Key\` each time it is tried. A system that looks at it does nothing twice.

The call is made **once** for each piece of news about an order; running the order again does not repeat it. When the system is down it
is tried again by itself, further and further apart. When it refuses, the order page shows its answer with a button to try again. When
its answer was lost and it does not look at the \`Idempotency-Key\`, a person is asked before anything is sent again.

Only public addresses with TLS can be called, unless whoever runs Sluice allows others. What stands behind **Done** happens once it has
answered that it was done.
`.trim(),
});

function decideCall(settings: HttpCallSettings, visit: Visit): Outcome<'done'> {
  const { connectionId, method, path } = settings;
  const { order } = visit;
  const filled = fillOrderText(path, { visit, encode: encodeURIComponent });
  return {
    kind: 'effect',
    order,
    effects: [
      {
        kind: 'send',
        connectionId,
        message: { kind: 'call', method, path: filled, body: bodyOf(settings, visit) },
        order,
      },
    ],
    onSuccess: 'done',
    reason: { text: `${connectionName(connectionId, visit)}: ${method} ${filled}`, holds: true },
  };
}

type CallBody = (Message & { kind: 'call' })['body'];

function bodyOf({ method, body, fields }: HttpCallSettings, visit: Visit): CallBody {
  if (method === 'GET' || method === 'DELETE') return { as: 'nothing' };
  if (body !== 'fields') return { as: body };
  const filled = fields.map(({ name, text }) => [name, fillOrderText(text, { visit })] as const);
  return { as: 'fields', fields: Object.fromEntries(filled) };
}

function checkFields({ method, body, fields }: HttpCallSettings): readonly Problem[] {
  if (body !== 'fields' || method === 'GET' || method === 'DELETE') return [];
  if (fields.length === 0) return [noFields];
  const unnamed = fields.findIndex(({ name }) => name === '');
  if (unnamed !== -1) return [nameless(unnamed + 1)];
  const twice = fields.find(({ name }, index) => fields.some((other, at) => at < index && other.name === name));
  return [
    ...(twice ? [namedTwice(twice.name)] : []),
    ...fields.flatMap(({ name, text }) => checkOrderText(text, { label: `The field ${name}` })),
  ];
}

const noFields: Problem = {
  code: 'node.noFields',
  message: 'No field is named that shall be sent along.',
  advice: 'Add a field, or send the whole order.',
  retry: 'never',
};
const nameless = (place: number): Problem => ({
  code: 'node.fieldNameless',
  message: `Field ${place} has no name.`,
  advice: 'Say what the system calls it, or remove it.',
  retry: 'never',
});
const namedTwice = (name: string): Problem => ({
  code: 'node.fieldTwice',
  message: `Two fields are called “${name}”: only one of them can arrive.`,
  advice: 'Rename or remove one of them.',
  retry: 'never',
});
