import type { ConnectionFacts } from '../contract';
import type { OrderEvent } from '../order/event';
import { laterBy } from '../order/instant';
import type { Order, OrderLine } from '../order/order';

/** An order we made up, for trying a flow before a real one has come. */
export interface SampleOrder {
  /** "sample:plain"; stable. */
  readonly id: string;
  readonly label: string;
  readonly order: Order;
  /** The event it is tried with unless the person chooses another. */
  readonly event: OrderEvent;
}

/** A handful of readable orders as this account might send them. @param now UTC ISO; the orders are some hours old then. */
export function sampleOrders(
  connection: Pick<ConnectionFacts, 'id' | 'name' | 'channel'>,
  now: string,
): readonly SampleOrder[] {
  return stories.map(({ id, label, kind, tell }, index) => {
    const plain = plainOrder(connection, { number: `S-${1001 + index}`, placedAt: laterBy(now, -(index + 1) * HOUR) });
    const order = tell(plain, connection.id);
    const factId = kind === 'created' ? undefined : 'sample-1';
    return {
      id: `sample:${id}`,
      label,
      order,
      event: {
        kind,
        key: factId ? `${kind}:${factId}` : kind,
        occurredAt: order.updatedAt,
        connectionId: connection.id,
        ...(factId && { factId }),
      },
    };
  });
}

const HOUR = 3_600_000;

interface Story {
  readonly id: string;
  readonly label: string;
  readonly kind: OrderEvent['kind'];
  tell(plain: Order, connectionId: string): Order;
}

const stories: readonly Story[] = [
  { id: 'plain', label: 'One mug to Madrid', kind: 'created', tell: (plain) => plain },
  {
    id: 'big',
    label: 'A big order with a note, express to Paris',
    kind: 'created',
    tell: (plain) => ({
      ...plain,
      buyer: { name: 'Camille Laurent', email: 'camille@example.com' },
      shipTo: { name: 'Camille Laurent', lines: ['12 rue des Lilas'], city: 'Paris', postcode: '75019', country: 'FR' },
      shippingMethod: 'Express',
      note: 'A present: please no invoice in the parcel',
      lines: [
        line('1', { sku: 'LAMP-2', title: 'Desk lamp', quantity: 3, unitPrice: '79.90', total: '239.70' }),
        line('2', { sku: 'MUG-1', title: 'Mug', quantity: 4, unitPrice: '9.50', discount: '3.80', total: '34.20' }),
      ],
      charges: [{ kind: 'shipping', title: 'Express', amount: '12.00', taxes: [] }],
      totals: { subtotal: '277.70', discount: '3.80', shipping: '12.00', tax: '0', total: '285.90' },
      tags: ['gift'],
    }),
  },
  {
    id: 'unpaid',
    label: 'Not paid yet, to Berlin',
    kind: 'created',
    tell: (plain) => ({
      ...plain,
      buyer: { name: 'Jonas Weber', email: 'jonas@example.com' },
      shipTo: { name: 'Jonas Weber', lines: ['Lindenstr. 4'], city: 'Berlin', postcode: '10969', country: 'DE' },
      payment: 'unpaid',
    }),
  },
  {
    id: 'shipped',
    label: 'Shipped with a tracking number',
    kind: 'shipped',
    tell: (plain, connectionId) => ({
      ...plain,
      shipments: [
        {
          ...fact(connectionId),
          state: 'shipped',
          shippedAt: plain.updatedAt,
          parcels: [{ carrier: 'DHL', trackingNumber: '00340434161094042557', items: [{ lineId: '1', quantity: 1 }] }],
        },
      ],
    }),
  },
  {
    id: 'cancelled',
    label: 'The customer asks to cancel',
    kind: 'cancelled',
    tell: (plain, connectionId) => ({
      ...plain,
      cancellations: [
        {
          ...fact(connectionId),
          requestedBy: 'customer',
          stage: 'requested',
          reason: 'Ordered by mistake',
          items: [{ lineId: '1', quantity: 1 }],
          at: plain.updatedAt,
        },
      ],
    }),
  },
  {
    id: 'label',
    label: 'A shipping label has come',
    kind: 'labelled',
    tell: (plain, connectionId) => ({
      ...plain,
      documents: [{ ...fact(connectionId), kind: 'label', mediaType: 'text/html', at: plain.updatedAt }],
    }),
  },
];

const fact = (connectionId: string) => ({ id: 'sample-1', externalIds: { [connectionId]: 'sample-1' } });

const line = (id: string, changes: Partial<OrderLine>): OrderLine => ({
  id,
  sku: 'MUG-1',
  title: 'Mug',
  kind: 'product',
  quantity: 1,
  unitPrice: '9.50',
  discount: '0',
  taxes: [],
  total: '9.50',
  priceBasis: 'unit',
  requiresShipping: true,
  attributes: {},
  ...changes,
});

const plainOrder = (
  { id, name, channel }: Pick<ConnectionFacts, 'id' | 'name' | 'channel'>,
  { number, placedAt }: { number: string; placedAt: string },
): Order => ({
  source: { connectionId: id, channel, orderId: `sample-${number}`, number, marketplace: name },
  updatedAt: placedAt,
  placedAt,
  paidAt: placedAt,
  shipBy: laterBy(placedAt, 48 * HOUR),
  currency: 'EUR',
  taxMode: 'inclusive',
  buyer: { name: 'Ana Ruiz', email: 'ana@example.com' },
  shipTo: { name: 'Ana Ruiz', lines: ['Calle Mayor 1'], city: 'Madrid', postcode: '28013', country: 'ES' },
  fulfilledBy: 'merchant',
  shippingMethod: 'Standard',
  lines: [line('1', {})],
  charges: [{ kind: 'shipping', title: 'Standard', amount: '4.90', taxes: [] }],
  payments: [],
  totals: { subtotal: '9.50', discount: '0', shipping: '4.90', tax: '0', total: '14.40' },
  acceptance: 'none',
  payment: 'paid',
  shipments: [],
  cancellations: [],
  returns: [],
  refunds: [],
  documents: [],
  tags: [],
  attributes: {},
  assigned: { tags: [], attributes: {} },
});
