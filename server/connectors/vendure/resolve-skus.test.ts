import { expect, it } from 'vitest';
import { aLine } from '../../../nodes/order/an-order';
import { soldLines } from '../sold-lines';
import { destination, matchVariants } from './resolve-skus';

const variant = (id: string, sku: string, enabled = true) => ({ id, sku, enabled });
const resolve = (
  lines: Parameters<typeof soldLines>[0],
  variants: Parameters<typeof matchVariants>[1],
  skuMap = {},
) => {
  const sold = soldLines(lines, { skuMap, destination });
  if (!sold.ok) return sold.problems.map(({ code, subject }) => [code, subject]);
  const matched = matchVariants(sold.value, variants);
  return matched.ok
    ? Object.fromEntries([...matched.value].map(([id, one]) => [id, one.id]))
    : matched.problems.map(({ code, subject }) => [code, subject]);
};

it('a line finds the one product of its SKU', () => {
  expect(resolve([aLine({ id: 'a', sku: 'X' })], [variant('7', 'X'), variant('8', 'Y')])).toEqual({ a: '7' });
});

it('a person’s match goes before the SKU', () => {
  expect(resolve([aLine({ id: 'a', sku: 'X' })], [variant('7', 'X'), variant('8', 'Y')], { X: 'Y' })).toEqual({
    a: '8',
  });
});

it('a line without SKU is found by the match of its article number, else named', () => {
  const { sku: _, ...bare } = aLine({ id: 'a', channelItemId: 'B00' });
  expect(resolve([bare], [variant('7', 'X')], { B00: 'X' })).toEqual({ a: '7' });
  expect(resolve([bare], [variant('7', 'X')])).toEqual([['sku.missing', 'B00']]);
});

it.each([
  ['no product', [], 'sku.unknown'],
  ['a product in other letters', [variant('7', 'x')], 'sku.unknown'],
  ['a product that is switched off', [variant('7', 'X', false)], 'sku.unknown'],
  ['two products', [variant('7', 'X'), variant('8', 'X')], 'sku.ambiguous'],
])('%s is a problem named after the SKU', (_, variants, code) => {
  expect(resolve([aLine({ sku: 'X' })], variants)).toEqual([[code, 'X']]);
});

it('one product in use and one switched off under a SKU are not ambiguous', () => {
  expect(resolve([aLine({ id: 'a', sku: 'X' })], [variant('7', 'X', false), variant('8', 'X')])).toEqual({ a: '8' });
});

it('a SKU named like a part of every object is an ordinary SKU', () => {
  expect(resolve([aLine({ sku: 'constructor' })], [])).toEqual([['sku.unknown', 'constructor']]);
});
