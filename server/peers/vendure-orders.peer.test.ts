import { beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { compareAmounts } from '../../nodes/order/amount';
import { aLine, anOrder } from '../../nodes/order/an-order';
import type { Order } from '../../nodes/order/order';
import type { WriteRequest } from '../connectors/contract';
import { officialOrder } from './official-orders';
import { must, namedFields, newReference, openShop, type Shop } from './vendure-shop';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop(inject('vendure'), namedFields);
});

const creating = (order: Order, changes: Partial<WriteRequest> = {}): WriteRequest => ({
  operation: 'order',
  reference: newReference(),
  order,
  skuMap: {},
  ...changes,
});

/** Units per SKU, whatever lines they stand on. */
function goods(order: Order) {
  const units = new Map<string | undefined, number>();
  for (const { sku, quantity } of order.lines) units.set(sku, (units.get(sku) ?? 0) + quantity);
  return [...units].map(([sku, quantity]) => ({ sku, quantity }));
}

const official: readonly (readonly [string, Order, Record<string, string>])[] = [
  ['Shopify, three items, a discount across them, tax on top', officialOrder('shopify', 'order.test_1.json'), {}],
  ['Shopify, tagged', officialOrder('shopify', 'order.test_32.json'), {}],
  ['Shopify, without an address', officialOrder('shopify', 'order.test_22.json'), {}],
  ['Shopify, 9 % off, to Canada', officialOrder('shopify', 'order.test_23.json'), {}],
  [
    'WooCommerce, tax that does not divide',
    officialOrder('woocommerce', 'orders.retrieve-an-order.response.json'),
    { '93': 'WOO-SINGLE-1' },
  ],
];

describe('an official order in a real Vendure', () => {
  it.each(official)('arrives whole: %s', async (_, source, skuMap) => {
    const order = { ...source, tags: [...source.tags, 'Kogan', 'VIP'] };
    const { link } = must(await shop.write(creating(order, { skuMap })));
    if (!link) throw new Error('no link');
    const there = await shop.readBack(link);

    expect(compareAmounts(there.totals.total, order.totals.total)).toBe(0);
    expect(goods(there)).toEqual(
      order.lines.map(({ sku, channelItemId, quantity }) => ({ sku: sku ?? skuMap[channelItemId ?? ''], quantity })),
    );
    expect(there.shipTo).toEqual(order.shipTo);
    expect(there.billTo).toEqual(order.billTo);
    expect(there.buyer).toMatchObject({ email: order.buyer.email ?? expect.stringContaining('.invalid') });
    expect(there.tags).toEqual(order.tags);
    expect(there).toMatchObject({ currency: 'USD', payment: 'paid', rawStatus: 'PaymentSettled' });
    expect(Object.keys(link.lineIds ?? {})).toEqual(order.lines.map(({ id }) => id));
  });
});

describe('prices', () => {
  it('are the marketplace’s, whatever the catalogue says', async () => {
    const order = anOrder({
      currency: 'USD',
      lines: [aLine({ sku: 'IPOD2008RED', unitPrice: '12.34', quantity: 2, total: '24.68' })],
      totals: { subtotal: '24.68', discount: '0', shipping: '0', tax: '0', total: '24.68' },
    });
    const { link } = must(await shop.write(creating(order)));
    const there = link && (await shop.readBack(link));
    expect(there?.lines).toMatchObject([{ unitPrice: '12.34', quantity: 2, total: '24.68' }]);
  });

  it('that do not divide by the quantity are kept to the cent, as two lines', async () => {
    const order = anOrder({
      currency: 'EUR',
      lines: [aLine({ id: 'a', sku: 'MUG-1', unitPrice: '3.34', discount: '0.02', quantity: 3, total: '10.00' })],
      totals: { subtotal: '10.02', discount: '0.02', shipping: '0', tax: '0', total: '10.00' },
    });
    const { link, note } = must(await shop.write(creating(order)));
    const there = link && (await shop.readBack(link));
    expect(there?.lines).toMatchObject([
      { sku: 'MUG-1', unitPrice: '3.33', quantity: 2 },
      { sku: 'MUG-1', unitPrice: '3.34', quantity: 1 },
    ]);
    expect(there?.totals.total).toBe('10.00');
    expect(there?.currency).toBe('EUR');
    expect(note).toContain('two');
  });

  it('keep fees and the marketplace’s own tax as surcharges, and the delivery charge as it was paid', async () => {
    const order = anOrder({
      currency: 'USD',
      taxMode: 'exclusive',
      lines: [aLine({ taxes: [{ amount: '0.76', includedInPrice: false, liableParty: 'channel' }] })],
      charges: [
        { kind: 'shipping', title: 'Standard', amount: '3.21', taxes: [] },
        { kind: 'fee', title: 'Gift wrap', amount: '1.50', taxes: [] },
      ],
      totals: { subtotal: '9.50', discount: '0', shipping: '3.21', tax: '0.76', total: '14.97' },
    });
    const { link } = must(await shop.write(creating(order)));
    const there = link && (await shop.readBack(link));
    expect(there?.charges).toMatchObject([
      { kind: 'shipping', amount: '3.21' },
      { kind: 'fee', title: 'Gift wrap', amount: '1.50' },
      { kind: 'fee', title: 'Tax, paid by the marketplace', amount: '0.76' },
    ]);
    expect(there?.totals.total).toBe('14.97');
    expect(there?.payment).toBe('paid');
  });

  it('leave nothing behind when the currency is not sold in', async () => {
    const before = await shop.count();
    const refused = await shop.write(creating(anOrder({ currency: 'JPY' })));
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'destination.currency' }] });
    expect(await shop.count()).toEqual(before);
  });
});

describe('products', () => {
  it.each([
    ['an unknown SKU', 'NO-SUCH-1', 'sku.unknown'],
    ['a SKU that two products share', 'TWICE-1', 'sku.ambiguous'],
    ['a SKU in other letters', 'mug-1', 'sku.unknown'],
  ])('%s creates nothing', async (_, sku, code) => {
    const before = await shop.count();
    const order = anOrder({ currency: 'USD', lines: [aLine({ id: '1' }), aLine({ id: '2', sku })] });
    const refused = await shop.write(creating(order));
    expect(refused).toMatchObject({ ok: false, problems: [{ code, subject: sku, retry: 'never' }] });
    expect(await shop.count()).toEqual(before);
  });

  it('that a person has matched are found under their SKU in the shop', async () => {
    const order = anOrder({ currency: 'USD', lines: [aLine({ sku: 'KOGAN-77' })] });
    const { link } = must(await shop.write(creating(order, { skuMap: { 'KOGAN-77': 'POSTER-1' } })));
    expect(link && goods(await shop.readBack(link))).toEqual([{ sku: 'POSTER-1', quantity: 1 }]);
  });

  it('out of stock are named, and the draft is gone', async () => {
    const before = await shop.count();
    const order = anOrder({
      currency: 'USD',
      lines: [aLine({ id: '1' }), aLine({ id: '2', sku: 'SHIRT-L', quantity: 5, unitPrice: '1.90' })],
    });
    const refused = await shop.write(creating(order));
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'destination.outOfStock', subject: 'SHIRT-L' }] });
    expect(await shop.count()).toEqual(before);
  });
});

it('a buyer without an e-mail address, and an order without an address, are no obstacle', async () => {
  const { shipTo: _, ...order } = anOrder({ currency: 'USD', buyer: { name: 'Cher' } });
  const { link } = must(await shop.write(creating(order)));
  const there = link && (await shop.readBack(link));
  expect(there?.buyer).toMatchObject({ name: 'Cher', email: 'order-1001@sandbox.invalid' });
  expect(there?.shipTo).toBeUndefined();
});

it('an official order that is paid in part only is refused in plain words', async () => {
  const refused = await shop.write(creating(officialOrder('shopify', 'order.test_17.json')));
  expect(refused).toMatchObject({ ok: false, problems: [{ code: 'destination.unpaid' }] });
});

it('attributes set by a flow land in the fields named for them', async () => {
  const order = anOrder({ currency: 'USD', assigned: { tags: [], attributes: { gift: 'red paper' } } });
  const { link } = must(await shop.write(creating(order)));
  const kept = await shop.admin.ask('query ($id: ID!) { order(id: $id) { customFields { giftWrap } } }', {
    variables: { id: link?.remoteId },
    answer: z.object({ order: z.object({ customFields: z.object({ giftWrap: z.string() }) }) }),
  });
  expect(kept.order.customFields.giftWrap).toBe('red paper');
});
