import type { OrderEvent, OrderEventKind } from '../../nodes/order/event';
import type { Order } from '../../nodes/order/order';

interface Telling {
  readonly kind: OrderEventKind;
  /** Who would tell it. */
  readonly connectionId: string;
  /** UTC ISO. */
  readonly now: string;
}

/** An event of that kind about the order. A fact the order does not have yet is made up, whole: everything shipped, everything returned … */
export function sampleEvent(order: Order, { kind, connectionId, now }: Telling): { order: Order; event: OrderEvent } {
  const told = { kind, occurredAt: now, connectionId };
  const list = factLists[kind];
  if (list === null) return { order, event: { ...told, key: kind } };
  const known = order[list].at(-1);
  const withFact = known ? order : { ...order, ...madeUp(order, now)[list] };
  const factId = known?.id ?? madeUpId;
  return { order: withFact, event: { ...told, key: `${kind}:${factId}`, factId } };
}

/** Whether such a thing has happened to the order, as far as it is known. */
export function hasHappened(order: Order, kind: OrderEventKind): boolean {
  const list = factLists[kind];
  return list === null ? kind === 'created' : order[list].length > 0;
}

const madeUpId = 'sample-1';

type FactList = 'shipments' | 'cancellations' | 'returns' | 'refunds' | 'documents';
const factLists: Readonly<Record<OrderEventKind, FactList | null>> = {
  created: null,
  updated: null,
  shipped: 'shipments',
  cancelled: 'cancellations',
  returned: 'returns',
  refunded: 'refunds',
  labelled: 'documents',
  late: null,
};

function madeUp(order: Order, at: string): Readonly<Record<FactList, Partial<Order>>> {
  const fact = { id: madeUpId, externalIds: {} };
  const items = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }));
  const parcel = { carrier: 'DHL', trackingNumber: '00340434161094042557', items };
  return {
    shipments: { shipments: [{ ...fact, state: 'shipped', shippedAt: at, parcels: [parcel] }] },
    cancellations: { cancellations: [{ ...fact, requestedBy: 'customer', stage: 'executed', items, at }] },
    returns: { returns: [{ ...fact, stage: 'received', items, at }] },
    refunds: {
      refunds: [{ ...fact, stage: 'succeeded', amount: order.totals.total, items: [], movesMoney: false, at }],
    },
    documents: { documents: [{ ...fact, kind: 'label', mediaType: 'text/html', at }] },
  };
}
