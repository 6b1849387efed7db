import type { ConnectionFacts } from '../../nodes/contract';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import { anOrder } from '../../nodes/order/an-order';
import type { OrderEventKind, OrderNews } from '../../nodes/order/event';
import type { Order } from '../../nodes/order/order';
import { nodeTypes } from '../../nodes/registry';
import type { DecideInput, FlowVersion, ReadEntry } from './decide-input';
import type { KnownDelivery, KnownOrder } from './known-order';

/** Builders for tests of deciding: a marketplace, a shop, an order of the one, and flows between them. */
const everything = ['order', 'update', 'cancellation', 'shipment', 'return', 'refund'] as const;
const both = everything.flatMap((operation) =>
  (['in', 'out'] as const).map((direction) => ({ operation, direction, partial: true })),
);
const facts = (id: string, kind: ConnectionFacts['kind']): ConnectionFacts => ({
  id,
  name: id,
  channel: 'sandbox',
  kind,
  capabilities: both,
});

export const now = '2026-01-10T10:00:00.000Z';

export const aFlow = ({
  id = 'flow',
  from = 'market',
  to = 'store',
  events = ['created'],
  tag = 'Harbour',
}: {
  id?: string;
  from?: string;
  to?: string;
  events?: OrderEventKind[];
  tag?: string;
} = {}): FlowVersion => ({ flowId: id, number: 1, document: documentOf({ from, to, events, tag }) });

const documentOf = (given: { from: string; to: string; events: OrderEventKind[]; tag: string }): FlowDocument => ({
  version: 1,
  nodes: [
    node('source', { type: 'source', settings: { connectionId: given.from, events: given.events } }),
    node('tag', {
      type: 'tag',
      settings: { rules: [{ set: 'addTag', value: { kind: 'constant', text: given.tag } }] },
    }),
    node('publish', {
      type: 'publish',
      settings: { connectionId: given.to, publish: { kind: 'always' }, onlyToOrigin: false },
    }),
  ],
  edges: [
    { id: 'e1', from: 'source', fromPort: 'out', to: 'tag' },
    { id: 'e2', from: 'tag', fromPort: 'out', to: 'publish' },
  ],
});

const node = (id: string, { type, settings }: { type: string; settings: Record<string, unknown> }) => ({
  id,
  type,
  name: null,
  settings,
  position: { x: 0, y: 0 },
});

export const fromMarket = (changes: Partial<Order> = {}): Order =>
  anOrder({ source: { connectionId: 'market', channel: 'sandbox', orderId: '1001', number: '1001' }, ...changes });

export const anEntry = (news: readonly OrderNews[], changes: Partial<ReadEntry> = {}): ReadEntry => ({
  id: '1',
  connectionId: 'market',
  receivedAt: now,
  wasAskedFor: false,
  mayBeOurOwn: false,
  canFetch: false,
  reading: { ok: true, news, refetch: [] },
  ...changes,
});

export const orderNews = (order: Order = fromMarket()): OrderNews => ({
  orderId: order.source.orderId,
  at: order.updatedAt,
  order,
});

export const shipmentNews = (orderId: string): OrderNews => ({
  orderId,
  at: '2026-01-11T09:00:00Z',
  shipments: [
    {
      id: 's1',
      externalIds: {},
      state: 'shipped',
      parcels: [{ trackingNumber: 'T1', items: [] }],
      shippedAt: '2026-01-11T09:00:00Z',
    },
  ],
});

export const aKnownOrder = (changes: Partial<KnownOrder> = {}): KnownOrder => ({
  id: 'order-1',
  order: fromMarket(),
  links: [],
  deliveries: [],
  ...changes,
});

export const aDelivery = (changes: Partial<KnownDelivery> = {}): KnownDelivery => ({
  id: 'delivery-1',
  runId: 'run-1',
  connectionId: 'store',
  operation: 'order',
  reference: 'sl-create',
  state: 'delivered',
  factId: null,
  remoteId: 'R1',
  ...changes,
});

/** Ids count up, so that what is decided can be compared whole. */
export function aDecisionInput(changes: Partial<DecideInput> = {}): DecideInput {
  let count = 0;
  return {
    workspaceId: 'workspace',
    now,
    newId: () => {
      count += 1;
      return `id-${count}`;
    },
    entries: [],
    forgotten: new Set(),
    errands: [],
    orders: [],
    flows: [aFlow()],
    connections: new Map([
      ['market', facts('market', 'marketplace')],
      ['bazaar', facts('bazaar', 'marketplace')],
      ['store', facts('store', 'shop')],
    ]),
    nodeTypes,
    ...changes,
  };
}
