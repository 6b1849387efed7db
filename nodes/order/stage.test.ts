import { expect, it } from 'vitest';
import { anOrder } from './an-order';
import type { Cancellation, Order, Shipment } from './order';
import { judge, stageOf } from './stage';

const items = [{ lineId: '1', quantity: 1 }];
const shipped: Shipment = { id: 's', externalIds: {}, state: 'shipped', parcels: [{ items }] };
const cancelled: Cancellation = { id: 'x', externalIds: {}, requestedBy: 'customer', stage: 'executed', items };

it.each<[string, Partial<Order>]>([
  ['acceptance', { acceptance: 'awaiting' }],
  ['refused', { acceptance: 'refused' }],
  ['payment', { payment: 'unpaid' }],
  ['open', { payment: 'paid' }],
  ['shipped', { payment: 'unpaid', shipments: [shipped] }],
  ['closed', { shipments: [{ ...shipped, state: 'delivered' }] }],
  ['cancelled', { acceptance: 'awaiting', cancellations: [cancelled] }],
])('knows how far an order has come: %s', (stage, changes) => {
  expect(stageOf(anOrder(changes))).toBe(stage);
});

it('lets through what its table does not name, and what is in a state nobody knows', () => {
  const lifecycle = { shipment: { cancelled: 'never', payment: 'wait' } } as const;
  expect(judge(lifecycle, { operation: 'shipment', stage: 'open' })).toBeNull();
  expect(judge(lifecycle, { operation: 'refund', stage: 'cancelled' })).toBeNull();
  expect(judge(lifecycle, { operation: 'shipment', stage: 'unknown' })).toBeNull();
  expect(judge(lifecycle, { operation: 'shipment', stage: 'cancelled' })).toMatchObject({ retry: 'never' });
  expect(judge(lifecycle, { operation: 'shipment', stage: 'payment' })).toMatchObject({
    code: 'destination.waitingForPayment',
    retry: 'later',
  });
});
