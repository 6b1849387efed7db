import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { orderStatus } from '../../../nodes/order/status';
import { amazonExamples } from '../../tooling/amazon-contract';
import { capabilityTable } from '../capability-table';
import { reviewUnmapped, unmappedFields } from '../simulator-kit/unmapped-fields';
import { amazon } from '.';
import { read } from './read';
import { unmappedMfnFields, unmappedOrderFields } from './unmapped';

const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
const about = { connectionId: 'c-amazon' };
const message = (body: unknown) => ({ topic: 'poll', headers: {}, body });
const readOrder = (order: unknown) => read(message({ order }), about);

interface Answer {
  readonly order?: unknown;
  readonly orders?: readonly unknown[];
  readonly payload?: unknown;
  readonly response?: Answer;
}
const ordersIn = ({ response, order, orders = [] }: Answer): readonly unknown[] =>
  response ? ordersIn(response) : [...(order ? [order] : []), ...orders];

const officialOrders = ['examples/orders_2026-01-01', 'sandbox/orders_2026-01-01'].flatMap((folder) =>
  amazonExamples(folder).flatMap(([name, answer]) =>
    ordersIn(answer as Answer).map((order) => [`${folder}/${name}`, order] as const),
  ),
);
const officialShipments = amazonExamples('sandbox/merchantFulfillmentV0').flatMap(([name, answer]) => {
  const { payload } = (answer as Answer).response ?? {};
  return payload && typeof payload === 'object' && 'ShipmentId' in payload ? [[name, payload] as const] : [];
});

function newsOf(order: unknown) {
  const reading = readOrder(order);
  const [news] = reading.ok ? reading.value.news : [];
  if (!news?.order) throw new Error(JSON.stringify(reading));
  const { shipments = [], cancellations = [] } = news;
  return { ...news.order, shipments, cancellations };
}
const official = (part: string) => newsOf(officialOrders.find(([name]) => name.includes(part))?.[1]);

describe('Amazon’s own examples', () => {
  it.each(officialOrders)('%s is an order whose totals agree', (_name, order) => {
    expect(newsOf(order).lines.length).toBeGreaterThan(0);
  });

  it('lose no field without a reason', () => {
    const orders = officialOrders.map(([, order]) => order);
    expect(reviewUnmapped(unmappedFields(orders, readOrder), unmappedOrderFields)).toEqual({
      withoutReason: [],
      stale: [],
    });
  });

  it('of labels lose no field without a reason', () => {
    const shipments = officialShipments.map(([, shipment]) => shipment);
    const unmapped = unmappedFields(shipments, (mfnShipment) => read(message({ mfnShipment }), about));
    expect(reviewUnmapped(unmapped, unmappedMfnFields)).toEqual({ withoutReason: [], stale: [] });
  });

  it('give README.md its list of what is left out', () => {
    for (const { reason } of [...unmappedOrderFields, ...unmappedMfnFields]) expect(readme).toContain(reason);
  });
});

it('says in README.md what the code can do', () => {
  expect(readme).toContain(capabilityTable(amazon));
});

describe('the British example', () => {
  const order = official('examples/orders_2026-01-01/getOrder');
  it('takes the price of one for one, and the breakdowns for the line', () => {
    expect(order).toMatchObject({
      currency: 'GBP',
      taxMode: 'exclusive',
      lines: [
        {
          id: '20212345678901',
          sku: 'ECHO-DOT-4-UK-CHARCOAL-3PACK',
          channelItemId: 'B08DFPV54V',
          quantity: 3,
          unitPrice: '29.99',
          priceBasis: 'unit',
          total: '89.97',
          taxes: [{ amount: '3', includedInPrice: false, liableParty: 'unknown' }],
          giftMessage: 'Happy Christmas! Hope you enjoy your new smart speakers.',
        },
      ],
      charges: [{ kind: 'shipping', amount: '10', taxes: [{ amount: '1' }] }],
      totals: { subtotal: '89.97', discount: '0', shipping: '10', tax: '4', total: '103.97' },
      shipBy: '2024-12-26T23:59:59.000Z',
      shippingMethod: 'STANDARD',
      fulfilledBy: 'merchant',
      tags: ['PRIME'],
    });
  });
  it('tells its package as a shipment with its lines', () => {
    expect(order.shipments).toEqual([
      {
        id: 'UK-PKG-2024-001',
        externalIds: { 'c-amazon': 'UK-PKG-2024-001' },
        state: 'shipped',
        shippedAt: '2024-12-26T14:00:00.000Z',
        parcels: [
          {
            carrier: 'Royal Mail',
            service: 'Royal Mail Tracked 48',
            trackingNumber: 'RR123456789GB',
            items: [{ lineId: '20212345678901', sku: 'ECHO-DOT-4-UK-CHARCOAL-3PACK', quantity: 3 }],
          },
        ],
      },
    ]);
  });
  it('keeps a district after the street, for parcels that do not arrive without it', () => {
    expect(order.shipTo).toMatchObject({
      lines: ['123 High Street', 'Unit 4B', 'Greater Manchester'],
      city: 'Manchester',
      region: 'England',
      country: 'GB',
    });
  });
});

it('reads yen as they come, and what Amazon’s own warehouse has sent', () => {
  const order = official('searchOrders.200.0');
  expect(order).toMatchObject({ currency: 'JPY', fulfilledBy: 'channel', totals: { total: '19940' } });
  expect(order.lines.map(({ quantity, unitPrice, total }) => [quantity, unitPrice, total])).toEqual([
    [1, '5980', '5980'],
    [2, '6980', '13960'],
  ]);
  expect(orderStatus(order).fulfillment).toBe('fulfilled');
});

it('leaves tax that Amazon pays to the state to Amazon', () => {
  const taxed = structuredClone(officialOrders.find(([name]) => name.includes('getOrder.200.2'))?.[1]) as {
    orderItems: { tax?: unknown }[];
  };
  const item = taxed.orderItems[0];
  if (item) item.tax = { taxCollections: [{ model: 'MARKETPLACE_FACILITATOR' }] };
  expect(newsOf(taxed).lines[0]?.taxes).toEqual([{ amount: '10', includedInPrice: false, liableParty: 'channel' }]);
  if (item) item.tax = { taxCollections: [] };
  expect(newsOf(taxed).lines[0]?.taxes[0]?.liableParty).toBe('merchant');
});

it('takes a bought label as it comes, and an emptied one for none', () => {
  const [[, bought] = [], [, voided] = []] = [
    officialShipments.filter(([name]) => name.startsWith('getShipment'))[0] ?? [],
    officialShipments.filter(([name]) => name.startsWith('cancelShipment'))[0] ?? [],
  ];
  const reading = read(message({ mfnShipment: bought }), about);
  expect(reading).toMatchObject({
    ok: true,
    value: {
      news: [
        {
          orderId: '903-5563053-5647845',
          documents: [{ kind: 'label', mediaType: 'image/png', data: 'H4sIAAAAAAAAAOS6dV' }],
        },
      ],
    },
  });
  expect(read(message({ mfnShipment: voided }), about)).toEqual({ ok: true, value: { news: [] } });
});
