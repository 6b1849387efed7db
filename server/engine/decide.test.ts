import { expect, it } from 'vitest';
import {
  aDecisionInput,
  aDelivery,
  aFlow,
  aKnownOrder,
  anEntry,
  fromMarket,
  orderNews,
  shipmentNews,
} from './a-decision';
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

it('takes a new order through its flow and plans one delivery for it', () => {
  const writes = decided({ entries: [anEntry([orderNews()])] });
  expect(writes.orders).toMatchObject([
    { id: 'id-1', isNew: true, order: { tags: ['Harbour'], assigned: { tags: ['Harbour'] } } },
  ]);
  expect(writes.events).toMatchObject([{ orderId: 'id-1', inboxId: '1', event: { kind: 'created' } }]);
  expect(writes.deliveries).toMatchObject([
    {
      orderId: 'id-1',
      connectionId: 'store',
      operation: 'order',
      reference: createReference,
      overlay: {},
      resumePort: null,
    },
  ]);
  expect(writes.runs).toMatchObject([{ state: 'waiting', openEffects: 1, result: null, attempt: 1 }]);
  expect(writes.runs[0]?.trace.effects).toEqual([
    { nodeId: 'publish', deliveryId: writes.deliveries[0]?.id, outcome: 'planned' },
  ]);
  expect(writes.entries).toMatchObject([{ id: '1', state: 'decided' }]);
});

it('does nothing the second time it hears the same', () => {
  const first = anEntry([orderNews()], { id: '1' });
  const writes = decided({ entries: [first, anEntry([orderNews()], { id: '2' })] });
  expect([writes.events.length, writes.runs.length, writes.deliveries.length]).toEqual([1, 1, 1]);
  expect(writes.entries.map(({ id, state }) => [id, state])).toEqual([
    ['1', 'decided'],
    ['2', 'decided'],
  ]);
});

it('publishes once where two flows would publish the same, and says so in the second trace', () => {
  const writes = decided({
    entries: [anEntry([orderNews()])],
    flows: [aFlow({ id: 'one' }), aFlow({ id: 'two', tag: 'Second' })],
  });
  expect(writes.deliveries).toHaveLength(1);
  expect(writes.runs.map(({ flowId, state, trace }) => [flowId, state, trace.effects[0]?.outcome])).toEqual([
    ['one', 'waiting', 'planned'],
    ['two', 'done', 'met'],
  ]);
});

it('lets each flow see the order as the event found it, and merges what they set', () => {
  const flows = [aFlow({ id: 'one', tag: 'First' }), aFlow({ id: 'two', tag: 'Second', to: 'bazaar' })];
  const writes = decided({ entries: [anEntry([orderNews()])], flows });
  expect(writes.orders[0]?.order.tags).toEqual(['First', 'Second']);
  expect(writes.deliveries.map(({ connectionId, overlay }) => [connectionId, overlay])).toEqual([
    ['store', { tags: ['First'] }],
    ['bazaar', { tags: ['Second'] }],
  ]);
});

it('keeps news about an order it has not seen, and asks the channel for it where it can', () => {
  const writes = decided({ entries: [anEntry([shipmentNews('77')], { connectionId: 'store', canFetch: true })] });
  expect(writes.entries).toMatchObject([{ state: 'waiting', externalOrderId: '77', heldUntil: null }]);
  expect(writes.refetches).toEqual([{ connectionId: 'store', orderId: '77' }]);
  expect(writes.orders).toEqual([]);
});

it('holds an order that may be the echo of one it is creating there', () => {
  const echo = orderNews(
    fromMarket({ source: { connectionId: 'store', channel: 'sandbox', orderId: 'R1', number: 'R1' } }),
  );
  const writes = decided({ entries: [anEntry([echo], { connectionId: 'store', mayBeOurOwn: true })] });
  expect(writes.entries).toMatchObject([
    { state: 'waiting', externalOrderId: 'R1', heldUntil: '2026-01-10T10:00:45.000Z' },
  ]);
  expect(writes.orders).toEqual([]);
});

it('carries a shipment from the shop home to the marketplace the order came from', () => {
  const known = aKnownOrder({
    links: [{ connectionId: 'store', remoteId: 'R1', lineIds: {} }],
    deliveries: [aDelivery()],
  });
  const flows = [
    aFlow({ from: 'store', to: 'market', events: ['shipped'] }),
    aFlow({ id: 'other', from: 'store', to: 'bazaar', events: ['shipped'] }),
  ];
  const writes = decided({
    orders: [known],
    flows,
    entries: [anEntry([shipmentNews('R1')], { connectionId: 'store' })],
  });
  expect(writes.deliveries).toMatchObject([{ connectionId: 'market', operation: 'shipment', orderId: 'order-1' }]);
  // The bazaar never had the order: that is said, not tried.
  expect(writes.problems).toMatchObject([
    { problem: { code: 'delivery.noOrderThere', nodeId: 'publish' }, flowId: 'other' },
  ]);
});

const cancelledOrder = fromMarket({ updatedAt: '2026-01-10T09:45:00Z' });
const cancelNews = {
  ...orderNews(cancelledOrder),
  at: '2026-01-10T09:45:00Z',
  cancellations: [
    {
      id: 'c1',
      externalIds: {},
      requestedBy: 'customer' as const,
      stage: 'executed' as const,
      items: [{ lineId: '1', quantity: 1 }],
      at: '2026-01-10T09:45:00Z',
    },
  ],
};

it.each(['planned', 'parked'] as const)('calls off a %s order when it is cancelled before it was sent', (state) => {
  const known = aKnownOrder({ deliveries: [aDelivery({ state, remoteId: null, reference: createReference })] });
  const flows = [aFlow({ events: ['created', 'cancelled'] })];
  const writes = decided({ orders: [known], flows, entries: [anEntry([cancelNews])] });
  expect(writes.superseded).toEqual([{ deliveryId: 'delivery-1', runId: 'run-1' }]);
  expect(writes.deliveries).toEqual([]);
  expect(writes.runs).toMatchObject([
    { state: 'done', result: 'filtered', trace: { effects: [{ outcome: 'calledOff' }] } },
  ]);
});

it.each(['sending', 'unknown', 'delivered'] as const)('sends a cancellation after an order that is %s', (state) => {
  const links = state === 'delivered' ? [{ connectionId: 'store', remoteId: 'R1', lineIds: {} }] : [];
  const known = aKnownOrder({ links, deliveries: [aDelivery({ state, reference: createReference })] });
  const writes = decided({
    orders: [known],
    flows: [aFlow({ events: ['cancelled'] })],
    entries: [anEntry([cancelNews])],
  });
  expect(writes.superseded).toEqual([]);
  expect(writes.deliveries).toMatchObject([{ operation: 'cancellation', connectionId: 'store' }]);
});

it('has nothing to cancel where the order never was', () => {
  const writes = decided({
    orders: [aKnownOrder()],
    flows: [aFlow({ events: ['cancelled'] })],
    entries: [anEntry([cancelNews])],
  });
  expect(writes.deliveries).toEqual([]);
  expect(writes.problems).toEqual([]);
  expect(writes.runs).toMatchObject([
    { state: 'done', result: 'filtered', trace: { effects: [{ outcome: 'nothingThere' }] } },
  ]);
});

it('needs no update for an order that has not been sent: it will be sent as it is then', () => {
  const known = aKnownOrder({
    deliveries: [aDelivery({ state: 'planned', remoteId: null, reference: createReference })],
  });
  const changed = fromMarket({ updatedAt: '2026-01-10T09:50:00Z', note: 'Ring twice' });
  const flows = [aFlow({ events: ['updated'], tag: 'Changed' })];
  const writes = decided({ orders: [known], flows, entries: [anEntry([orderNews(changed)])] });
  expect(writes.deliveries).toEqual([]);
  expect(writes.overlays).toEqual([{ deliveryId: 'delivery-1', overlay: {} }]);
  expect(writes.orders).toMatchObject([{ isNew: false, order: { note: 'Ring twice', tags: ['Changed'] } }]);
});

it('lets a flow published later take an order that somebody asks for', () => {
  const event = {
    kind: 'created' as const,
    key: 'created',
    occurredAt: '2026-01-10T09:30:00Z',
    connectionId: 'market',
  };
  const known = aKnownOrder({ beginning: { eventId: 'event-1', event, flowIds: ['old'] } });
  const flows = [aFlow({ id: 'old' }), aFlow({ id: 'new' })];
  const writes = decided({ orders: [known], flows, entries: [anEntry([orderNews()], { wasAskedFor: true })] });
  expect(writes.runs.map(({ flowId }) => flowId)).toEqual(['new']);
  expect(writes.events).toEqual([]);
});

it('sets an entry aside whose decision fails by a bug, whole, and decides its neighbours', () => {
  const broken = {
    ...orderNews(fromMarket({ source: { connectionId: 'market', channel: 'x', orderId: '2', number: '2' } })),
  };
  Object.defineProperty(broken, 'shipments', { get: () => never() });
  const entries = [anEntry([orderNews(), broken], { id: '1' }), anEntry([orderNews()], { id: '2' })];
  const { writes, faults } = decide(aDecisionInput({ entries }));
  expect(faults).toMatchObject([{ about: { entryId: '1' } }]);
  expect(writes.entries.map(({ id }) => id)).toEqual(['2']);
  expect(writes.orders).toHaveLength(1);
});

function never(): never {
  throw new Error('a bug');
}
