import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addAmounts, compareAmounts } from '../amount';
import { allocate } from './allocate';
import { readCountry } from './read-country';
import { readTime } from './read-time';
import { readers } from './read-value';

it.each([
  ['2026-05-01T10:00:00Z', '2026-05-01T10:00:00.000Z'],
  ['2026-05-01T10:00:00+02:00', '2026-05-01T08:00:00.000Z'],
  ['2026-05-01T10:00:00-0530', '2026-05-01T15:30:00.000Z'],
  ['2026-05-01T10:00:00', '2026-05-01T10:00:00.000Z'],
  ['2026-05-01 10:00:00', '2026-05-01T10:00:00.000Z'],
  ['2026-05-01 10:00', '2026-05-01T10:00:00.000Z'],
  ['2026-05-01', '2026-05-01T00:00:00.000Z'],
  ['2026-05-01T10:00:00.123456Z', '2026-05-01T10:00:00.123Z'],
  ['Tue, 20 Nov 2012 00:00:00 +0000', '2012-11-20T00:00:00.000Z'],
  ['20 Nov 2012 01:00:00', '2012-11-20T01:00:00.000Z'],
  [1_777_629_600, '2026-05-01T10:00:00.000Z'],
  ['1777629600', '2026-05-01T10:00:00.000Z'],
  [1_777_629_600_123, '2026-05-01T10:00:00.123Z'],
  ['yesterday', null],
  ['2026-13-01', null],
  ['01/05/2026', null],
  [0, null],
  [-5, null],
  [true, null],
  [1e300, null],
])('reads the moment %s as %s', (text, instant) => expect(readTime(text, 'detect')).toBe(instant));

it('takes numbers as it is told to, when it is told', () => {
  expect(readTime(1_777_629_600, 'milliseconds')).toBe('1970-01-21T13:47:09.600Z');
  expect(readTime('9000000000000', 'milliseconds')).toBe('2255-03-14T16:00:00.000Z');
});

it.each([
  ['de', 'DE'],
  ['DEU', 'DE'],
  [' Germany ', 'DE'],
  ['United States', 'US'],
  ['USA', 'US'],
  ['UK', 'GB'],
  ['GBR', 'GB'],
  ['Czech Republic', 'CZ'],
  ['Atlantis', null],
  ['', null],
])('reads the country %s as %s', (text, code) => expect(readCountry(text)).toBe(code));

const reading = { amounts: 'major', times: 'detect', currency: 'JPY' } as const;
const minor = { ...reading, amounts: 'minor' } as const;

it.each([
  ['49.990', '49.99'],
  [49.9, '49.9'],
  ['-5', '-5'],
  [0.1 + 0.2, '0.3'],
  ['1,234.50', null],
  ['€5', null],
  [Number.NaN, null],
  [{}, null],
])('reads the amount %s as %s', (value, amount) => expect(readers.amount(value, reading)).toBe(amount));

it.each([
  [4999, 'EUR', '49.99'],
  ['4999', 'EUR', '49.99'],
  [4999, 'JPY', '4999'],
  [4999, 'KWD', '4.999'],
  [49.99, 'EUR', null],
])('reads %s minor units of %s as %s', (value, currency, amount) =>
  expect(readers.amount(value, { ...minor, currency })).toBe(amount),
);

it.each([
  ['vip, gift ,', ['vip', 'gift']],
  [
    ['a', 'b, c'],
    ['a', 'b', 'c'],
  ],
  ['', []],
])('reads the tags %j as %j', (value, tags) => expect(readers.tags(value, reading)).toEqual(tags));

it.each([
  ['2', 2],
  [1.5, 1.5],
  [0.0001, null],
  [-1, null],
  ['two', null],
  [2e9, null],
])('reads the quantity %s as %s', (value, quantity) => expect(readers.quantity(value, reading)).toBe(quantity));

it('shares an amount out to the last cent, in proportion, never against its sign', () => {
  const cents = fc.integer({ min: 0, max: 1_000_000 }).map((value) => (value / 100).toFixed(2));
  fc.assert(
    fc.property(cents, fc.array(cents, { minLength: 1, maxLength: 12 }), (amount, weights) => {
      const shares = allocate(amount, { weights, step: '0.01' });
      expect(shares).toHaveLength(weights.length);
      expect(compareAmounts(addAmounts(...shares), amount)).toBe(0);
      for (const share of shares) expect(compareAmounts(share, '0')).toBeGreaterThanOrEqual(0);
    }),
  );
});
