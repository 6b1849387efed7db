import { operations } from '../../../nodes/capability';
import type { Connections } from '../../../nodes/contract';
import type { FlowDocument } from '../../../nodes/graph/flow-document';
import type { Step } from '../../../nodes/graph/trace';
import type { PlannedEffect } from '../../../nodes/graph/walk';
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
  if (effect.kind !== 'publish') return [];
  const name = connections.get(effect.connectionId)?.name ?? 'an account that is gone';
  return [
    {
      nodeId,
      connectionId: effect.connectionId,
      title: `${name}: ${operations[effect.operation].verb}`,
      word: 'Would be sent',
      tone: 'test',
      changes: orderChanges(walked.order, effect.order),
    },
  ];
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
