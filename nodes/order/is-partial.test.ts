import { describe, expect, it } from 'vitest';
import { anEvent } from '../a-visit';
import { aLine, anOrder } from './an-order';
import { isPartial } from './is-partial';
import type { Cancellation, LineQuantity, Order, Shipment } from './order';

const mugAndLamp = (changes: Partial<Order>) =>
  anOrder({ lines: [aLine({ quantity: 2 }), aLine({ id: '2', sku: 'LAMP-2' })], ...changes });
const shipment = (items: LineQuantity[]): Shipment => ({
  id: 's1',
  externalIds: {},
  state: 'shipped',
  parcels: [{ items }],
});
const cancellation = (items: LineQuantity[], id = 'x1'): Cancellation => ({
  id,
  externalIds: {},
  requestedBy: 'customer',
  stage: 'executed',
  items,
});
const all = [
  { lineId: '1', quantity: 2 },
  { sku: 'LAMP-2', quantity: 1 },
];
const some = [{ lineId: '1', quantity: 2 }];

describe('isPartial', () => {
  it.each([
    ['all of it', all, false],
    ['one of two products', some, true],
    [
      'one of two pieces',
      [
        { lineId: '1', quantity: 1 },
        { lineId: '2', quantity: 1 },
      ],
      true,
    ],
  ])('knows a shipment of %s', (_what, items, partial) => {
    const order = mugAndLamp({ shipments: [shipment(items)] });
    expect(isPartial(order, anEvent({ kind: 'shipped', factId: 's1' }))).toBe(partial);
  });
  it('counts what is left after a cancellation as all of it', () => {
    const order = mugAndLamp({
      shipments: [shipment(some)],
      cancellations: [cancellation([{ lineId: '2', quantity: 1 }])],
    });
    expect(isPartial(order, anEvent({ kind: 'shipped', factId: 's1' }))).toBe(false);
  });
  it('does not expect a download to be in the parcel', () => {
    const order = anOrder({
      lines: [aLine({ quantity: 2 }), aLine({ id: '2', requiresShipping: false })],
      shipments: [shipment(some)],
    });
    expect(isPartial(order, anEvent({ kind: 'shipped', factId: 's1' }))).toBe(false);
  });
  it('knows a cancellation of part of the order', () => {
    const order = mugAndLamp({ cancellations: [cancellation(some), cancellation(all, 'x2')] });
    expect(
      isPartial(mugAndLamp({ cancellations: [cancellation(some)] }), anEvent({ kind: 'cancelled', factId: 'x1' })),
    ).toBe(true);
    expect(isPartial(order, anEvent({ kind: 'cancelled', factId: 'x2' }))).toBe(false);
  });
  it('never calls a return or a label partial', () => {
    expect(isPartial(mugAndLamp({}), anEvent({ kind: 'labelled', factId: 'd1' }))).toBe(false);
  });
});
