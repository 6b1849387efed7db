import { operations } from '../../../nodes/capability';
import type { Connections } from '../../../nodes/contract';
import type { FlowDocument } from '../../../nodes/graph/flow-document';
import type { Step } from '../../../nodes/graph/trace';
import type { PlannedEffect } from '../../../nodes/graph/walk';
import type { Message } from '../../../nodes/order/message';
import { orderChanges } from '../../../nodes/order/order-changes';
import type { Sent, Trace } from '../trace';
import type { WalkedThrough } from './walk-through';

/** The wires an order took: those that leave a step by the output the order left by, and lead to a step it came to. */
export function litEdges({ edges }: FlowDocument, stepOf: ReadonlyMap<string, Step>): ReadonlySet<string> {
  return new Set(
    edges.filter(({ from, fromPort, to }) => stepOf.get(from)?.port === fromPort && stepOf.has(to)).map(({ id }) => id),
  );
}

function sentBy(
  { nodeId, effect }: PlannedEffect,
  { connections, walked }: { connections: Connections; walked: WalkedThrough },
): Sent[] {
  if (effect.kind !== 'publish' && effect.kind !== 'send') return [];
  const name = connections.get(effect.connectionId)?.name ?? 'an account that is gone';
  return [
    {
      nodeId,
      connectionId: effect.connectionId,
      title: `${name}: ${effect.kind === 'publish' ? operations[effect.operation].verb : messageTitle(effect.message)}`,
      ...(effect.kind === 'send' && { text: messageText(effect.message) }),
      word: 'Would be sent',
      tone: 'test',
      changes: orderChanges(walked.order, effect.order),
    },
  ];
}

const messageTitle = (message: Message): string =>
  message.kind === 'email'
    ? `email to ${message.to.join(', ')}: ${message.subject}`
    : `${message.method} ${message.path || '/'}`;

function messageText(message: Message): string {
  if (message.kind === 'email') return message.text;
  const { body } = message;
  if (body.as === 'fields') return JSON.stringify(body.fields, null, 2);
  return body.as === 'order' ? 'With the whole order' : 'With nothing';
}

/** A test walk as it is laid over the drawing. */
export function toTestTrace(
  flow: FlowDocument,
  { walked, connections, title }: { walked: WalkedThrough; connections: Connections; title: string },
): Trace {
  const stepOf = new Map(walked.steps.map((step) => [step.nodeId, step]));
  return {
    kind: 'test',
    title,
    stepOf,
    edgeIds: litEdges(flow, stepOf),
    sent: walked.effects.flatMap((planned) => sentBy(planned, { connections, walked })),
    isStale: false,
  };
}
