import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderNews } from '../../nodes/order/event';
import type { Order } from '../../nodes/order/order';
import { orderStatus } from '../../nodes/order/status';
import { aDecisionInput, aFlow, anEntry, fromMarket } from './a-decision';
import { decide } from './decide';
import type { ReadEntry } from './decide-input';
import type { KnownDelivery, KnownOrder } from './known-order';
import type { Writes } from './writes';

const items = [{ lineId: '1', quantity: 1 }];
const head = (changes: Partial<Order>) => fromMarket({ payment: 'unpaid', ...changes });
const told = (at: string, news: Partial<OrderNews>): OrderNews => ({ orderId: '1001', at, ...news });

/** The four things that happen to an order, each as its marketplace tells it at its own time. */
const happenings = {
  create: told('2026-01-10T09:30:00Z', { order: head({ updatedAt: '2026-01-10T09:30:00Z' }) }),
  pay: told('2026-01-10T10:00:00Z', { order: head({ updatedAt: '2026-01-10T10:00:00Z', payment: 'paid' }) }),
  ship: told('2026-01-10T11:00:00Z', {
    shipments: [
      {
        id: 's1',
        externalIds: {},
        state: 'shipped',
        parcels: [{ trackingNumber: 'T1', items }],
        shippedAt: '2026-01-10T11:00:00Z',
      },
    ],
  }),
  cancel: told('2026-01-10T12:00:00Z', {
    cancellations: [
      { id: 'x1', externalIds: {}, requestedBy: 'customer', stage: 'executed', items, at: '2026-01-10T12:00:00Z' },
    ],
  }),
};
type Happening = keyof typeof happenings;
const every: readonly Happening[] = ['create', 'pay', 'ship', 'cancel'];

const permutations = <One>(list: readonly One[]): One[][] =>
  list.length === 0
    ? [[]]
    : list.flatMap((one, at) => permutations(list.filter((_, index) => index !== at)).map((rest) => [one, ...rest]));

const flows = [aFlow({ events: ['created', 'updated', 'shipped', 'cancelled'] })];

interface Told {
  readonly known: KnownOrder | null;
  readonly waiting: readonly ReadEntry[];
  readonly events: Writes['events'];
  /** What has gone or shall go to the shop, by operation and what it is about. */
  readonly ledger: ReadonlyMap<string, string>;
}
const nothingYet: Told = { known: null, waiting: [], events: [], ledger: new Map() };

/** Decides one message after the other as the jobs do: what waits for its order comes up again once that is there. */
function tell(names: readonly Happening[]): Told {
  return names.reduce<Told>((before, name, index) => {
    const after = take(before, anEntry([happenings[name]], { id: `${index}` }));
    if (before.known || !after.known) return after;
    return after.waiting.reduce<Told>(take, { ...after, waiting: [] });
  }, nothingYet);
}

function take(before: Told, entry: ReadEntry): Told {
  const { writes, faults } = decide(
    aDecisionInput({ flows, entries: [entry], orders: before.known ? [before.known] : [] }),
  );
  expect(faults).toEqual([]);
  const waits = writes.entries.some(({ state }) => state === 'waiting');
  const events = [...before.events, ...writes.events];
  if (waits) return { ...before, waiting: [...before.waiting, entry] };
  return { ...before, events, known: knownAfter(before, writes), ledger: ledgerAfter(before, writes) };
}

function knownAfter({ known }: Told, writes: Writes): KnownOrder | null {
  const order = writes.orders.at(-1)?.order ?? known?.order;
  if (!order) return null;
  const superseded = new Set(writes.superseded.map(({ deliveryId }) => deliveryId));
  const planned = writes.deliveries.map((row): KnownDelivery => ({ ...row, state: 'planned', remoteId: null }));
  const deliveries = [...(known?.deliveries ?? []), ...planned].map((one) =>
    superseded.has(one.id) ? { ...one, state: 'superseded' as const } : one,
  );
  return { id: 'order-1', order, links: known?.links ?? [], deliveries: deliveries.map(named) };
}

/** Ids count from 1 in each decision; the references are what names an effect. */
const named = (one: KnownDelivery): KnownDelivery => ({ ...one, id: one.reference });

const ledgerAfter = (before: Told, writes: Writes): Told['ledger'] => {
  const after = knownAfter(before, writes);
  return new Map((after?.deliveries ?? []).map((one) => [`${one.operation} ${one.factId ?? ''}`.trim(), one.state]));
};

describe('an order whose messages come in any order', () => {
  const orders = permutations(every);
  const outcome = (names: readonly Happening[]) => {
    const { known, waiting } = tell(names);
    if (!known) throw new Error('the order never came');
    return { order: known.order, waiting };
  };

  it('has twenty-four of them', () => expect(orders).toHaveLength(24));

  it.each(orders.map((names) => [names.join(', '), names] as const))('ends the same: %s', (_, names) => {
    const { order, waiting } = outcome(names);
    expect(waiting).toEqual([]);
    expect(order).toEqual(outcome(every).order);
    expect(order.payment).toBe('paid');
    // A parcel that left counts before a cancellation, whichever was told first.
    expect(orderStatus(order)).toMatchObject({ fulfillment: 'fulfilled', cancellation: 'none' });
  });

  it.each(orders.map((names) => [names.join(', '), names] as const))('has each thing happen once: %s', (_, names) => {
    const keys = tell(names).events.map(({ event }) => event.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(expect.arrayContaining(['created', 'cancelled:x1:executed']));
  });

  it('ends the same however often each is told again', () => {
    const wanted = outcome(every).order;
    const stale = fc.array(fc.constantFrom(...every), { minLength: 4, maxLength: 12 });
    fc.assert(
      fc.property(stale, (names) => {
        fc.pre(every.every((name) => names.includes(name)));
        expect(outcome(names).order).toEqual(wanted);
      }),
      { seed: 20_260_110, numRuns: 200 },
    );
  });
});

describe('a cancellation that overtakes its order', () => {
  it('waits for it and calls the creation off before anything is sent', () => {
    const { ledger, known } = tell(['cancel', 'create']);
    expect(ledger.get('order')).toBe('superseded');
    expect(orderStatus(known?.order ?? fromMarket()).cancellation).toBe('cancelled');
    expect(ledger.has('cancellation x1')).toBe(false);
  });

  it('does so too when the payment is told in between', () => {
    for (const names of permutations<Happening>(['cancel', 'create', 'pay'])) {
      expect(tell(names).ledger.get('order'), names.join(', ')).toBe('superseded');
    }
  });
});
