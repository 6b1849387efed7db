import { expect, it } from 'vitest';
import { addAmounts } from '../../nodes/order/amount';
import { decimalsOf, perUnit, scaleAmount, shareAmount } from './exact';

it.each([
  ['10', 3, '3.33333333'],
  ['9', 2, '4.5'],
  ['0', 5, '0'],
  ['7', 0, '7'],
])('%s for %i pieces is %s each', (amount, quantity, each) => expect(perUnit(amount, quantity)).toBe(each));

it('divides exactly before it rounds, half to even', () => {
  expect(scaleAmount('121', { by: '1.21' })).toBe('100');
  expect(scaleAmount('0.125', { decimals: 2 })).toBe('0.12');
  expect(scaleAmount('0.135', { decimals: 2 })).toBe('0.14');
  expect(scaleAmount('5', { by: '0' })).toBe('0');
});

it.each([
  ['10', ['1', '1', '1'], 'EUR', ['3.34', '3.33', '3.33']],
  ['0.01', ['5', '5'], 'EUR', ['0.01', '0']],
  ['100', ['2', '1'], 'JPY', ['67', '33']],
  ['1', ['1', '2'], 'KWD', ['0.333', '0.667']],
  ['4', ['0', '0'], 'EUR', ['2', '2']],
  ['7', ['1'], 'EUR', ['7']],
])('shares %s by %j in %s as %j', (amount, weights, currency, parts) => {
  expect(shareAmount(amount, { weights, currency })).toEqual(parts);
  expect(addAmounts(...parts)).toBe(amount);
});

it('knows how many decimals a currency has', () =>
  expect(['EUR', 'JPY', 'KWD', 'CLF'].map(decimalsOf)).toEqual([2, 0, 3, 4]));
