import { expect, it } from 'vitest';
import { aDecisionInput, aDelivery, aFlow, aKnownOrder, anEntry, orderNews } from './a-decision';
import { decide } from './decide';
import type { DecideInput } from './decide-input';
import { referenceFor } from './reference';

const decided = (changes: Partial<DecideInput>) => {
  const { writes, faults } = decide(aDecisionInput(changes));
  expect(faults).toEqual([]);
  return writes;
};

const createReference = referenceFor({
  workspaceId: 'workspace',
  sourceConnectionId: 'market',
  sourceOrderId: '1001',
  destinationId: 'store',
  operation: 'order',
  revision: 'created',
});

it('goes on behind an effect that is done, and counts the errand off', () => {
  const flow = aFlow();
  const document = {
    ...flow.document,
    nodes: [...flow.document.nodes, { ...flow.document.nodes[1], id: 'after' } as (typeof flow.document.nodes)[number]],
    edges: [...flow.document.edges, { id: 'e3', from: 'publish', fromPort: 'done', to: 'after' }],
  };
  const version = { ...flow, document };
  const first = decided({ entries: [anEntry([orderNews()])], flows: [version] });
  expect(first.deliveries).toMatchObject([{ resumePort: 'done' }]);
  const [run] = first.runs;
  const [stored] = first.orders;
  if (!run || !stored) throw new Error('nothing was decided');
  const errand = {
    id: '9',
    kind: 'resume' as const,
    nodeId: 'publish',
    port: 'done',
    run: {
      id: run.id,
      orderId: stored.id,
      eventId: run.eventId,
      event: first.events[0]?.event ?? never(),
      trace: run.trace,
      lastAttempt: 1,
    },
    flow: version,
    document: null,
  };
  const writes = decided({ errands: [errand], orders: [aKnownOrder({ id: stored.id, order: stored.order })] });
  expect(writes.finishedErrands).toEqual(['9']);
  expect(writes.resumes).toMatchObject([{ runId: run.id, openEffects: -1, result: 'published' }]);
  expect(writes.resumes[0]?.trace.steps.map(({ nodeId }) => nodeId)).toEqual(['source', 'tag', 'publish', 'after']);
  expect(first.crossings.map(({ nodeId, what, port }) => `${nodeId} ${what} ${port}`.trim())).toEqual([
    'source visited',
    'source left out',
    'tag visited',
    'tag left out',
    'publish visited',
  ]);
  expect(writes.crossings).toMatchObject([
    { nodeId: 'publish', what: 'left', port: 'done' },
    { nodeId: 'after', what: 'visited' },
    { nodeId: 'after', what: 'left', port: 'out' },
  ]);
});

it('runs an order again from the start as a run of its own, and reopens what was parked', () => {
  const known = aKnownOrder({
    deliveries: [aDelivery({ state: 'skipped', remoteId: null, reference: createReference })],
  });
  const event = {
    kind: 'created' as const,
    key: 'created',
    occurredAt: '2026-01-10T09:30:00Z',
    connectionId: 'market',
  };
  const run = {
    id: 'run-1',
    orderId: 'order-1',
    eventId: 'event-1',
    event,
    trace: { steps: [], effects: [] },
    lastAttempt: 1,
  };
  const errand = { id: '9', kind: 'restart' as const, nodeId: '', port: null, run, flow: aFlow(), document: null };
  const writes = decided({ errands: [errand], orders: [known] });
  expect(writes.runs).toMatchObject([{ attempt: 2, eventId: 'event-1', state: 'waiting', openEffects: 1 }]);
  expect(writes.reopened).toMatchObject([{ deliveryId: 'delivery-1', connectionId: 'store' }]);
  expect(writes.deliveries).toEqual([]);
});

function never(): never {
  throw new Error('a bug');
}
