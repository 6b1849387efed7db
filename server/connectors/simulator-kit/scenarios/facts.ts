import type { LineQuantity, Order } from '../../../../nodes/order/order';
import type { ScenarioWorld } from './scenario-world';

export const factId = 'f-1';

export const allUnits = ({ lines }: Order): LineQuantity[] =>
  lines.map(({ id, sku, quantity }) => ({ lineId: id, ...(sku && { sku }), quantity }));

/** One piece of the first line. */
export const oneUnit = (order: Order): LineQuantity[] =>
  allUnits(order)
    .slice(0, 1)
    .map((item) => ({ ...item, quantity: 1 }));

const named = { id: factId, externalIds: {} };

/** Letters and digits only, as the strictest channels want them. */
export const trackingNumberOf = (id: string) => `1Z${id.replace(/\W/g, '').toUpperCase()}`;

export const withShipment = (
  order: Order,
  { items = allUnits(order), id = factId }: { items?: LineQuantity[]; id?: string } = {},
): Order => ({
  ...order,
  shipments: [
    ...order.shipments,
    {
      ...named,
      id,
      state: 'shipped',
      parcels: [
        { carrier: 'UPS', trackingNumber: trackingNumberOf(id), trackingUrl: `https://ups.example/${id}`, items },
      ],
      shippedAt: new Date().toISOString(),
    },
  ],
});

export const withCancellation = (order: Order, requestedBy: 'customer' | 'merchant'): Order => ({
  ...order,
  cancellations: [{ ...named, requestedBy, stage: 'executed', items: allUnits(order), reason: 'Changed my mind' }],
});

export const withReturn = (order: Order): Order => ({
  ...order,
  returns: [{ ...named, stage: 'received', items: oneUnit(order).map((item) => ({ ...item, reason: 'Too small' })) }],
});

/** At a marketplace a refund is what it pays; at a shop it is written down what the marketplace has paid. */
export const withRefund = (order: Order, { connector }: ScenarioWorld): Order => ({
  ...order,
  refunds: [
    {
      ...named,
      stage: 'succeeded',
      amount: '2.50',
      items: oneUnit(order).map((item) => ({ ...item, amount: '2.50' })),
      reason: 'Scratched',
      movesMoney: connector.kind === 'marketplace',
    },
  ],
});

export const labelBytes = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n');

export const withLabel = (order: Order): Order => ({
  ...order,
  documents: [{ ...named, kind: 'label', mediaType: 'application/pdf', data: labelBytes.toString('base64') }],
});
