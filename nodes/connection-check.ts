import { findCapability, type Operation, operationFor } from './capability';
import type { ConnectionFacts, DrawingContext } from './contract';
import type { NewsKind } from './order/event';
import type { Problem } from './problem';

/** A connection a step names but that is not in the workspace any more. */
export const connectionProblems = (connectionId: string, { connections }: DrawingContext): readonly Problem[] =>
  connections.has(connectionId) ? [] : [connectionGone(connectionId)];

export const connectionGone = (connectionId: string): Problem => ({
  code: 'node.connectionGone',
  message: 'The account chosen here does not exist any more.',
  advice: 'Choose another account.',
  retry: 'never',
  subject: connectionId,
});

/** What a person calls the connection, also when it is gone. */
export const connectionName = (connectionId: string, { connections }: DrawingContext): string =>
  connections.get(connectionId)?.name ?? 'an account that is gone';

export const canTake = (connection: ConnectionFacts, operation: Operation) =>
  findCapability(connection.capabilities, { operation, direction: 'out' });

/** Plural nouns for "Harbour Market cannot take …". */
export const updateNouns: Readonly<Record<Operation, string>> = {
  order: 'new orders',
  update: 'changes to an order',
  cancellation: 'cancellations',
  shipment: 'shipments',
  return: 'returns',
  refund: 'refunds',
  label: 'shipping labels',
};

export const cannotTake = (connection: ConnectionFacts, event: NewsKind): string =>
  `${connection.name} cannot take ${updateNouns[operationFor[event]]}`;
