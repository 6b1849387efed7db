import { expect, it } from 'vitest';
import { bareRecord, officialOrder } from './official-examples';
import { type Json, line, newsOf, reading, withLine, withOrder } from './read-official';

it('reads the official order whole', () => {
  const { order, orderId, at } = newsOf({ order: officialOrder() });
  expect({ orderId, at }).toEqual({ orderId: 'Order_00010-A', at: '2019-04-02T14:59:58.000Z' });
  expect(order).toMatchObject({
    source: {
      connectionId: 'c',
      channel: 'mirakl',
      orderId: 'Order_00010-A',
      number: 'Order_00010-A',
      basketId: 'Order_00010',
      marketplace: 'US',
    },
    placedAt: '2019-04-02T14:18:43.000Z',
    paidAt: '2019-04-02T14:58:22.460Z',
    deliverBy: '2019-09-03T08:07:22.326Z',
    currency: 'USD',
    taxMode: 'exclusive',
    buyer: {
      ref: 'Customer_id_001',
      name: 'Smith Taylor',
      email: expect.stringContaining('notification.mirakl.net'),
      taxId: '96-25472919',
    },
    shipTo: {
      name: 'Smith Taylor',
      company: 'LIMARK Company, Paris branch',
      lines: ['113 MacDougal Street', '1st floor', 'One article per box'],
      city: 'New York',
      region: 'Manhattan',
      postcode: 'NY 10012',
      country: 'US',
    },
    fulfilledBy: 'channel',
    acceptance: 'accepted',
    rawStatus: 'RECEIVED',
    attributes: { 'Customer reference': 'ref_customer', 'Seller reference': 'ref_seller' },
    payments: [{ method: 'Visa', amount: '173', state: 'paid' }],
  });
});

it('takes price for the whole line and price_unit for one of three', () => {
  const { order } = newsOf({ order: officialOrder() });
  expect(order?.lines).toMatchObject([
    { id: 'Order_00010-A-1', sku: 'S2000', quantity: 3, unitPrice: '55', discount: '0', total: '165' },
  ]);
  const reduced = newsOf(withLine({ price: 150, total_price: 158 }, { total_price: 158 })).order?.lines[0];
  expect(reduced).toMatchObject({ unitPrice: '55', discount: '15', total: '150' });
});

it('adds taxes to the totals where they are not in the prices, and does not where they are', () => {
  // 165 + 8 in the prices, and four taxes of 10.
  expect(newsOf({ order: officialOrder() }).order?.totals).toEqual({
    subtotal: '165',
    discount: '0',
    shipping: '8',
    tax: '40',
    total: '213',
  });
  const inside = newsOf(withOrder({ order_tax_mode: 'TAX_INCLUDED' })).order;
  expect(inside?.totals).toMatchObject({ tax: '40', total: '173' });
  expect(inside?.taxMode).toBe('inclusive');
  expect(inside?.lines[0]?.taxes[0]?.includedInPrice).toBe(true);
});

it('reads numbers as exact amounts', () => {
  const order = newsOf(
    withLine({ price: 0.3, price_unit: 0.1, total_price: 8.3, taxes: [] }, { total_price: 8.3 }),
  ).order;
  expect(order?.lines[0]).toMatchObject({ unitPrice: '0.1', discount: '0', total: '0.3' });
  // The documentation's own examples hold some amounts as text.
  expect(newsOf(withLine({ taxes: [{ code: 'tax1', amount: '10.00' }] })).order?.lines[0]?.taxes[0]?.amount).toBe('10');
});

it('counts fees of the order’s total, and leaves out those the total leaves out', () => {
  const charges = (total: number) =>
    newsOf(withLine({ fees: [{ code: 'deposit', amount: 0.65 }], total_price: total }, { total_price: total })).order
      ?.charges;
  expect(charges(173.65)).toMatchObject([{ kind: 'shipping' }, { kind: 'fee', title: 'deposit', amount: '0.65' }]);
  expect(charges(173)).toMatchObject([{ kind: 'shipping', amount: '8' }]);
});

it('never guesses that a tax is the merchant’s to pay', () => {
  const liable = (taxes: Json[], settings: Json = {}) =>
    newsOf(withLine({ taxes }), settings).order?.lines[0]?.taxes.map(({ amount, liableParty }) => [
      liableParty,
      amount,
    ]);
  const plain = { code: 'VAT', amount: 10, rate: 20 };
  expect(liable([plain])).toEqual([['unknown', '10']]);
  expect(liable([plain], { taxPaidBy: 'channel' })).toEqual([['channel', '10']]);
  const parts = [
    { amount: 7, payable_to_shop: true },
    { amount: 3, payable_to_shop: false },
  ];
  expect(liable([{ ...plain, amount_breakdown: { parts } }])).toEqual([
    ['merchant', '7'],
    ['channel', '3'],
  ]);
  expect(newsOf(withLine({ taxes: [plain] })).order?.lines[0]?.taxes[0]?.rate).toBe('0.2');
});

it('adds up the same tax on the delivery of several lines', () => {
  const second = { ...line, order_line_id: 'Order_00010-A-2' };
  const { order } = newsOf(withOrder({ order_lines: [line, second], total_price: 346 }));
  expect(order?.charges[0]).toMatchObject({
    amount: '16',
    taxes: [
      { title: 'tax1', amount: '20' },
      { title: 'tax2', amount: '20' },
    ],
  });
});

it('knows the buyer by the organisation where nobody is named, and the address by the delivery contact', () => {
  const { order } = newsOf(bareRecord());
  expect(order?.buyer).toMatchObject({ name: 'Limark Company Inc.' });
  expect(order?.shipTo).toMatchObject({ name: 'Stella Lettiere', country: 'US' });
  expect(order?.billTo).toMatchObject({ country: 'US' });
});

it.each([
  ['WAITING_ACCEPTANCE', 'awaiting', 'authorized'],
  ['WAITING_DEBIT_PAYMENT', 'accepted', 'unpaid'],
  ['SHIPPING', 'accepted', 'authorized'],
  ['REFUSED', 'refused', 'voided'],
  ['CANCELED', 'accepted', 'voided'],
  ['SOMETHING_NEW', 'accepted', 'authorized'],
])('reads %s as %s and %s', (order_state, acceptance, payment) => {
  const { order } = newsOf(withLine({ order_line_state: order_state }, { order_state, customer_debited_date: null }));
  expect(order).toMatchObject({ acceptance, payment, rawStatus: order_state });
});

it('hands an order over once it can be shipped, and never while the operator checks it', () => {
  const news = (order_state: string, settings: Json) => {
    const read = reading(withOrder({ order_state }), settings);
    return read.ok ? read.value.news.length : read;
  };
  expect(
    ['STAGING', 'WAITING_ACCEPTANCE', 'WAITING_DEBIT_PAYMENT', 'SHIPPING', 'REFUSED'].map((state) =>
      news(state, { handOver: 'shippable' }),
    ),
  ).toEqual([0, 0, 0, 1, 1]);
  expect(
    ['STAGING', 'WAITING_ACCEPTANCE', 'WAITING_DEBIT_PAYMENT', 'SHIPPING'].map((state) => news(state, {})),
  ).toEqual([0, 1, 1, 1]);
});

it('reads an order without an address', () => {
  const { order } = newsOf(withOrder({ order_state: 'WAITING_ACCEPTANCE', customer: { customer_id: 'c1' } }));
  expect(order?.buyer).toEqual({ ref: 'c1', email: expect.any(String) });
  expect(order).not.toHaveProperty('shipTo');
});

it('says which order it cannot read, and of what nobody knows', () => {
  expect(reading(withOrder({ order_lines: [] }))).toMatchObject({
    ok: false,
    problems: [{ code: 'order.unreadable', message: expect.stringContaining('Order_00010-A') }],
  });
  expect(reading({ hello: 'world' })).toMatchObject({ ok: false, problems: [{ code: 'inbox.unreadable' }] });
});
