import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLine, anOrder } from './an-order';
import { partId, partsInLink, readPartId, withParts } from './bundle';
import type { Order } from './order';
import { computeTotals, totalsProblem } from './totals';

const hamper = aLine({
  id: '7',
  sku: 'HAMPER',
  title: 'Hamper',
  quantity: 2,
  unitPrice: '10.01',
  discount: '0.01',
  total: '20.01',
  taxes: [{ amount: '3.33', includedInPrice: true, liableParty: 'merchant' }],
});
const order = anOrder({
  lines: [hamper, aLine({ id: '8' })],
  totals: { subtotal: '29.52', discount: '0.01', shipping: '0', tax: '3.33', total: '29.51' },
});
const parts = [
  { sku: 'MUG-1', units: 2 },
  { sku: 'TEA-1', units: 1 },
];
const sent = withParts(order, ({ sku }) => (sku === 'HAMPER' ? parts : null));

describe('a bundle', () => {
  it('is sent as its parts, in the right numbers, for the same money', () => {
    expect(sent.lines.map(({ id, sku, quantity, total }) => [id, sku, quantity, total])).toEqual([
      ['7#1x2', 'MUG-1', 4, '13.34'],
      ['7#2x1', 'TEA-1', 2, '6.67'],
      ['8', 'MUG-1', 1, '9.50'],
    ]);
    expect(totalsProblem(sent)).toBeNull();
    expect(sent.totals.total).toBe('29.51');
    expect(computeTotals(sent).tax).toBe('3.33');
  });

  it('says of each fact which parts it concerns', () => {
    const items = [{ lineId: '7', sku: 'HAMPER', quantity: 1 }];
    const cancelled: Order = {
      ...order,
      cancellations: [{ id: 'x', externalIds: {}, requestedBy: 'customer', stage: 'executed', items }],
      refunds: [
        {
          id: 'r',
          externalIds: {},
          stage: 'succeeded',
          amount: '10.00',
          items: [{ lineId: '7', quantity: 1, amount: '10.00' }],
          movesMoney: false,
        },
      ],
    };
    const told = withParts(cancelled, ({ sku }) => (sku === 'HAMPER' ? parts : null));
    expect(told.cancellations[0]?.items).toEqual([
      { lineId: '7#1x2', sku: 'MUG-1', quantity: 2 },
      { lineId: '7#2x1', sku: 'TEA-1', quantity: 1 },
    ]);
    expect(told.refunds[0]?.items.map(({ amount }) => amount)).toEqual(['6.67', '3.33']);
  });

  it('is known again later by what its destination calls the parts, whatever the SKU map says by then', () => {
    const lineIds = { '8': 'R8', [partId({ lineId: '7', index: 2, units: 1 })]: 'R2', '7#1x2': 'R1' };
    expect(partsInLink(hamper, { lineIds, skuOf: (_, index) => `S${index}` })).toEqual([
      { sku: 'S1', units: 2 },
      { sku: 'S2', units: 1 },
    ]);
    expect(partsInLink(aLine({ id: '8' }), { lineIds, skuOf: () => '' })).toBeNull();
    expect(readPartId('8')).toBeNull();
  });
});

it('keeps every total to the minor unit, whatever is bundled', () => {
  const amount = fc.integer({ min: 0, max: 999_999 });
  const part = fc.record({ sku: fc.constantFrom('A', 'B', 'C'), units: fc.integer({ min: 1, max: 12 }) });
  const bundle = fc.array(part, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(amount, fc.integer({ min: 1, max: 9 }), bundle, (units, quantity, made) => {
      const total = String(units);
      const line = aLine({ quantity, unitPrice: '0', discount: '0', total, sku: 'X' });
      const yen = anOrder({ currency: 'JPY', lines: [line], totals: { ...order.totals, total } });
      const spread = withParts(yen, () => made);
      expect(computeTotals(spread).total).toBe(String(units));
      expect(totalsProblem(spread)).toBeNull();
      expect(spread.lines.every(({ unitPrice }) => Number.isInteger(Number(unitPrice)))).toBe(true);
    }),
    { seed: 7 },
  );
});
