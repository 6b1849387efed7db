import { describe, expect, it } from 'vitest';
import type { Order } from '../../nodes/order/order';
import { fromMarket } from './a-decision';
import { waitAtHome } from './wait-at-home';

const lifecycle = { shipment: { acceptance: 'wait', cancelled: 'never' }, refund: { payment: 'wait' } } as const;
const going = (changes: Partial<Parameters<typeof waitAtHome>[0]> = {}, order: Partial<Order> = {}) =>
  waitAtHome({
    order: fromMarket({ acceptance: 'awaiting', payment: 'authorized', ...order }),
    operation: 'shipment',
    connectionId: 'market',
    lifecycle,
    attempt: 1,
    now: new Date('2026-01-10T10:00:00Z'),
    ...changes,
  });

describe('a write to the channel an order came from', () => {
  it('waits while the order waits for acceptance there, and says so', () => {
    expect(going()).toEqual({
      code: 'destination.waitingForAcceptance',
      message: 'The order is waiting for acceptance at the marketplace. This is sent once it is accepted.',
      advice: 'Accept it in the seller portal, or switch on “Accept new orders automatically”.',
      retry: 'later',
      retryAt: '2026-01-10T10:10:00.000Z',
    });
  });

  it('waits for the payment where the channel takes no refund before it', () => {
    const problem = going({ operation: 'refund' }, { acceptance: 'accepted', payment: 'unpaid' });
    expect(problem).toMatchObject({ code: 'destination.waitingForPayment' });
  });

  it('goes once the order is accepted, and where its channel does not mind', () => {
    expect(going({}, { acceptance: 'accepted' })).toBeNull();
    expect(going({ lifecycle: {} })).toBeNull();
    expect(going({ connectionId: 'store' })).toBeNull();
  });

  it('asks the channel when what we know may be old', () => expect(going({ attempt: 2 })).toBeNull());

  it('leaves it to the channel to say that it is too late', () => {
    const items = [{ lineId: '1', quantity: 1 }];
    const cancelled = { id: 'x', externalIds: {}, requestedBy: 'customer', stage: 'executed', items } as const;
    expect(going({}, { cancellations: [cancelled] })).toBeNull();
  });
});
