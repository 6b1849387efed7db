import type { OrderEventKind } from '../../../nodes/order/event';
import type { Order } from '../../../nodes/order/order';

const factLists = {
  created: null,
  updated: null,
  shipped: 'shipments',
  cancelled: 'cancellations',
  returned: 'returns',
  refunded: 'refunds',
  labelled: 'documents',
  late: null,
} as const satisfies Record<OrderEventKind, keyof Order | null>;

interface Pretended {
  readonly order: Order;
  readonly factId?: string;
}

/** The order as it would be had this happened to it: its latest such happening, or one made up from all of its lines. */
export function pretend(order: Order, { kind, now }: { kind: OrderEventKind; now: string }): Pretended {
  const list = factLists[kind];
  if (list === null) return { order };
  const latest = order[list].at(-1);
  if (latest) return { order, factId: latest.id };
  const id = 'test';
  const items = order.lines.map(({ id: lineId, sku, quantity }) => ({ lineId, quantity, ...(sku && { sku }) }));
  const common = { id, externalIds: {} };
  const made: Pick<Order, 'shipments' | 'cancellations' | 'returns' | 'refunds' | 'documents'> = {
    shipments: [
      {
        ...common,
        state: 'shipped',
        shippedAt: now,
        parcels: [{ carrier: 'Test carrier', trackingNumber: 'TEST-123456', items }],
      },
    ],
    cancellations: [{ ...common, requestedBy: 'customer', stage: 'executed', items, at: now }],
    returns: [{ ...common, stage: 'received', items, at: now }],
    refunds: [
      {
        ...common,
        stage: 'succeeded',
        amount: order.totals.total,
        items: order.lines.map(({ id: lineId, quantity, total }) => ({ lineId, quantity, amount: total })),
        movesMoney: false,
        at: now,
      },
    ],
    documents: [{ ...common, kind: 'label', mediaType: 'text/html', at: now }],
  };
  return { order: { ...order, [list]: made[list] }, factId: id };
}
