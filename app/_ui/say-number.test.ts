import { expect, it } from 'vitest';
import { sayMany, sayMoney } from './say-number';

it.each([
  [{ amount: '49.99', currency: 'EUR' }, '€49.99'],
  [{ amount: '1234567890123456.78', currency: 'EUR' }, '€1,234,567,890,123,456.78'],
  [{ amount: '-5', currency: 'GBP' }, '-£5.00'],
  [{ amount: '5980', currency: 'JPY' }, '¥5,980'],
])('money %o is shown as %s, to the last digit', (money, said) => {
  expect(sayMoney(money)).toBe(said);
});

it.each([
  [0, '0 orders'],
  [1, '1 order'],
  [1204, '1,204 orders'],
])('%d is said as "%s"', (count, said) => {
  expect(sayMany(count, { one: 'order' })).toBe(said);
});

it('takes a plural of its own', () => {
  expect(sayMany(2, { one: 'needs', many: 'need' })).toBe('2 need');
});
