import { describe, expect, it } from 'vitest';
import { foldNews } from '../../../nodes/order/fold';
import { lineStates } from '../../../nodes/order/line-state';
import { totalsProblem } from '../../../nodes/order/totals';
import { unmappedFields as findUnmapped, reviewUnmapped } from '../simulator-kit/unmapped-fields';
import { Settings } from './account';
import recorded from './fixtures/shipped-cancelled-refunded.json' with { type: 'json' };
import { read } from './read';
import { inboxRecord } from './record';
import { unmappedFields } from './unmapped-fields';

const settings = Settings.parse({
  adminApiUrl: 'https://shop.example/admin-api',
  dashboardUrl: 'https://shop.example/dashboard/',
  referenceField: 'externalRef',
  tagsField: 'tags',
  lineReferenceField: 'externalLineId',
  trackingUrlField: 'trackingUrl',
});
const about = { connectionId: 'c-shop', settings };
const newsOf = (body: unknown) => {
  const reading = read({ topic: 'poll', headers: {}, body }, about);
  if (!reading.ok) throw new Error(reading.problems[0]?.message);
  return reading.value.news;
};
const asOrdered = (line: (typeof recorded)['order']['lines'][number]) => ({
  ...line,
  quantity: line.orderPlacedQuantity,
});
const changed = (changes: object) => ({ ...recorded, order: { ...recorded.order, ...changes } });

describe('an order recorded from Vendure 3.7.3: placed, sent in part, cancelled in part, one piece returned, refunded', () => {
  const [news] = newsOf(recorded);
  const folded = news && foldNews(null, { news, connectionId: 'c-shop' });
  const order = folded?.ok ? folded.value.order : undefined;

  it('is read as it was placed, with sound totals', () => {
    expect(order).toMatchObject({
      source: {
        channel: 'vendure',
        orderId: '1',
        number: 'B4W3HTWTUJX4TBFH',
        url: 'https://shop.example/dashboard/orders/1',
      },
      currency: 'EUR',
      taxMode: 'inclusive',
      totals: { subtotal: '22', discount: '0', shipping: '4.9', total: '28.4' },
      payment: 'partiallyRefunded',
      buyer: { name: 'Ana Ruiz', email: 'ana@example.com' },
      tags: ['Kogan', 'VIP'],
      attributes: { reference: 'ref0123456789' },
      lines: [
        { id: '1', sku: 'MUG-1', quantity: 2, unitPrice: '3.33', total: '6.66' },
        { id: '2', sku: 'MUG-1', quantity: 1, unitPrice: '3.34', total: '3.34' },
        { id: '3', sku: 'POSTER-1', quantity: 2, unitPrice: '6.00', total: '12.00' },
      ],
      charges: [
        { kind: 'shipping', amount: '4.90' },
        { kind: 'fee', title: 'Gift wrap', amount: '1.50' },
      ],
    });
    expect(order && totalsProblem(order)).toBeNull();
  });

  it('tells each thing that happened, once', () => {
    expect(folded?.ok && folded.value.events.map(({ kind }) => kind)).toEqual([
      'created',
      'shipped',
      'cancelled',
      'returned',
      'refunded',
    ]);
  });

  it('counts every unit where it is', () => {
    expect(news).toMatchObject({
      shipments: [
        {
          id: '1',
          externalIds: { 'c-shop': '1' },
          state: 'delivered',
          shippedAt: '2026-11-23T02:16:32.953Z',
          parcels: [
            {
              carrier: 'DHL',
              trackingNumber: 'JD014600003',
              items: [
                { lineId: '1', sku: 'MUG-1', quantity: 3 },
                { lineId: '3', sku: 'POSTER-1', quantity: 1 },
              ],
            },
          ],
        },
      ],
      cancellations: [{ id: '16', reason: 'Out of stock', items: [{ lineId: '3', quantity: 1 }] }],
      returns: [{ id: '17', stage: 'received', items: [{ lineId: '1', quantity: 1 }] }],
      refunds: [{ id: '1', amount: '9.34', movesMoney: true }],
    });
    expect(order && lineStates(order).lines.at(-1)).toMatchObject({ ordered: 2, shipped: 1, cancelled: 1, open: 0 });
  });

  it('is as new as the newest thing on it, though Vendure’s own mark stands still', () => {
    expect(news?.at).toBe('2026-11-23T02:16:33.280Z');
  });
});

it('has a reviewed reason for every field that is not read', () => {
  const readBody = (body: unknown) => read({ topic: 'poll', headers: {}, body }, about);
  const whole = changed({ history: { items: [] }, lines: recorded.order.lines.map(asOrdered) });
  const items = recorded.order.history.items.map((entry) =>
    entry.id === '16' ? { ...entry, data: { ...entry.data, shippingCancelled: true } } : entry,
  );
  const shippingLines = recorded.order.shippingLines.map((line) => ({
    ...line,
    discountedPrice: 0,
    discountedPriceWithTax: 0,
  }));
  const withoutDelivery = changed({ history: { items }, shippingLines });
  const unmapped = findUnmapped([recorded, whole, withoutDelivery], readBody);
  expect(reviewUnmapped(unmapped, unmappedFields)).toEqual({ withoutReason: [], stale: [] });
});

it('a cart or a draft is nobody’s order', () => {
  expect(newsOf(changed({ orderPlacedAt: null, state: 'Draft' }))).toEqual([]);
});

it('a refund of a payment taken in the shop was paid by the shop', () => {
  const payments = recorded.order.payments.map((payment) => ({ ...payment, method: 'card' }));
  expect(newsOf(changed({ payments }))[0]?.refunds).toMatchObject([{ movesMoney: false }]);
});

it('a refund of ours that took from two payments comes back as one', () => {
  const [first, second] = recorded.order.payments;
  const part = (id: string, total: number) => ({
    ...recorded.order.payments[0]?.refunds[0],
    id,
    total,
    reason: 'Broken (Sluice reference r1)',
  });
  const payments = [
    { ...first, refunds: [part('1', 2690)] },
    { ...second, refunds: [part('2', 150)] },
  ];
  expect(newsOf(changed({ payments }))[0]?.refunds).toMatchObject([{ id: '1', amount: '28.40', reason: 'Broken' }]);
});

it('a shop that encodes its ids loses no cancelled unit', () => {
  const lines = recorded.order.lines.map((line) => ({ ...line, id: `T_${line.id}` }));
  const fulfillments = recorded.order.fulfillments.map((one) => ({
    ...one,
    lines: one.lines.map((line) => ({ ...line, orderLineId: `T_${line.orderLineId}` })),
  }));
  const [news] = newsOf(changed({ lines, fulfillments }));
  expect(news?.cancellations).toMatchObject([{ id: 'line-T_3-unit-1', items: [{ lineId: 'T_3', quantity: 1 }] }]);
  expect(news?.returns).toMatchObject([{ id: 'line-T_2-unit-1' }]);
});

it('the same order is the same record, a changed one another', () => {
  const key = (order: unknown) => inboxRecord({ precision: 2, order }, '1').dedupeKey;
  expect(key(recorded.order)).toBe(key(structuredClone(recorded.order)));
  expect(key(changed({ state: 'Delivered' }).order)).not.toBe(key(recorded.order));
});

it('a message that is no order is a problem, not a crash', () => {
  for (const body of [null, 'text', {}, { precision: 2, order: { id: 1 } }]) {
    expect(read({ topic: 'poll', headers: {}, body }, about)).toMatchObject({
      ok: false,
      problems: [{ code: 'inbox.unreadable' }],
    });
  }
});
