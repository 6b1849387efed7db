import { describe, expect, it } from 'vitest';
import { aLine, anOrder } from '../an-order';
import type { OrderNews } from '../event';
import type { Arrival } from '../fold';
import { learnExternalId } from '../learn-external-id';
import { cancellation, fold, HARBOUR, known, news, SHOP, shipment } from './retelling';

describe('news from a destination', () => {
  const link = { lineIds: { '1': 'L-77' } };
  const fromShop = (changes: Partial<OrderNews>): Arrival => ({
    news: news({ orderId: 'shop-5', at: '2026-01-12T09:00:00Z', ...changes }),
    connectionId: SHOP,
    link,
  });
  const theirs = shipment({
    id: '1',
    parcels: [{ trackingNumber: 'JD014', items: [{ lineId: 'L-77', quantity: 1 }] }],
  });

  it('counts its shipments in our line ids and leaves its copy of the order aside', () => {
    const copy = anOrder({ updatedAt: '2027-01-01T00:00:00Z', note: 'shop’s own note' });
    const { order, events } = fold(known(), fromShop({ order: copy, shipments: [theirs] }));
    expect(order).toMatchObject({
      updatedAt: '2026-01-10T09:30:00Z',
      shipments: [
        {
          id: 'c-shop:1',
          externalIds: { 'c-shop': '1' },
          parcels: [{ items: [{ lineId: '1', sku: 'MUG-1', quantity: 1 }] }],
        },
      ],
    });
    expect(order).not.toHaveProperty('note');
    expect(events).toMatchObject([{ kind: 'shipped', factId: 'c-shop:1', connectionId: SHOP }]);
  });
  it('finds the line by its SKU where the link does not know the line', () => {
    const bySku = shipment({ parcels: [{ items: [{ lineId: 'L-99', sku: 'mug-1', quantity: 1 }] }] });
    expect(fold(known(), fromShop({ shipments: [bySku] })).order.shipments[0]?.parcels[0]?.items).toEqual([
      { lineId: '1', sku: 'MUG-1', quantity: 1 },
    ]);
  });
  it('keeps what it cannot tell to a line, without the foreign id', () => {
    const unknown = shipment({ parcels: [{ items: [{ lineId: 'L-99', sku: 'OTHER', quantity: 1 }] }] });
    expect(fold(known(), fromShop({ shipments: [unknown] })).order.shipments[0]?.parcels[0]?.items).toEqual([
      { sku: 'OTHER', quantity: 1 },
    ]);
  });
  it('shares units out where the shop has made one line of two', () => {
    const order = known({ lines: [aLine({ quantity: 2 }), aLine({ id: '2', quantity: 3 })] });
    const merged = { lineIds: { '1': 'L-1', '2': 'L-1' } };
    const parcel = (id: string, quantity: number) =>
      shipment({ id, parcels: [{ trackingNumber: id, items: [{ lineId: 'L-1', quantity }] }] });
    const first = fold(order, { ...fromShop({ shipments: [parcel('a', 3)] }), link: merged }).order;
    const second = fold(first, { ...fromShop({ shipments: [parcel('b', 2)] }), link: merged }).order;
    expect(
      second.shipments.map(({ parcels }) => parcels[0]?.items.map(({ lineId, quantity }) => [lineId, quantity])),
    ).toEqual([
      [
        ['1', 2],
        ['2', 1],
      ],
      [['2', 2]],
    ]);
  });
  it('keeps two shops that both count from 1 apart', () => {
    const one = fold(known({ lines: [aLine({ quantity: 2 })] }), fromShop({ shipments: [theirs] })).order;
    const other = shipment({ id: '1', parcels: [{ trackingNumber: 'OTHER', items: [{ sku: 'MUG-1', quantity: 1 }] }] });
    const { order, events } = fold(one, { news: news({ shipments: [other] }), connectionId: 'c-second' });
    expect(order.shipments.map(({ id }) => id)).toEqual(['c-second:1', 'c-shop:1']);
    expect(events).toHaveLength(1);
  });
});

describe('our own write coming back as news', () => {
  const link = { lineIds: { '1': 'L-77' } };
  const shipped = fold(known(), {
    news: news({ orderId: 'shop-5', shipments: [shipment({ id: '1' })] }),
    connectionId: SHOP,
    link: { lineIds: { '1': '1' } },
  }).order;

  it('is known by its tracking number: no event, only the id is learned', () => {
    const echo = shipment({ id: 'H-9', parcels: [{ trackingNumber: 'jd014', items: [] }] });
    const { order, events } = fold(shipped, { news: news({ shipments: [echo] }), connectionId: HARBOUR });
    expect(events).toEqual([]);
    expect(order.shipments).toEqual([{ ...shipped.shipments[0], externalIds: { 'c-shop': '1', 'c-harbour': 'H-9' } }]);
  });
  it('is known by its id where the destination told it when we wrote', () => {
    const written = learnExternalId(shipped, { factId: 'c-shop:1', connectionId: HARBOUR, externalId: 'H-9' });
    const echo = shipment({ id: 'H-9', parcels: [{ items: [{ lineId: '1', quantity: 1 }] }] });
    expect(fold(written, { news: news({ shipments: [echo] }), connectionId: HARBOUR })).toEqual({
      order: written,
      events: [],
    });
  });
  it('is known by the same units where there is no tracking number', () => {
    const cancelled = fold(known(), { news: news({ cancellations: [cancellation()] }), connectionId: HARBOUR }).order;
    const echo = cancellation({ id: '7', requestedBy: 'merchant', items: [{ lineId: 'L-77', quantity: 1 }] });
    const { order, events } = fold(cancelled, {
      news: news({ orderId: 'shop-5', cancellations: [echo] }),
      connectionId: SHOP,
      link,
    });
    expect(events).toEqual([]);
    expect(order.cancellations).toMatchObject([
      { id: 'x1', requestedBy: 'customer', externalIds: { 'c-harbour': 'x1', 'c-shop': '7' } },
    ]);
  });
  it('that has moved on is news: the shop carries out what the customer asked for', () => {
    const asked = fold(known(), {
      news: news({ cancellations: [cancellation({ stage: 'requested' })] }),
      connectionId: HARBOUR,
    }).order;
    const done = cancellation({ id: '7', items: [{ lineId: 'L-77', quantity: 1 }] });
    const { order, events } = fold(asked, {
      news: news({ orderId: 'shop-5', cancellations: [done] }),
      connectionId: SHOP,
      link,
    });
    expect(order.cancellations).toMatchObject([{ id: 'x1', stage: 'executed' }]);
    expect(events).toMatchObject([{ kind: 'cancelled', key: 'cancelled:x1:executed', connectionId: SHOP }]);
  });
  it('is not mistaken for a second parcel with another tracking number', () => {
    const second = shipment({
      id: 'H-10',
      parcels: [{ trackingNumber: 'JD 999', items: [{ lineId: '1', quantity: 1 }] }],
    });
    const { order, events } = fold(shipped, { news: news({ shipments: [second] }), connectionId: HARBOUR });
    expect(order.shipments).toHaveLength(2);
    expect(events).toMatchObject([{ kind: 'shipped', factId: 'H-10' }]);
  });
  it('never creates the order a second time', () => {
    const copy = anOrder({ updatedAt: '2027-01-01T00:00:00Z' });
    expect(fold(known(), { news: news({ orderId: 'shop-5', order: copy }), connectionId: SHOP, link })).toEqual({
      order: known(),
      events: [],
    });
  });
});
