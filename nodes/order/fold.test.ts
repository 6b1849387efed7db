import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLine, anOrder } from './an-order';
import { addTag, removeTag, setNote } from './assign';
import { foldNews } from './fold';
import { cancellation, fold, foldAll, HARBOUR, known, news, permutations, shipment } from './fold/retelling';
import type { Order } from './order';
import { orderStatus } from './status';

describe('a new order', () => {
  it('is created once, however often it is told', () => {
    const told = { news: news({ order: anOrder() }), connectionId: HARBOUR };
    const { order, events } = foldAll([told, told, told]);
    expect(order).toEqual(anOrder());
    expect(events).toEqual([
      { kind: 'created', key: 'created', occurredAt: '2026-01-10T09:30:00Z', connectionId: HARBOUR },
    ]);
  });
  it('tells the shipment it came with after its creation', () => {
    const order = anOrder({ shipments: [shipment()] });
    const { events } = foldAll([{ news: news({ order }), connectionId: HARBOUR }]);
    expect(events.map(({ kind, factId }) => [kind, factId])).toEqual([
      ['created', undefined],
      ['shipped', 's1'],
    ]);
  });
  it('waits for its own message when a shipment comes first', () => {
    expect(foldNews(null, { news: news({ shipments: [shipment()] }), connectionId: HARBOUR })).toMatchObject({
      ok: false,
      problems: [{ code: 'order.notSeenYet', retry: 'later' }],
    });
  });
});

describe('a newer copy of the order', () => {
  const later = (changes: Partial<Order>) => anOrder({ updatedAt: '2026-01-11T00:00:00Z', ...changes });

  it.each<[string, Partial<Order>]>([
    ['a line', { lines: [aLine({ quantity: 2 })] }],
    ['the address', { shipTo: { lines: ['Calle Menor 2'], country: 'ES' } }],
    ['the total', { totals: { ...anOrder().totals, total: '10.50' } }],
    ['the tags', { tags: ['New'] }],
    ['the note', { note: 'Ring twice' }],
    ['the shipping method', { shippingMethod: 'Express' }],
    ['the payment', { payment: 'refunded' }],
  ])('with %s changed is an event', (_what, changes) => {
    const { order, events } = fold(known(), { news: news({ order: later(changes) }), connectionId: HARBOUR });
    expect(events).toMatchObject([{ kind: 'updated', occurredAt: '2026-01-11T00:00:00Z' }]);
    expect(order).toMatchObject(changes);
  });
  it('with nothing changed a person would notice is no event', () => {
    const copy = later({ rawStatus: 'processing', tags: [] });
    expect(fold(known(), { news: news({ order: copy }), connectionId: HARBOUR })).toEqual({ order: copy, events: [] });
  });
  it('is not undone by an older one that comes late', () => {
    const now = fold(known(), { news: news({ order: later({ note: 'new' }) }), connectionId: HARBOUR }).order;
    const late = anOrder({ updatedAt: '2026-01-10T10:00:00Z', note: 'old' });
    expect(fold(now, { news: news({ order: late }), connectionId: HARBOUR })).toEqual({ order: now, events: [] });
  });
  it('does not wipe what flows have set', () => {
    const touched = setNote(removeTag(addTag(known({ tags: ['eBay', 'Spam'] }), 'Kogan'), 'Spam'), 'Ours');
    const { order, events } = fold(touched, {
      news: news({ order: later({ tags: ['eBay', 'Spam'], note: 'Theirs' }) }),
      connectionId: HARBOUR,
    });
    expect(order).toMatchObject({ tags: ['eBay', 'Kogan'], note: 'Ours', assigned: touched.assigned });
    expect(events).toEqual([]);
  });
  it('of the same moment: the same copy wins whichever comes first', () => {
    const copies = [anOrder({ note: 'one' }), anOrder({ note: 'two' }), anOrder({ note: 'three' })];
    const ends = permutations(copies).map(
      (list) => foldAll(list.map((order) => ({ news: news({ order }), connectionId: HARBOUR }))).order?.note,
    );
    expect(new Set(ends).size).toBe(1);
  });
});

describe('messages out of order', () => {
  const create = { order: anOrder({ payment: 'unpaid' }) };
  const pay = { at: '2026-01-11T08:00:00Z', order: anOrder({ updatedAt: '2026-01-11T08:00:00Z', payment: 'paid' }) };
  const ship = { at: '2026-01-12T08:00:00Z', shipments: [shipment()] };
  const cancel = { at: '2026-01-13T08:00:00Z', cancellations: [cancellation()] };
  const stories = permutations([create, pay, ship, cancel]).map((story) =>
    story.map((part) => ({ news: news(part), connectionId: HARBOUR })),
  );

  it('end in the same order for all 24 ways create, pay, ship and cancel can come', () => {
    const ends = stories.map((story) => foldAll(story).order);
    expect(ends).toHaveLength(24);
    for (const end of ends) expect(end).toEqual(ends[0]);
    expect(ends[0]).toMatchObject({ payment: 'paid', shipments: [{ id: 's1' }], cancellations: [{ id: 'x1' }] });
  });
  it('tell of the creation, the shipment and the cancellation exactly once in each of them', () => {
    for (const story of stories) {
      const kinds = foldAll([...story, ...story]).events.map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind !== 'updated').toSorted()).toEqual(['cancelled', 'created', 'shipped']);
    }
  });
  it.each([...'abcdefgh'])(
    'settle on one of two copies of the same moment, whatever fact comes between: %s',
    (note) => {
      const at = '2026-01-11T07:09:00.000Z';
      const copies = ['a', note].map((one) => ({ at, order: anOrder({ updatedAt: at, note: one }) }));
      const asked = { at, cancellations: [cancellation({ id: 'x1', stage: 'requested' })] };
      const ends = [
        [create, ...copies, asked],
        [create, asked, ...copies.toReversed()],
        [create, copies[1] ?? create, asked, copies[0] ?? create],
      ].map((story) => foldAll(story.map((part) => ({ news: news(part), connectionId: HARBOUR }))).order);
      expect(ends[1]).toEqual(ends[0]);
      expect(ends[2]).toEqual(ends[0]);
    },
  );
  it('keep of two copies of the same moment the one that was further, whatever came between', () => {
    const told = (state: 'pending' | 'delivered' | 'voided', [hour, number]: readonly [string, string]) => ({
      at: `2026-01-11T${hour}:00:00.000Z`,
      shipments: [shipment({ id: 's2', state, parcels: [{ trackingNumber: number, items: [] }] })],
    });
    const [a, b, c] = [told('pending', ['03', 's21']), told('voided', ['00', 's21']), told('delivered', ['03', 's23'])];
    for (const story of [
      [a, b, c],
      [b, c, a],
      [c, a, b],
      [c, b, a, b],
    ]) {
      const arrivals = [create, ...story].map((part) => ({ news: news(part), connectionId: HARBOUR }));
      const kept = { state: 'voided', parcels: [{ trackingNumber: 's23' }] };
      expect(foldAll(arrivals).order?.shipments).toMatchObject([kept]);
    }
  });
  it('converge for any number of tellings of any facts in any order', () => {
    const minute = fc.integer({ min: 0, max: 500 });
    const at = minute.map((minutes) => new Date(Date.UTC(2026, 0, 11) + minutes * 60_000).toISOString());
    const told = fc.oneof(
      fc
        .record({ at, note: fc.constantFrom('a', 'b') })
        .map((one) => ({ at: one.at, order: anOrder({ updatedAt: one.at, note: one.note }) })),
      fc
        .record({
          at,
          id: fc.constantFrom('s1', 's2'),
          state: fc.constantFrom('pending', 'shipped', 'delivered', 'voided'),
          number: fc.constantFrom('1', '2', '3'),
        })
        .map(({ number, at: asOf, ...one }) => ({
          at: asOf,
          shipments: [shipment({ ...one, parcels: [{ trackingNumber: one.id + number, items: [] }] })],
        })),
      fc
        .record({
          at,
          id: fc.constantFrom('x1', 'x2'),
          stage: fc.constantFrom('requested', 'rejected', 'executed'),
          reason: fc.constantFrom('p', 'q'),
        })
        .map(({ at: asOf, ...one }) => ({ at: asOf, cancellations: [cancellation(one)] })),
    );
    fc.assert(
      fc.property(
        fc.array(told, { maxLength: 8 }),
        fc.array(fc.nat(), { minLength: 16, maxLength: 16 }),
        (parts, seeds) => {
          const arrivals = [create, ...parts].map((part) => ({ news: news(part), connectionId: HARBOUR }));
          const shuffled = [...arrivals, ...arrivals]
            .map((arrival, index) => ({ arrival, seed: seeds[index % 16] ?? 0 }))
            .toSorted((a, b) => a.seed - b.seed)
            .map(({ arrival }) => arrival);
          expect(foldAll(shuffled).order).toEqual(foldAll(arrivals).order);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('facts', () => {
  it('only ever move forward', () => {
    const delivered = fold(known(), {
      news: news({ at: '2026-01-14T00:00:00Z', shipments: [shipment({ state: 'delivered' })] }),
      connectionId: HARBOUR,
    }).order;
    const { order, events } = fold(delivered, {
      news: news({ at: '2026-01-15T00:00:00Z', shipments: [shipment({ state: 'shipped' })] }),
      connectionId: HARBOUR,
    });
    expect(order.shipments[0]?.state).toBe('delivered');
    expect(events).toEqual([]);
  });
  it('tell a tracking number that was added after the parcel left', () => {
    const untracked = shipment({ parcels: [{ items: [{ lineId: '1', quantity: 1 }] }] });
    const shipped = fold(known(), { news: news({ shipments: [untracked] }), connectionId: HARBOUR });
    const tracked = fold(shipped.order, {
      news: news({ at: '2026-01-13T00:00:00Z', shipments: [shipment()] }),
      connectionId: HARBOUR,
    });
    expect(shipped.events).toMatchObject([{ kind: 'shipped', factId: 's1' }]);
    expect(tracked.events).toMatchObject([{ kind: 'shipped', factId: 's1' }]);
    expect(tracked.events[0]?.key).not.toBe(shipped.events[0]?.key);
  });
  it('tell a cancellation when it is asked for and again when it is done', () => {
    const asked = fold(known(), {
      news: news({ cancellations: [cancellation({ stage: 'requested' })] }),
      connectionId: HARBOUR,
    });
    const done = fold(asked.order, {
      news: news({ at: '2026-01-13T00:00:00Z', cancellations: [cancellation()] }),
      connectionId: HARBOUR,
    });
    expect([asked, done].map(({ events }) => events.map(({ key }) => key))).toEqual([
      ['cancelled:x1:requested'],
      ['cancelled:x1:executed'],
    ]);
    expect(orderStatus(asked.order).cancellation).toBe('requested');
    expect(orderStatus(done.order).cancellation).toBe('cancelled');
  });
  it('tell returns, refunds and labels', () => {
    const { events } = fold(known(), {
      connectionId: HARBOUR,
      news: news({
        returns: [{ id: 'r1', externalIds: {}, stage: 'received', items: [{ lineId: '1', quantity: 1 }] }],
        refunds: [{ id: 'm1', externalIds: {}, stage: 'succeeded', amount: '9.50', items: [], movesMoney: true }],
        documents: [
          { id: 'd1', externalIds: {}, kind: 'label', data: 'JVBERg==' },
          { id: 'd2', externalIds: {}, kind: 'invoice' },
        ],
      }),
    });
    expect(events.map(({ key }) => key)).toEqual(['returned:r1:received', 'refunded:m1', 'labelled:d1']);
  });
  it('do not take a label’s bytes up again once they are stored', () => {
    const label = { id: 'd1', externalIds: {}, kind: 'label' as const, data: 'JVBERg==' };
    const first = fold(known(), { news: news({ documents: [label] }), connectionId: HARBOUR }).order;
    const stored = {
      ...first,
      documents: first.documents.map(({ data: _bytes, ...rest }) => ({
        ...rest,
        sha256: 'abc',
        mediaType: 'application/pdf',
      })),
    };
    const again = fold(stored, {
      news: news({ at: '2026-01-14T00:00:00Z', documents: [label] }),
      connectionId: HARBOUR,
    });
    expect(again.order.documents).toMatchObject([{ id: 'd1', sha256: 'abc', mediaType: 'application/pdf' }]);
    expect(again.order.documents[0]).not.toHaveProperty('data');
    expect(again.events).toEqual([]);
  });
});
