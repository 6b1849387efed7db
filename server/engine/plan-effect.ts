import { type DeliveryKind, operations } from '../../nodes/capability';
import { connectionName } from '../../nodes/connection-check';
import type { Connections } from '../../nodes/contract';
import type { Effect } from '../../nodes/effect';
import type { OrderEvent } from '../../nodes/order/event';
import type { Order } from '../../nodes/order/order';
import { orderStatus } from '../../nodes/order/status';
import type { Problem } from '../../nodes/problem';
import type { KnownDelivery, KnownOrder } from './known-order';
import { referenceFor } from './reference';

type Publish = Effect & { readonly kind: 'publish' };
type Send = Effect & { readonly kind: 'send' };
/** What leaves, and so has a row in the ledger. */
export type Leaving = Publish | Send;

export const kindOf = (effect: Leaving): DeliveryKind =>
  effect.kind === 'publish' ? effect.operation : effect.message.kind;

/** What an effect comes to, in view of what the ledger says already. */
export type Plan =
  | { readonly kind: 'deliver'; readonly reference: string }
  | { readonly kind: 'met'; readonly delivery: KnownDelivery }
  | { readonly kind: 'reopen'; readonly delivery: KnownDelivery }
  | { readonly kind: 'coveredByCreate'; readonly create: KnownDelivery }
  | { readonly kind: 'calledOff'; readonly deliveries: readonly KnownDelivery[] }
  | { readonly kind: 'nothingThere' }
  | { readonly kind: 'refused'; readonly problem: Problem };

export interface Planning {
  readonly workspaceId: string;
  readonly known: KnownOrder;
  readonly event: OrderEvent;
  /** The step that asks for it. */
  readonly at: { readonly flowId: string; readonly nodeId: string };
  readonly connections: Connections;
  /** Somebody asked for it again: what was parked, skipped or called off takes part anew. */
  readonly isRetry: boolean;
}

/** Not sent, and nobody is sending it. */
const isUnsent = ({ state }: KnownDelivery) => state === 'planned' || state === 'parked';

/** The ledger first: the same effect meets the same row, and an order that never left needs no update and no cancellation. */
export function planEffect(effect: Leaving, planning: Planning): Plan {
  const reference = referenceFor(identityOf(effect, planning));
  const { known, isRetry } = planning;
  const same = known.deliveries.find((one) => one.connectionId === effect.connectionId && one.reference === reference);
  if (same) return isRetry && canReopen(same) ? { kind: 'reopen', delivery: same } : { kind: 'met', delivery: same };
  // A message goes where its author sends it, whatever became of the order elsewhere.
  if (effect.kind === 'send') return { kind: 'deliver', reference };
  if (effect.operation === 'order' || isAtHome(known.order, effect)) return { kind: 'deliver', reference };
  return planFollowUp(effect, { ...planning, reference });
}

const isAtHome = ({ source }: Order, { connectionId }: Publish) => source.connectionId === connectionId;

const canReopen = ({ state }: KnownDelivery) => state === 'parked' || state === 'skipped' || state === 'superseded';

const identityOf = (effect: Leaving, { workspaceId, known, event, at }: Planning) => ({
  workspaceId,
  sourceConnectionId: known.order.source.connectionId,
  sourceOrderId: known.order.source.orderId,
  destinationId: effect.connectionId,
  operation: kindOf(effect),
  // Two steps may send different messages about the same news to the same place.
  revision: effect.kind === 'publish' ? event.key : `${event.key} ${at.flowId} ${at.nodeId}`,
});

/** Something that happened to an order which was published there: has it left yet, is it there at all? */
function planFollowUp(effect: Publish, planning: Planning & { readonly reference: string }): Plan {
  const { known, reference, connections } = planning;
  const there = known.deliveries.filter(({ connectionId }) => connectionId === effect.connectionId);
  const create = there.find(({ operation }) => operation === 'order');
  if (create && isUnsent(create)) {
    if (cancelsEverything(effect, known.order)) return { kind: 'calledOff', deliveries: there.filter(isUnsent) };
    if (effect.operation === 'update') return { kind: 'coveredByCreate', create };
  }
  if (isThere(known, effect) || (create && isOnItsWay(create))) return { kind: 'deliver', reference };
  if (effect.operation === 'cancellation') return { kind: 'nothingThere' };
  return { kind: 'refused', problem: notThere(effect, connections) };
}

const isThere = ({ links }: KnownOrder, effect: Publish) =>
  links.some(({ connectionId }) => connectionId === effect.connectionId);

const isOnItsWay = ({ state }: KnownDelivery) => state !== 'superseded' && state !== 'skipped';

/** A request is only a question; a part leaves something to send. */
function cancelsEverything({ operation, factId }: Publish, order: Order): boolean {
  const cancellation = order.cancellations.find(({ id }) => id === factId);
  return (
    operation === 'cancellation' &&
    cancellation?.stage === 'executed' &&
    orderStatus(order).cancellation === 'cancelled'
  );
}

const notThere = ({ connectionId, operation }: Publish, connections: Connections): Problem => ({
  code: 'delivery.noOrderThere',
  message: `${connectionName(connectionId, { connections })} does not have this order, so we cannot ${operations[operation].verb}.`,
  advice: 'Publish the order there first, then try this again.',
  retry: 'never',
  subject: connectionId,
});
