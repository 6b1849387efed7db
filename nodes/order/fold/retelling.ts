import { anOrder } from '../an-order';
import type { OrderEvent, OrderNews } from '../event';
import { type Arrival, foldNews } from '../fold';
import type { Cancellation, Order, Shipment } from '../order';

// The cast of the folding tests: what Harbour Market and the shop tell about order 1001.

export const HARBOUR = 'c-harbour';
export const SHOP = 'c-shop';

export const shipment = (changes: Partial<Shipment> = {}): Shipment => ({
  id: 's1',
  externalIds: {},
  state: 'shipped',
  shippedAt: '2026-01-12T08:00:00Z',
  parcels: [{ carrier: 'DHL', trackingNumber: 'JD 014', items: [{ lineId: '1', quantity: 1 }] }],
  ...changes,
});
export const cancellation = (changes: Partial<Cancellation> = {}): Cancellation => ({
  id: 'x1',
  externalIds: {},
  requestedBy: 'customer',
  stage: 'executed',
  items: [{ lineId: '1', quantity: 1 }],
  at: '2026-01-13T08:00:00Z',
  ...changes,
});

export const news = (changes: Partial<OrderNews> = {}): OrderNews => ({
  orderId: '1001',
  at: '2026-01-10T09:30:00Z',
  ...changes,
});

/** Folds one after the other, as the engine does: what cannot be read yet waits until the order is there. */
export function foldAll(arrivals: readonly Arrival[]): { order: Order | null; events: OrderEvent[] } {
  let order: Order | null = null;
  const events: OrderEvent[] = [];
  const waiting: Arrival[] = [];
  const take = (arrival: Arrival) => {
    const folded = foldNews(order, arrival);
    if (!folded.ok) return waiting.push(arrival);
    order = folded.value.order;
    return events.push(...folded.value.events);
  };
  for (const arrival of arrivals) {
    take(arrival);
    if (order) for (const one of waiting.splice(0)) take(one);
  }
  return { order, events };
}

export const fold = (stored: Order | null, arrival: Arrival) => {
  const folded = foldNews(stored, arrival);
  if (!folded.ok) throw new Error(folded.problems[0]?.message);
  return folded.value;
};
export const known = (order: Partial<Order> = {}) =>
  fold(null, { news: news({ order: anOrder(order) }), connectionId: HARBOUR }).order;

export function permutations<One>(list: readonly One[]): One[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((one, index) =>
    permutations([...list.slice(0, index), ...list.slice(index + 1)]).map((others) => [one, ...others]),
  );
}
