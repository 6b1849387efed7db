import { expect, it } from 'vitest';
import { chooseMethod } from './shipping-choice';

const quotes = [
  { id: '1', code: 'free', name: 'Free', priceWithTax: 0 },
  { id: '2', code: 'standard', name: 'Standard Shipping', priceWithTax: 500 },
  { id: '3', code: 'express', name: 'Express', priceWithTax: 1000 },
];

it.each([
  ['the price the buyer paid', 500, '2'],
  ['less, when none costs the same', 700, '2'],
  ['nothing, when delivery was free', 0, '1'],
])('picks the method of %s', (_, price, id) => {
  expect(chooseMethod(quotes, { wanted: '', price })).toMatchObject({ value: { id } });
});

it.each(['express', 'EXPRESS', 'Express', ' express '])('a method that somebody named wins: “%s”', (wanted) => {
  expect(chooseMethod(quotes, { wanted, price: 0 })).toMatchObject({ value: { id: '3' } });
});

it('says which named method is missing, and when all are too dear', () => {
  expect(chooseMethod(quotes, { wanted: 'drone', price: 0 })).toMatchObject({
    problems: [{ code: 'destination.shippingMethod', subject: 'drone' }],
  });
  expect(chooseMethod(quotes.slice(1), { wanted: '', price: 100 })).toMatchObject({
    problems: [{ code: 'destination.shippingMethod' }],
  });
});
