import { type Capability, type Operation, operations } from './capability';
import { type ConnectionFacts, type Connections, keysOf, type Visit } from './contract';
import { anOrder } from './order/an-order';
import type { OrderEvent } from './order/event';

/** Everything in both directions, but for the operations named. */
export const capabilities = ({ without = [] }: { without?: readonly Operation[] } = {}): Capability[] =>
  keysOf(operations)
    .filter((operation) => !without.includes(operation))
    .flatMap((operation) => [
      { operation, direction: 'in', partial: true },
      { operation, direction: 'out', partial: true },
    ]);

export const aConnection = (changes: Partial<ConnectionFacts> = {}): ConnectionFacts => ({
  id: 'c-harbour',
  name: 'Harbour Market',
  channel: 'sandbox',
  kind: 'marketplace',
  capabilities: capabilities(),
  ...changes,
});

/** Two marketplaces and a shop: Harbour Market (c-harbour), Lantern Market (c-lantern), Corner Shop (c-shop). */
export const someConnections = (...changed: ConnectionFacts[]): Connections =>
  new Map(
    [
      aConnection(),
      aConnection({ id: 'c-lantern', name: 'Lantern Market' }),
      aConnection({ id: 'c-shop', name: 'Corner Shop', kind: 'shop' }),
      ...changed,
    ].map((connection) => [connection.id, connection]),
  );

export const anEvent = (changes: Partial<OrderEvent> = {}): OrderEvent => ({
  kind: 'created',
  key: 'created',
  occurredAt: '2026-01-10T09:30:00Z',
  connectionId: 'c-harbour',
  ...changes,
});

/** What a node is given, for tests. Say only what the test is about. */
export const aVisit = (changes: Partial<Visit> = {}): Visit => ({
  order: anOrder(),
  event: anEvent(),
  connections: someConnections(),
  now: '2026-01-10T10:00:00Z',
  ...changes,
});
