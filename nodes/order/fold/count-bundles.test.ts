import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLine, anOrder } from '../an-order';
import type { OrderNews } from '../event';
import { foldNews } from '../fold';
import { lineStates } from '../line-state';
import type { Order } from '../order';
import { orderStatus } from '../status';
import { wholeItems } from '../whole-items';

const order = anOrder({
  lines: [aLine({ id: '7', sku: 'HAMPER', quantity: 2, unitPrice: '10', total: '20' }), aLine({ id: '8' })],
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

/** A shop that packs the parts of one line into parcels, in any way; and in which order, how often, each parcel is told. */
const packing = fc
  .record({
    ordered: fc.integer({ min: 1, max: 5 }),
    units: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }),
  })
  .chain(({ ordered, units }) => {
    const pieces = units.flatMap((count, part) => Array.from({ length: count * ordered }, () => part));
    return fc.record({
      ordered: fc.constant(ordered),
      units: fc.constant(units),
      packed: fc.shuffledSubarray(pieces),
      parcels: fc.integer({ min: 1, max: 6 }),
      told: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 14 }),
    });
  });

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

it('tells of as many bundles as their scarcest part allows, each once, however they are packed and told', () => {
  fc.assert(
    fc.property(packing, ({ ordered, units, packed, parcels, told }) => {
      const lineIds = Object.fromEntries(units.map((count, part) => [`7#${part + 1}x${count}`, `R${part}`]));
      const contents = Array.from({ length: parcels }, (_, nth) =>
        packed.filter((_part, at) => at % parcels === nth).map((part) => ({ lineId: `R${part}`, quantity: 1 })),
      );
      const line = aLine({ id: '7', sku: 'HAMPER', quantity: ordered, unitPrice: '10', total: '10' });
      let known = anOrder({ lines: [line] });
      const said = new Map<string, number>();
      const heard = new Set<number>();
      for (const nth of [...told, ...contents.keys()].filter((one) => (contents[one]?.length ?? 0) > 0)) {
        const items = contents[nth] ?? [];
        const news = aParcel(`s${nth}`, { items, at: `2026-01-11T09:0${nth}:00Z` });
        const folded = foldNews(known, { news, connectionId: 'shop', link: { lineIds } });
        if (!folded.ok) throw new Error(JSON.stringify(folded.problems));
        known = folded.value.order;
        heard.add(nth);
        for (const { factId = '' } of folded.value.events) {
          expect(said.has(factId)).toBe(false);
          said.set(factId, bundlesOf(known, factId));
        }
        const there = [...heard].flatMap((one) => contents[one] ?? []);
        const whole = units.map((count, part) =>
          Math.floor(there.filter(({ lineId }) => lineId === `R${part}`).length / count),
        );
        expect(sum([...said.values()])).toBe(Math.min(ordered, ...whole));
        expect([...said.values()].every((bundles) => bundles > 0)).toBe(true);
      }
    }),
    { seed: 11, numRuns: 400 },
  );
});

const bundlesOf = (known: Order, factId: string) =>
  sum(
    wholeItems(known)
      .shipments.filter(({ id }) => id === factId)
      .flatMap(({ parcels }) => parcels.flatMap(({ items }) => items.map(({ quantity }) => quantity))),
  );

function aParcel(id: string, { items, at }: { items: { lineId: string; quantity: number }[]; at: string }): OrderNews {
  const parcels = [{ trackingNumber: id, items }];
  const shipment = { id, externalIds: {}, state: 'shipped', shippedAt: at, parcels } as const;
  return { orderId: 'shop-5', at: '2026-01-11T10:00:00Z', shipments: [{ ...shipment, parcels: [...parcels] }] };
}
