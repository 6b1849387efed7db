import { z } from 'zod';
import { operationFor } from './capability';
import { connectionName, connectionProblems } from './connection-check';
import { defineNode, fieldUi } from './contract';
import { NewsKind, orderEventKinds } from './order/event';

const eventLabels = Object.fromEntries(NewsKind.options.map((kind) => [kind, orderEventKinds[kind].label]));

/** What an account has to tell for an event to be found. Changes are found by comparing its copies of the order. */
const toldBy = (kind: NewsKind) => (kind === 'updated' ? 'order' : operationFor[kind]);

/** Where orders come in: the first step of every path. */
export const sourceNode = defineNode({
  type: 'source',
  title: 'Orders from',
  help: 'Starts the flow with orders, shipments or other news from one account.',
  family: 'source',
  icon: 'inbox',
  acceptsInput: false,
  settings: z.object({
    connectionId: z
      .string({ error: 'Choose the account the orders come from.' })
      .min(1, 'Choose the account the orders come from.')
      .register(fieldUi, {
        label: 'Account',
        help: 'The marketplace or shop that tells us the news.',
        input: 'connection',
        connection: { direction: 'in' },
      }),
    events: z.array(NewsKind).min(1, 'Choose at least one kind of news.').default(['created']).register(fieldUi, {
      label: 'What starts the flow',
      help: 'Everything else this account tells us is kept on the order but does not run this flow.',
      input: 'multiSelect',
      options: eventLabels,
    }),
  }),
  initial: { events: ['created'] },
  outputs: { out: 'Orders' },
  needs: ({ connectionId, events }) => [
    { connectionId, direction: 'in', operations: [...new Set(events.map(toldBy))] },
  ],
  listensTo: ({ connectionId, events }) => ({ connectionId, events }),
  check: ({ connectionId }, context) => connectionProblems(connectionId, context),
  summary: ({ connectionId, events }, context) =>
    `${connectionName(connectionId, context)}: ${events.map((kind) => orderEventKinds[kind].label.toLowerCase()).join(', ')}`,
  run({ connectionId, events }, { order, event, connections }) {
    const name = connectionName(connectionId, { connections });
    const { label, past } = orderEventKinds[event.kind];
    if (event.connectionId !== connectionId) {
      return { kind: 'stop', reason: { text: `This news did not come from ${name}`, holds: false } };
    }
    if (!events.some((kind) => kind === event.kind)) {
      return { kind: 'stop', reason: { text: `This step does not listen to: ${label.toLowerCase()}`, holds: false } };
    }
    return { kind: 'pass', port: 'out', order, reason: { text: `${past}, told by ${name}`, holds: true } };
  },
  manual: `
Every path of a flow begins with **Orders from**. Choose the account, and which news from it starts the flow.

- **New orders** start once per order, however often the account mentions it.
- **Changes to an order** start when something a person would call a change has changed: products, addresses, totals, tags, note,
  shipping method, payment.
- **Cancellations** start when one is asked for, and again when it is carried out.
- **Shipments**, **Returns**, **Refunds** and **Shipping labels** start once for each.

To carry news back, draw a second path: *Orders from* your shop, listening to shipments, leading to *Publish* at the marketplace.
Several of these steps may share one account.
`.trim(),
});
