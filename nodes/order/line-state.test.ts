import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLine, anOrder } from './an-order';
import { lineStates } from './line-state';
import type { Cancellation, LineQuantity, Order, Return, Shipment } from './order';

const shipment = (items: LineQuantity[], state: Shipment['state'] = 'shipped'): Shipment => ({
  id: `s${JSON.stringify(items)}`,
  externalIds: {},
  state,
  parcels: [{ items }],
});
const cancellation = (items: LineQuantity[], stage: Cancellation['stage'] = 'executed'): Cancellation => ({
  id: 'x',
  externalIds: {},
  requestedBy: 'customer',
  stage,
  items,
});
const returned = (items: LineQuantity[]): Return => ({ id: 'r', externalIds: {}, stage: 'received', items });

const twoMugs = (changes: Partial<Order>) => anOrder({ lines: [aLine({ quantity: 2 })], ...changes });

describe('lineStates', () => {
  it('leaves everything open while nothing has happened', () => {
    expect(lineStates(twoMugs({}))).toEqual({
      lines: [{ lineId: '1', ordered: 2, open: 2, cancelled: 0, shipped: 0, delivered: 0, returned: 0 }],
      problems: [],
    });
  });
  it('counts parcels that left, not those only announced or voided', () => {
    const shipments = (['pending', 'voided', 'shipped'] as const).map((state) =>
      shipment([{ lineId: '1', quantity: 1 }], state),
    );
    expect(lineStates(twoMugs({ shipments })).lines[0]).toMatchObject({ open: 1, shipped: 1, delivered: 0 });
  });
  it('finds the line by its SKU where a channel does not say which', () => {
    const order = twoMugs({ shipments: [shipment([{ sku: 'MUG-1', quantity: 2 }], 'delivered')] });
    expect(lineStates(order).lines[0]).toMatchObject({ open: 0, shipped: 2, delivered: 2 });
  });
  it('does not take a request for a cancellation', () => {
    const order = twoMugs({ cancellations: [cancellation([{ lineId: '1', quantity: 2 }], 'requested')] });
    expect(lineStates(order).lines[0]).toMatchObject({ open: 2, cancelled: 0 });
  });
  it('adds thirds of a metre without losing a millimetre', () => {
    const order = anOrder({
      lines: [aLine({ quantity: 0.3 })],
      shipments: [shipment([{ lineId: '1', quantity: 0.1 }]), shipment([{ lineId: '1', quantity: 0.2 }])],
    });
    expect(lineStates(order)).toMatchObject({ lines: [{ open: 0, shipped: 0.3 }], problems: [] });
  });
  it('tells when more was shipped than ordered, instead of counting below zero', () => {
    const order = twoMugs({ shipments: [shipment([{ lineId: '1', quantity: 3 }])] });
    expect(lineStates(order)).toMatchObject({
      lines: [{ open: 0, shipped: 2 }],
      problems: [{ code: 'order.tooManyUnits', subject: 'MUG-1' }],
    });
  });
  it('counts a parcel that left before a cancellation of the same units', () => {
    const order = twoMugs({
      shipments: [shipment([{ lineId: '1', quantity: 2 }])],
      cancellations: [cancellation([{ lineId: '1', quantity: 1 }])],
    });
    expect(lineStates(order)).toMatchObject({ lines: [{ shipped: 2, cancelled: 0 }], problems: [{}] });
  });
  it('keeps ordered = open + cancelled + shipped and returned <= shipped, whatever channels report', () => {
    const quantity = fc.integer({ min: 0, max: 9000 }).map((thousandths) => thousandths / 1000);
    const items = fc.array(fc.record({ lineId: fc.constantFrom('1', '2', '9'), quantity }), { maxLength: 4 });
    fc.assert(
      fc.property(quantity, quantity, fc.array(items, { maxLength: 4 }), items, items, (one, two, sent, gone, back) => {
        const { lines } = lineStates(
          anOrder({
            lines: [aLine({ id: '1', quantity: one }), aLine({ id: '2', sku: 'LAMP-2', quantity: two })],
            shipments: sent.map((parcel) => shipment(parcel)),
            cancellations: [cancellation(gone)],
            returns: [returned(back)],
          }),
        );
        for (const line of lines) {
          expect(Math.round((line.open + line.cancelled + line.shipped) * 1000)).toBe(Math.round(line.ordered * 1000));
          expect(line.returned).toBeLessThanOrEqual(line.shipped);
          expect(line.delivered).toBeLessThanOrEqual(line.shipped);
          expect(Math.min(line.open, line.cancelled, line.shipped, line.returned)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
