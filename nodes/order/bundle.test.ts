import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLine, anOrder } from './an-order';
import { partId, partsInLink, readPartId, withParts } from './bundle';
import type { OrderNews } from './event';
import { foldNews } from './fold';
import { lineStates } from './line-state';
import type { Order } from './order';
import { orderStatus } from './status';
import { computeTotals, totalsProblem } from './totals';
import { wholeItems } from './whole-items';

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

describe('news of a bundle’s parts', () => {
  const link = { lineIds: { '7#1x2': 'R1', '7#2x1': 'R2', '8': 'R8' } };
  const parcel = (id: string, items: { lineId: string; quantity: number }[]): OrderNews => ({
    orderId: 'shop-5',
    at: '2026-01-11T09:00:00Z',
    shipments: [{ id, externalIds: { shop: id }, state: 'shipped', parcels: [{ trackingNumber: id, items }] }],
  });
  const fold = (known: Order, news: OrderNews) => {
    const folded = foldNews(known, { news, connectionId: 'shop', link });
    if (!folded.ok) throw new Error(JSON.stringify(folded.problems));
    return folded.value;
  };

  const numbersOf = (after: Order) =>
    wholeItems(after).shipments.map(({ parcels }) => parcels.flatMap(({ items }) => items));

  it('counts the bundles of which every part has left', () => {
    const { order: after, events } = fold(
      order,
      parcel('s1', [
        { lineId: 'R1', quantity: 4 },
        { lineId: 'R2', quantity: 2 },
        { lineId: 'R8', quantity: 1 },
      ]),
    );
    expect(numbersOf(after)).toEqual([
      [
        { lineId: '7', sku: 'HAMPER', quantity: 2 },
        { lineId: '8', sku: 'MUG-1', quantity: 1 },
      ],
    ]);
    expect(events).toMatchObject([{ kind: 'shipped' }]);
    expect(orderStatus(after).fulfillment).toBe('fulfilled');
  });

  it('waits for the rest of a bundle, and tells it by the parcel that makes it whole', () => {
    const first = fold(order, parcel('s1', [{ lineId: 'R1', quantity: 3 }]));
    expect(first.events).toEqual([]);
    expect(first.order.shipments).toMatchObject([{ waitsForRest: true, parcels: [{ items: [{ quantity: 0 }] }] }]);
    expect(orderStatus(first.order).fulfillment).toBe('unfulfilled');

    const second = fold(first.order, parcel('s2', [{ lineId: 'R2', quantity: 2 }]));
    expect(second.events).toMatchObject([{ kind: 'shipped', factId: 'shop:s2' }]);
    expect(numbersOf(second.order)).toEqual([[], [{ lineId: '7', sku: 'HAMPER', quantity: 1 }]]);

    const third = fold(second.order, parcel('s3', [{ lineId: 'R1', quantity: 1 }]));
    expect(numbersOf(third.order)[2]).toEqual([{ lineId: '7', sku: 'HAMPER', quantity: 1 }]);
    expect(lineStates(third.order).lines[0]).toMatchObject({ lineId: '7', shipped: 2, open: 0 });
    expect(fold(third.order, parcel('s1', [{ lineId: 'R1', quantity: 3 }])).events).toEqual([]);
  });

  it('takes a return of one part for no bundle, and pays back what was paid for the part', () => {
    const back = (id: string, lineId: string, quantity: number): OrderNews => ({
      orderId: 'shop-5',
      at: '2026-01-12T09:00:00Z',
      returns: [{ id, externalIds: {}, stage: 'received', items: [{ lineId, quantity }] }],
      refunds: [
        {
          id: `m-${id}`,
          externalIds: {},
          stage: 'succeeded',
          amount: '6.67',
          items: [{ lineId, quantity, amount: '6.67' }],
          movesMoney: false,
        },
      ],
    });
    const shipped = fold(
      order,
      parcel('s1', [
        { lineId: 'R1', quantity: 4 },
        { lineId: 'R2', quantity: 2 },
      ]),
    ).order;
    const part = fold(shipped, back('r1', 'R1', 2));
    expect(part.events.map(({ kind }) => kind)).toEqual(['refunded']);
    expect(part.order.returns).toMatchObject([{ waitsForRest: true }]);
    expect(wholeItems(part.order).refunds[0]?.items).toEqual([
      { lineId: '7', sku: 'HAMPER', quantity: 0, amount: '6.67' },
    ]);
    const rest = fold(part.order, back('r2', 'R2', 1));
    expect(rest.events.map(({ kind }) => kind)).toEqual(['returned', 'refunded']);
    expect(wholeItems(rest.order).returns[1]?.items).toEqual([{ lineId: '7', sku: 'HAMPER', quantity: 1 }]);
  });

  it('knows its own return again, though the shop tells of it in parts', () => {
    const told: Order = {
      ...order,
      returns: [{ id: 'ours', externalIds: {}, stage: 'received', items: [{ lineId: '7', quantity: 1 }] }],
    };
    const items = [
      { lineId: 'R1', quantity: 2 },
      { lineId: 'R2', quantity: 1 },
    ];
    const { order: after, events } = fold(told, {
      orderId: 'shop-5',
      at: '2026-01-12T09:00:00Z',
      returns: [{ id: 'r1', externalIds: {}, stage: 'received', items }],
    });
    expect(events).toEqual([]);
    expect(after.returns).toMatchObject([{ id: 'ours', externalIds: { shop: 'r1' } }]);
  });

  it('shares pieces out where the shop has made one line of a part and of another line', () => {
    const shared = { lineIds: { '7#1x2': 'R1', '7#2x1': 'R2', '8': 'R1' } };
    const folded = foldNews(order, {
      news: parcel('s1', [
        { lineId: 'R1', quantity: 5 },
        { lineId: 'R2', quantity: 2 },
      ]),
      connectionId: 'shop',
      link: shared,
    });
    if (!folded.ok) throw new Error(JSON.stringify(folded.problems));
    expect(orderStatus(folded.value.order).fulfillment).toBe('fulfilled');
  });
});

describe('parcels of bundles, however they are packed and whenever they are told', () => {
  const line = aLine({ id: '7', sku: 'HAMPER', quantity: 1, unitPrice: '10', total: '10' });
  const news = (id: string, items: { lineId: string; quantity: number }[]): OrderNews => ({
    orderId: 'shop-5',
    at: '2026-01-11T09:00:00Z',
    shipments: [
      {
        id,
        externalIds: {},
        state: 'shipped',
        shippedAt: `2026-01-11T09:${id.padStart(2, '0')}:00Z`,
        parcels: [{ trackingNumber: `T${id}`, items }],
      },
    ],
  });
  const setting = fc
    .record({
      ordered: fc.integer({ min: 1, max: 5 }),
      units: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }),
    })
    .chain(({ ordered, units }) => {
      const pieces = units.flatMap((count, at) => Array.from({ length: count * ordered }, () => at));
      return fc.record({
        ordered: fc.constant(ordered),
        units: fc.constant(units),
        packed: fc.shuffledSubarray(pieces),
        parcels: fc.integer({ min: 1, max: 6 }),
        told: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 14 }),
      });
    });

  it('tell of as many bundles as their scarcest part allows, each once, and never take one back', () => {
    fc.assert(
      fc.property(setting, ({ ordered, units, packed, parcels, told }) => {
        const start = anOrder({ lines: [{ ...line, quantity: ordered }] });
        const lineIds = Object.fromEntries(units.map((count, at) => [`7#${at + 1}x${count}`, `R${at}`]));
        const contents = Array.from({ length: parcels }, (_, nth) =>
          units
            .map((_, at) => ({
              lineId: `R${at}`,
              quantity: packed.filter((one, i) => one === at && i % parcels === nth).length,
            }))
            .filter(({ quantity }) => quantity > 0),
        );
        let known: Order = start;
        const saidOf = new Map<string, number>();
        const heard = new Set<number>();
        for (const nth of [...told, ...contents.keys()]) {
          const items = contents[nth];
          if (!items || items.length === 0) continue;
          const folded = foldNews(known, { news: news(String(nth), items), connectionId: 'shop', link: { lineIds } });
          if (!folded.ok) throw new Error(JSON.stringify(folded.problems));
          known = folded.value.order;
          heard.add(nth);
          for (const { factId = '' } of folded.value.events) {
            const fact = wholeItems(known).shipments.find(({ id }) => id === factId);
            const bundles =
              fact?.parcels.flatMap((one) => one.items).reduce((sum, { quantity }) => sum + quantity, 0) ?? 0;
            expect(bundles).toBeGreaterThan(0);
            expect(saidOf.has(factId)).toBe(false);
            saidOf.set(factId, bundles);
          }
          const there = units.map((count, at) => {
            const all = [...heard].flatMap((one) => contents[one] ?? []);
            const sum = all
              .filter(({ lineId }) => lineId === `R${at}`)
              .reduce((all, { quantity }) => all + quantity, 0);
            return Math.floor(sum / count);
          });
          const said = [...saidOf.values()].reduce((sum, bundles) => sum + bundles, 0);
          expect(said).toBe(Math.min(ordered, ...there));
        }
      }),
      { seed: 11, numRuns: 400 },
    );
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
