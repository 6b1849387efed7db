import type { DeliveryKind } from '../../nodes/capability';
import type { OrderEvent } from '../../nodes/order/event';
import { learnExternalId } from '../../nodes/order/learn-external-id';
import type { Order } from '../../nodes/order/order';

export type DeliveryState = 'planned' | 'sending' | 'unknown' | 'delivered' | 'parked' | 'superseded' | 'skipped';

/** A row of the ledger as far as deciding needs it. */
export interface KnownDelivery {
  readonly id: string;
  readonly runId: string;
  readonly connectionId: string;
  readonly operation: DeliveryKind;
  readonly reference: string;
  readonly state: DeliveryState;
  readonly factId: string | null;
  readonly remoteId: string | null;
}

/** Which id an order has at a connection it was published to. */
export interface KnownLink {
  readonly connectionId: string;
  readonly remoteId: string;
  readonly lineIds: Readonly<Record<string, string>>;
}

/** What a person, or the time that was set, has said on an order held at a step. */
export interface KnownWord {
  readonly flowId: string;
  readonly nodeId: string;
  readonly isApproved: boolean;
  /** Hash of what it was about; null: not known. */
  readonly about: string | null;
  /** UTC ISO. */
  readonly at: string;
}

/** An order with everything the record says of it that matters for deciding. */
export interface KnownOrder {
  /** Ours. */
  readonly id: string;
  readonly order: Order;
  readonly links: readonly KnownLink[];
  readonly deliveries: readonly KnownDelivery[];
  /** The last one at each step; only loaded where a flow holds orders. */
  readonly words?: readonly KnownWord[];
  /** The event it began with, and the flows that have taken it; only loaded when somebody asked for the order again. */
  readonly beginning?: { readonly eventId: string; readonly event: OrderEvent; readonly flowIds: readonly string[] };
}

export const orderKey = (connectionId: string, orderId: string): string => `${connectionId} ${orderId}`;

/** Every name the order goes by: at its source, and at each connection it was published to. */
export const namesOf = ({ order, links }: KnownOrder): readonly string[] => [
  orderKey(order.source.connectionId, order.source.orderId),
  ...links.map(({ connectionId, remoteId }) => orderKey(connectionId, remoteId)),
];

/**
 * Lays over the order which ids its facts got where we published them, so that news of them is known again. The ledger has them;
 * only the decide lane writes orders.
 */
export function withLearntIds(known: KnownOrder): KnownOrder {
  let { order } = known;
  for (const { factId, remoteId, connectionId, state } of known.deliveries) {
    if (factId !== null && remoteId !== null && state === 'delivered') {
      order = learnExternalId(order, { factId, connectionId, externalId: remoteId });
    }
  }
  return { ...known, order };
}
