import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { computeTotals } from '../../../nodes/order/totals';
import { unmappedFields as findUnmapped, reviewUnmapped } from '../simulator-kit/unmapped-fields';
import { woocommerce } from '.';
import { unmappedFields } from './unmapped-fields';

const folder = '../shared/fixtures/woocommerce/wp-api-v3';
const example = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}.response.json`, 'utf8'));
const settings = woocommerce.settings.parse({ siteUrl: 'https://shop.example/' });
const about = { connectionId: 'c-woo', settings };
const read = (body: unknown) => woocommerce.read({ topic: 'poll', headers: {}, body }, about);

function newsOf(body: unknown) {
  const reading = read(body);
  const news = reading.ok ? reading.value.news[0] : undefined;
  if (!news?.order) throw new Error(JSON.stringify(reading));
  return { ...news, order: news.order };
}

type Fields = Record<string, unknown>;
const [processing = {}, completed = {}] = example('orders.list-all-orders') as Fields[];
const [album = {}, shirt = {}] = processing['line_items'] as Fields[];
const refunds = example('order-refunds.list-all-refunds');
const change = (changes: Record<string, unknown>) => ({ order: { ...processing, ...changes }, refunds: [] });

it.each(['orders.create-an-order', 'orders.retrieve-an-order', 'orders.update-an-order', 'orders.delete-an-order'])(
  'reads the official example %s, and its parts add up to its total',
  (name) => {
    const { order } = newsOf({ order: example(name) });
    expect(Number(computeTotals(order).total)).toBe(Number(order.totals.total));
    expect(order).toMatchObject({ source: { channel: 'woocommerce', number: '727' }, totals: { total: '29.35' } });
  },
);

it('has a reviewed reason for every field of the official examples that it does not read', () => {
  const examples = [
    { order: processing, refunds: [] },
    { order: completed, refunds },
  ];
  expect(reviewUnmapped(findUnmapped(examples, read), unmappedFields)).toEqual({ withoutReason: [], stale: [] });
});

it('takes a line’s amounts for the whole line, not for one piece', () => {
  const [line] = newsOf({ order: processing }).order.lines;
  expect(line).toMatchObject({ quantity: 2, unitPrice: '3', total: '6', discount: '0', priceBasis: 'line' });
});

it('reads a discounted line of three as its price before and what came off', () => {
  const lines = [{ ...album, quantity: 3, subtotal: '10.00', total: '9.00', total_tax: '0.00', taxes: [] }, shirt];
  const { order } = newsOf(change({ line_items: lines, discount_total: '1.00', total: '31.90', total_tax: '0.90' }));
  expect(order.lines[0]).toMatchObject({ unitPrice: '3.33333333', discount: '1', total: '9' });
});

it('keeps tax apart from prices, at its rate, as the merchant’s own', () => {
  const taxLines = [{ rate_id: 75, label: 'State Tax', rate_percent: 7.5, compound: false }];
  expect(newsOf(change({ tax_lines: taxLines })).order).toMatchObject({
    taxMode: 'exclusive',
    lines: [
      {
        taxes: [{ title: 'State Tax', rate: '0.075', amount: '0.45', includedInPrice: false, liableParty: 'merchant' }],
      },
      {},
    ],
  });
});

it.each([
  ['JPY', '1200', '1200'],
  ['KWD', '1.234', '1.234'],
  ['EUR', '0.10', '0.1'],
])('reads money in %s as the decimal text it is', (currency, text, amount) => {
  const lines = [{ ...album, quantity: 1, subtotal: text, total: text, total_tax: '0', taxes: [] }];
  const { order } = newsOf(
    change({ currency, line_items: lines, shipping_lines: [], shipping_total: '0', total: text, total_tax: '0' }),
  );
  expect([order.currency, order.totals.total, order.lines[0]?.total]).toEqual([currency, amount, amount]);
});

it('parks an order whose parts do not add up, with the sums in the sentence', () => {
  expect(read(change({ total: '30.00' }))).toMatchObject({
    ok: false,
    problems: [{ code: 'order.totalMismatch', message: expect.stringContaining('29.35') }],
  });
});

it('reads times in UTC, whatever the shop’s own clock says', () => {
  expect(newsOf(change({ date_created: '2017-03-23T03:28:02' })).order.placedAt).toBe('2017-03-22T19:28:02Z');
});

it('keeps a line whose product is gone, without a SKU', () => {
  const { order } = newsOf(change({ line_items: [{ ...album, product_id: 0, sku: null }, shirt] }));
  expect(order.lines[0]).not.toHaveProperty('sku');
  expect(order.lines[0]).not.toHaveProperty('channelItemId');
});

it.each([
  ['pending', null, 'unpaid'],
  ['on-hold', null, 'unpaid'],
  ['processing', null, 'authorized'],
  ['processing', '2017-03-22T19:28:08', 'paid'],
  ['completed', '2017-03-22T19:28:08', 'paid'],
  ['cancelled', null, 'voided'],
  ['refunded', '2017-03-22T19:28:08', 'refunded'],
  ['failed', null, 'failed'],
  ['at-the-printer', null, 'unknown'],
])('reads the status %s, paid at %s, as %s', (status, paidAt, payment) => {
  expect(newsOf(change({ status, date_paid_gmt: paidAt })).order).toMatchObject({ payment, rawStatus: status });
});

it.each(['checkout-draft', 'auto-draft'])('does not take a %s for an order', (status) => {
  expect(read(change({ status }))).toEqual({ ok: true, value: { news: [] } });
});

it('says who cancelled, with every line and quantity', () => {
  const unpaid = newsOf(change({ status: 'cancelled', date_paid_gmt: null }));
  const paid = newsOf(change({ status: 'cancelled' }));
  expect(unpaid.cancellations).toMatchObject([{ requestedBy: 'customer', stage: 'executed' }]);
  expect(paid.cancellations).toMatchObject([
    {
      requestedBy: 'merchant',
      items: [
        { lineId: '315', quantity: 2 },
        { lineId: '316', sku: 'Bar3', quantity: 1 },
      ],
    },
  ]);
});

it('takes completing for shipping the rest, with the numbers a tracking plug-in keeps', () => {
  const trackings = [
    { custom_tracking_provider: 'Post', tracking_number: 'P1', custom_tracking_link: 'https://post.example/P1' },
    { tracking_provider: 'ups', tracking_number: 'U2' },
  ];
  const meta = [
    { id: 1, key: '_wc_shipment_tracking_items', value: trackings },
    {
      id: 2,
      key: '_sluice_shipment_slone',
      value: { at: '2017-03-22T20:00:00Z', parcels: [{ items: [{ item_id: 315, qty: 1 }] }] },
    },
  ];
  const { shipments } = newsOf(
    change({ status: 'completed', meta_data: meta, date_completed_gmt: '2017-03-23T08:00:00' }),
  );
  expect(shipments).toMatchObject([
    { id: 'slone', parcels: [{ items: [{ lineId: '315', quantity: 1 }] }] },
    {
      id: 'completed',
      shippedAt: '2017-03-23T08:00:00Z',
      parcels: [
        {
          carrier: 'Post',
          trackingNumber: 'P1',
          items: [
            { lineId: '315', quantity: 1 },
            { lineId: '316', quantity: 1 },
          ],
        },
        { carrier: 'ups', trackingNumber: 'U2', items: [] },
      ],
    },
  ]);
});

it('reads fulfilments with their lines, and their time by the shop’s clock', () => {
  const fulfillment = {
    id: 5,
    is_fulfilled: true,
    date_deleted: null,
    meta_data: [
      { id: 1, key: '_items', value: [{ item_id: 315, qty: 1 }] },
      { id: 2, key: '_tracking_number', value: 'F1' },
      { id: 3, key: '_shipment_provider', value: 'dhl' },
      { id: 4, key: '_provider_name', value: 'DHL Express' },
      { id: 5, key: '_date_fulfilled', value: '2017-03-22 17:28:08' },
    ],
  };
  const draft = { ...fulfillment, id: 6, is_fulfilled: false };
  const gone = { ...fulfillment, id: 7, date_deleted: '2017-03-22 18:00:00' };
  // The shop's clock is three hours behind UTC.
  expect(newsOf({ order: processing, fulfillments: [fulfillment, draft, gone] }).shipments).toMatchObject([
    {
      id: '5',
      state: 'shipped',
      shippedAt: '2017-03-22T20:28:08.000Z',
      parcels: [
        { carrier: 'DHL Express', carrierCode: 'dhl', trackingNumber: 'F1', items: [{ lineId: '315', quantity: 1 }] },
      ],
    },
    { id: '6', state: 'pending' },
  ]);
});

it('reads refunds as positive amounts by line; money the marketplace took is its to give back', () => {
  const told = newsOf({ order: completed, refunds }).refunds;
  expect(told).toMatchObject([
    { id: '726', amount: '10', items: [], movesMoney: false },
    { id: '724', amount: '9', items: [{ lineId: '311', quantity: 1, amount: '9' }] },
  ]);
  const ours = { ...completed, meta_data: [{ id: 1, key: '_sluice_reference', value: 'slabc' }] };
  expect(newsOf({ order: ours, refunds }).refunds).toMatchObject([{ movesMoney: true }, { movesMoney: true }]);
  // Without the details the order's own summary tells the amount.
  expect(newsOf({ order: completed }).refunds).toMatchObject([
    { id: '726', amount: '10' },
    { id: '724', amount: '9' },
  ]);
});

it('fetches the order again where a message may lack a part', () => {
  const reading = woocommerce.read({ topic: 'order.updated', headers: {}, body: completed }, about);
  expect(reading).toEqual({ ok: true, value: { news: [], refetch: ['723'] } });
  const deleted = woocommerce.read({ topic: 'order.deleted', headers: {}, body: { id: 723 } }, about);
  expect(deleted).toEqual({ ok: true, value: { news: [], refetch: ['723'] } });
});

it('shows names as people wrote them, without HTML', () => {
  expect(newsOf({ order: processing }).order.lines[1]?.title).toBe('Ship Your Idea – Color: Black, Size: M Test');
});
