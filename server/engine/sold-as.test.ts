import { expect, it } from 'vitest';
import { aLine, anOrder } from '../../nodes/order/an-order';
import { soldAs, toMatches } from './sold-as';

const stored = (changes: Partial<Parameters<typeof toMatches>[0][number]>) => ({
  sku: 'HAMPER',
  targetSku: 'MUG-1',
  units: 1,
  further: [],
  ...changes,
});
const order = anOrder({ lines: [aLine({ sku: 'HAMPER' })] });
const skusOf = (one: typeof order) => one.lines.map(({ id, sku, quantity }) => [id, sku, quantity]);

it('lets several of our SKUs be one product there, and one of ours be several', () => {
  const matches = toMatches([
    stored({ sku: 'MUG-A' }),
    stored({ sku: 'MUG-B' }),
    stored({ sku: 'SIX-PACK', units: 6 }),
    stored({ further: [{ sku: 'TEA-1', units: 2 }] }),
  ]);
  expect(matches.plain).toEqual({ 'MUG-A': 'MUG-1', 'MUG-B': 'MUG-1' });
  expect(skusOf(soldAs(order, { matches }))).toEqual([
    ['1#1x1', 'MUG-1', 1],
    ['1#2x2', 'TEA-1', 2],
  ]);
});

it('changes nothing of an order without bundles', () => {
  expect(soldAs(order, { matches: toMatches([stored({})]) })).toBe(order);
});

it('goes on with what an order was created with, whatever is matched by now', () => {
  const then = { '1#1x2': 'R1' };
  expect(skusOf(soldAs(order, { matches: toMatches([]), lineIds: then }))).toEqual([['1#1x2', 'HAMPER', 2]]);
  const now = toMatches([stored({ units: 5 })]);
  expect(skusOf(soldAs(order, { matches: now, lineIds: { '1': 'R1' } }))).toEqual([['1', 'HAMPER', 1]]);
});
