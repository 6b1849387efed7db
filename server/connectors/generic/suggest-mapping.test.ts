import { expect, it } from 'vitest';
import { Mapping } from '../../../nodes/order/mapping/mapping';
import type { Order as OrderType } from '../../../nodes/order/order';
import { Order } from '../../../nodes/order/order';
import { computeTotals } from '../../../nodes/order/totals';
import { generic } from '.';
import { officialMessages } from './official-orders';
import { GenericSettings } from './settings';
import { suggestMapping, suggestSettings } from './suggest-mapping';

/** Sets the connection up from the sample as a person would who accepts every proposal, then reads the message. */
function readAsProposed(message: unknown, sample: unknown = message) {
  const suggestion = suggestMapping(sample);
  if (!suggestion.ok) throw new Error(suggestion.problems[0]?.message);
  const settings = GenericSettings.parse(suggestion.value.settings);
  const { root } = settings.mapping;
  const about = { connectionId: 'c', settings: { ...settings, mapping: Mapping.parse({ ...settings.mapping, root }) } };
  return generic.read({ topic: '', headers: {}, body: message }, about);
}

function orderIn(message: unknown, sample?: unknown): OrderType {
  const reading = readAsProposed(message, sample);
  const order = reading.ok ? reading.value.news[0]?.order : undefined;
  if (!order) throw new Error(JSON.stringify(reading));
  return Order.parse(order);
}

interface ShopifyFixture {
  readonly response: { readonly order?: ShopifyOrder; readonly orders?: readonly ShopifyOrder[] };
}
interface ShopifyOrder {
  readonly name: string;
  readonly total_price: string;
  readonly total_tax: string;
  readonly currency?: string;
  readonly line_items: readonly { readonly sku: string | null; readonly quantity: number; readonly price: string }[];
}

const shopifyOrders = officialMessages('shopify', 'order.test_').flatMap(({ name, json }) => {
  const { response } = json as ShopifyFixture;
  return (response.orders ?? (response.order ? [response.order] : [])).map((order) => ({ name, order }));
});
const shopifyOrder = (name: string) => shopifyOrders.find((one) => one.name === name)?.order;
const first = shopifyOrder('order.test_1.json');

const sum = (amounts: readonly string[]) =>
  amounts.reduce((total, amount) => total + Math.round(Number(amount) * 100), 0);

it('finds official Shopify orders to read', () => expect(shopifyOrders.length).toBeGreaterThan(6));

it.each(shopifyOrders.filter(({ order }) => order.currency))(
  'reads the official Shopify order $name with its exact total, tax and lines',
  ({ order: shopify }) => {
    const order = orderIn(shopify);
    expect(order.totals.total).toBe(String(Number(shopify.total_price)));
    expect(sum([computeTotals(order).total])).toBe(sum([shopify.total_price]));
    expect(sum([computeTotals(order).tax])).toBe(sum([shopify.total_tax]));
    expect(order.source.number).toBe(shopify.name);
    expect(order.lines.map(({ sku, quantity, unitPrice }) => [sku ?? null, quantity, Number(unitPrice)])).toEqual(
      shopify.line_items.map(({ sku, quantity, price }) => [sku, quantity, Number(price)]),
    );
  },
);

it('says which fields a Shopify answer cut down to four fields lacks', () => {
  const cut = shopifyOrders.find(({ order }) => !order.currency)?.order;
  expect(readAsProposed(cut, first)).toMatchObject({
    ok: false,
    problems: expect.arrayContaining([
      expect.objectContaining({ code: 'order.fieldMissing', subject: 'Currency' }),
      expect.objectContaining({ code: 'order.fieldMissing', subject: 'Placed at' }),
    ]),
  });
});

it('reads a Shopify order with its address, tags, discount per line and shipments', () => {
  const order = orderIn(first);
  expect(order).toMatchObject({
    placedAt: '2008-01-10T16:00:00.000Z',
    currency: 'USD',
    taxMode: 'exclusive',
    payment: 'partiallyRefunded',
    buyer: { name: 'Bob Norman', email: 'bob.norman@mail.example.com' },
    shipTo: { lines: ['Chestnut Street 92'], city: 'Louisville', region: 'Kentucky', postcode: '40202', country: 'US' },
    lines: [
      { sku: 'IPOD2008GREEN', discount: '3.34', total: '195.66' },
      { sku: 'IPOD2008RED', discount: '3.33', total: '195.67' },
      { sku: 'IPOD2008BLACK', discount: '3.33', total: '195.67' },
    ],
    totals: { subtotal: '597', discount: '10', tax: '11.94', total: '598.94' },
  });
  const reading = readAsProposed(first);
  expect(reading).toMatchObject({
    value: {
      news: [
        {
          shipments: [
            {
              id: '255858046',
              state: 'voided',
              parcels: [
                {
                  carrier: 'USPS',
                  trackingNumber: '1Z1234512345123456',
                  items: [{ lineId: '466157049', quantity: 1 }],
                },
              ],
            },
          ],
        },
      ],
    },
  });
});

it('reads an official Shopify order that was cancelled as a cancellation of all its lines', () => {
  expect(readAsProposed(shopifyOrder('order.test_13.json'), first)).toMatchObject({
    value: {
      news: [
        {
          cancellations: [
            { stage: 'executed', reason: 'other', items: [{ quantity: 1 }, { quantity: 1 }, { quantity: 1 }] },
          ],
        },
      ],
    },
  });
});

it('reads Shopify fulfilment messages as shipments of their order', () => {
  const [official] = officialMessages('shopify', 'fulfillment.test_1.');
  if (!official) throw new Error('the fixture is gone');
  const { response } = official.json as { response: { fulfillments?: unknown[]; fulfillment?: unknown } };
  const fulfilment = response.fulfillment ?? response.fulfillments?.[0];
  const suggestion = suggestMapping(first);
  if (!suggestion.ok) throw new Error('no suggestion');
  const message = { topic: '', headers: { 'x-shopify-topic': 'fulfillments/create' }, body: fulfilment };
  const reading = generic.read(message, {
    connectionId: 'c',
    settings: GenericSettings.parse(suggestion.value.settings),
  });
  expect(reading).toMatchObject({
    ok: true,
    value: { news: [{ orderId: '450789469', shipments: [{ parcels: [{ items: [{ quantity: 1 }] }] }] }] },
  });
});

interface WooOrder {
  readonly number: string;
  readonly total: string;
  readonly total_tax: string;
}
const wooOrders = officialMessages('woocommerce', 'orders.')
  .filter(({ name }) => name.endsWith('.response.json'))
  .flatMap(({ name, json }) =>
    (Array.isArray(json) ? json : [json]).map((order: WooOrder) => ({ name: `${name} ${order.number}`, order })),
  );

it.each(wooOrders)('reads the official WooCommerce order "$name" with its exact total and tax', ({ order: woo }) => {
  const order = orderIn(woo);
  expect(sum([order.totals.total])).toBe(sum([woo.total]));
  expect(sum([computeTotals(order).total])).toBe(sum([woo.total]));
  expect(sum([computeTotals(order).tax])).toBe(sum([woo.total_tax]));
});

it('reads a WooCommerce order in UTC, with line prices before tax and the buyer it came from', () => {
  const order = orderIn(wooOrders.find(({ name }) => name.includes('retrieve'))?.order);
  expect(order).toMatchObject({
    placedAt: '2017-03-22T19:28:02.000Z',
    paidAt: '2017-03-22T19:28:08.000Z',
    payment: 'paid',
    taxMode: 'exclusive',
    buyer: { name: 'John Doe', email: 'john.doe@example.com' },
    shipTo: { name: 'John Doe', country: 'US', postcode: '94103' },
    shippingMethod: 'Flat Rate',
    lines: [
      { id: '315', quantity: 2, unitPrice: '3', total: '6', priceBasis: 'line' },
      { id: '316', sku: 'Bar3', quantity: 1, unitPrice: '12', total: '12' },
    ],
    totals: { tax: '1.35', total: '29.35' },
  });
});

it('proposes fields by their usual names for a system nobody has seen before', () => {
  const sample = {
    event: 'order.placed',
    data: {
      order: {
        orderNo: 'K-77',
        orderDate: '2026-05-01 10:00:00',
        lastModified: 1_777_629_660,
        currencyCode: 'gbp',
        totals: { grandTotal: 31.5, tax: 5.25, delivery: 3.5 },
        pricesIncludeTax: true,
        customer: { firstName: 'Ida', lastName: 'Berg', email: 'ida@example.com' },
        deliveryAddress: {
          recipient: 'Ida Berg',
          street: 'Storgata 1',
          town: 'Oslo',
          postalCode: '0155',
          country: 'NOR',
        },
        labels: ['vip', 'gift'],
        items: [{ articleNumber: 'A-1', description: 'Cup', qty: 2, unitPrice: '14.00' }],
      },
    },
  };
  expect(orderIn(sample)).toMatchObject({
    source: { orderId: 'K-77', number: 'K-77' },
    placedAt: '2026-05-01T10:00:00.000Z',
    updatedAt: '2026-05-01T10:01:00.000Z',
    currency: 'GBP',
    taxMode: 'inclusive',
    buyer: { name: 'Ida Berg', email: 'ida@example.com' },
    shipTo: { name: 'Ida Berg', lines: ['Storgata 1'], city: 'Oslo', postcode: '0155', country: 'NO' },
    tags: ['vip', 'gift'],
    lines: [{ sku: 'A-1', title: 'Cup', quantity: 2, unitPrice: '14', total: '28' }],
    totals: { total: '31.5', shipping: '3.5', tax: '5.25' },
  });
});

it('notices amounts in cents by their names', () => {
  const sample = {
    id: 9,
    created_at: 1_777_629_600_000,
    currency: 'EUR',
    total_cents: 2000,
    lines: [{ sku: 'A', name: 'Cup', quantity: 2, price_cents: 1000 }],
  };
  expect(orderIn(sample)).toMatchObject({ totals: { total: '20.00' }, lines: [{ unitPrice: '10.00' }] });
});

it('says so when the sample is no JSON, or holds no order', () => {
  expect(suggestSettings('{')).toMatchObject({ ok: false, problems: [{ code: 'connection.sampleUnreadable' }] });
  for (const sample of ['null', '[]', '{"hello": 1}', '{"lines": []}']) {
    expect(suggestSettings(sample)).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining('no order') }],
    });
  }
  expect(suggestSettings('{"id":1,"items":[{"qty":1}]}')).toMatchObject({ ok: true, value: { knownAs: null } });
});
