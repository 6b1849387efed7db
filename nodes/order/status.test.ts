import { describe, expect, it } from 'vitest';
import { aLine, anOrder } from './an-order';
import type { Order } from './order';
import { orderStatus, statusWord, statusWords } from './status';

const ship = (quantity: number, state: 'shipped' | 'delivered' = 'shipped'): Order['shipments'][number] => ({
  id: 's1',
  externalIds: {},
  state,
  parcels: [{ items: [{ lineId: '1', quantity }] }],
});
const cancel = (stage: Order['cancellations'][number]['stage'], quantity = 2): Order['cancellations'][number] => ({
  id: 'x1',
  externalIds: {},
  requestedBy: 'customer',
  stage,
  items: [{ lineId: '1', quantity }],
});
const giveBack = (stage: Order['returns'][number]['stage']): Order['returns'][number] => ({
  id: 'r1',
  externalIds: {},
  stage,
  items: [{ lineId: '1', quantity: 2 }],
});
const refund = (amount: string, stage: Order['refunds'][number]['stage'] = 'succeeded'): Order['refunds'][number] => ({
  id: 'm1',
  externalIds: {},
  stage,
  amount,
  items: [],
  movesMoney: true,
});
const twoMugs = (changes: Partial<Order>) => anOrder({ lines: [aLine({ quantity: 2 })], ...changes });

describe('the status of an order', () => {
  it.each<[string, Partial<Order>, Partial<ReturnType<typeof orderStatus>>]>([
    ['one of two shipped', { shipments: [ship(1)] }, { fulfillment: 'partial' }],
    ['both shipped', { shipments: [ship(2)] }, { fulfillment: 'fulfilled' }],
    ['both delivered', { shipments: [ship(2, 'delivered')] }, { fulfillment: 'delivered' }],
    [
      'one cancelled, one shipped',
      { shipments: [ship(1)], cancellations: [cancel('executed', 1)] },
      { fulfillment: 'fulfilled', cancellation: 'partial' },
    ],
    ['a cancellation asked for', { cancellations: [cancel('requested')] }, { cancellation: 'requested' }],
    ['a cancellation refused', { cancellations: [cancel('rejected')] }, { cancellation: 'none' }],
    ['everything cancelled', { cancellations: [cancel('executed')] }, { cancellation: 'cancelled' }],
    ['a return on its way', { returns: [giveBack('inTransit')] }, { return: 'inProgress' }],
    ['a return received', { returns: [giveBack('received')] }, { return: 'returned' }],
    ['part of the money back', { refunds: [refund('4')] }, { refund: 'partial' }],
    ['all of the money back', { refunds: [refund('4'), refund('5.50')] }, { refund: 'refunded' }],
    ['a refund that failed', { refunds: [refund('9.50', 'failed')] }, { refund: 'none' }],
  ])('follows from the facts: %s', (_case, changes, expected) => {
    const nothing = { fulfillment: 'unfulfilled', cancellation: 'none', return: 'none', refund: 'none' };
    expect(orderStatus(twoMugs(changes))).toEqual({ ...nothing, ...expected });
  });
  it('does not wait for things that are never shipped', () => {
    const order = anOrder({
      lines: [aLine(), aLine({ id: '2', kind: 'digital', requiresShipping: false })],
      shipments: [ship(1)],
    });
    expect(orderStatus(order).fulfillment).toBe('fulfilled');
  });
});

describe('statusWord', () => {
  it.each<[string, Partial<Order>]>([
    ['To ship', {}],
    ['Waiting for payment', { payment: 'unpaid' }],
    ['Waiting for acceptance', { acceptance: 'awaiting', payment: 'unpaid' }],
    ['Partly shipped', { shipments: [ship(1)] }],
    ['Shipped', { shipments: [ship(2)] }],
    ['Delivered', { shipments: [ship(2, 'delivered')] }],
    ['Cancellation requested', { shipments: [ship(1)], cancellations: [cancel('requested', 1)] }],
    ['Cancelled', { cancellations: [cancel('executed')] }],
    ['Return requested', { shipments: [ship(2)], returns: [giveBack('requested')] }],
    ['Returned', { shipments: [ship(2)], returns: [giveBack('closed')] }],
    ['Refunded', { refunds: [refund('9.50')] }],
    ['Refused', { acceptance: 'refused' }],
  ])('says “%s”', (label, changes) => {
    expect(statusWords[statusWord(twoMugs(changes))].label).toBe(label);
  });
});
