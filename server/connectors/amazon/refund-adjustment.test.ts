import { expect, it } from 'vitest';
import { aLine, anOrder } from '../../../nodes/order/an-order';
import type { Refund } from '../../../nodes/order/order';
import { adjustedItems, adjustmentXml } from './refund-adjustment';

const onTop = (amount: string) => [{ amount, includedInPrice: false, liableParty: 'channel' as const }];
const order = anOrder({
  currency: 'USD',
  lines: [
    aLine({ id: 'a', unitPrice: '20.00', total: '20.00', taxes: onTop('2.00') }),
    aLine({ id: 'b', unitPrice: '5.00', quantity: 2, total: '10.00', taxes: onTop('1.00') }),
  ],
  charges: [{ kind: 'shipping', title: 'Shipping', amount: '5.00', taxes: onTop('0.50') }],
});
const refund = (changes: Partial<Refund>): Refund => ({
  id: 'm',
  externalIds: {},
  stage: 'succeeded',
  amount: '0',
  items: [],
  movesMoney: true,
  ...changes,
});

it.each([
  [
    'of everything',
    refund({ amount: '38.50', shippingAmount: '5.50' }),
    { a: 'Principal 20, Tax 2, Shipping 5, ShippingTax 0.5', b: 'Principal 10, Tax 1' },
  ],
  [
    'of one line',
    refund({ amount: '5.50', items: [{ lineId: 'b', quantity: 1, amount: '5.50' }] }),
    { b: 'Principal 5, Tax 0.5' },
  ],
  [
    'of an amount for nothing in particular',
    refund({ amount: '3.30' }),
    { a: 'Principal 2, Tax 0.2', b: 'Principal 1, Tax 0.1' },
  ],
  [
    'of one line and a little more',
    refund({ amount: '6.60', items: [{ lineId: 'b', quantity: 1, amount: '5.50' }] }),
    { b: 'Principal 6, Tax 0.6' },
  ],
])('a refund %s keeps its amount, and goods and tax apart', (_what, given, expected) => {
  const items = adjustedItems(given, order);
  const words = items.map(({ orderItemId, parts }) => [
    orderItemId,
    parts.map(({ type, amount }) => `${type} ${amount}`).join(', '),
  ]);
  expect(Object.fromEntries(words)).toEqual(expected);
});

it('is written with the decimals of its currency, and nothing in it can break out of its tag', () => {
  const xml = adjustmentXml([{ orderItemId: 'a<b', parts: [{ type: 'Principal', amount: '500' }] }], {
    orderId: '302-1',
    reference: 'sl"&',
    reason: 'CustomerReturn',
    currency: 'JPY',
  });
  expect(xml).toBe(
    '<AmazonOrderID>302-1</AmazonOrderID><AdjustedItem><AmazonOrderItemCode>a&lt;b</AmazonOrderItemCode>' +
      '<MerchantAdjustmentItemID>sl&quot;&amp;</MerchantAdjustmentItemID><AdjustmentReason>CustomerReturn</AdjustmentReason>' +
      '<ItemPriceAdjustments><Component><Type>Principal</Type><Amount currency="JPY">500</Amount></Component>' +
      '</ItemPriceAdjustments></AdjustedItem>',
  );
});
