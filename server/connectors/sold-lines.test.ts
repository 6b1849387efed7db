import { expect, it } from 'vitest';
import { aLine } from '../../nodes/order/an-order';
import { soldLines } from './sold-lines';

const options = { skuMap: { 'OLD-1': 'NEW-1', 'LIST-9': 'MUG-9' }, destination: 'the shop' };
const skusOf = (...lines: Parameters<typeof soldLines>[0]) => {
  const sold = soldLines(lines, options);
  return sold.ok ? sold.value.map(({ sku }) => sku) : sold.problems.map(({ code }) => code);
};

it('takes a person’s match before the line’s own SKU', () =>
  expect(skusOf(aLine({ sku: 'OLD-1' }))).toEqual(['NEW-1']));

it('can match a line without a SKU by the channel’s article', () => {
  const { sku: _none, ...line } = aLine({ channelItemId: 'LIST-9' });
  expect(skusOf(line)).toEqual(['MUG-9']);
  expect(skusOf({ ...line, channelItemId: 'LIST-8' })).toEqual(['sku.missing']);
});

it('sells a bundle once, not once more for its parts', () => {
  const bundle = aLine({ id: 'b', sku: 'SET', kind: 'bundle' });
  const part = aLine({ id: 'p', sku: 'PART', kind: 'component', parentLineId: 'b' });
  expect(skusOf(bundle, part)).toEqual(['SET']);
  // A part whose bundle is not on the order is sold itself.
  expect(skusOf(part)).toEqual(['PART']);
});

it('leaves out a line of which nothing was ordered', () => expect(skusOf(aLine({ quantity: 0 }))).toEqual([]));
