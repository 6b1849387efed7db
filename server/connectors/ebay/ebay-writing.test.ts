import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '../../../nodes/order/order';
import type { WriteRequest } from '../contract';
import {
  allUnits,
  factId,
  oneUnit,
  withCancellation,
  withRefund,
  withReturn,
  withShipment,
} from '../simulator-kit/scenarios/facts';
import { pull } from '../simulator-kit/scenarios/observe';
import { ebay } from '.';
import { createWatch } from './ebay-check';
import { type EbayWorld, openEbayWorld } from './scenario-world';
import { requestCancellation } from './simulator/cancellation-routes';
import { openReturn } from './simulator/return-routes';

let world: EbayWorld;
let seen: ReturnType<typeof createWatch>;
let id: string;
let order: Order;
beforeEach(async () => {
  seen = createWatch();
  world = await openEbayWorld(seen);
  id = await world.place();
  order = await pull(world, id);
});
afterEach(async () => {
  await world.stop();
  expect(seen.faults, 'every request must fit eBay’s own description').toEqual([]);
});

type Operation = keyof typeof ebay.writes;
const write = (operation: Operation, changed: Order, more: Partial<WriteRequest> = {}) =>
  ebay.writes[operation]?.write(world.call(), {
    operation,
    reference: 'slref',
    order: changed,
    factId,
    skuMap: {},
    ...more,
  });
const posted = () =>
  seen.requests
    .filter(({ method, url }) => method === 'POST' && !url.includes('/oauth2/'))
    .map(({ url, body }) => [new URL(url).pathname, body === undefined ? undefined : JSON.parse(String(body))]);
const problem = (code: string) => ({ ok: false, problems: [{ code }] });
const buyerAsks = () => {
  const known = world.simulator.core.book.get(id);
  return known ? requestCancellation(world.simulator, { order: known, by: 'Buyer', reason: 'ORDER_MISTAKE' }) : '';
};

describe('cancelling', () => {
  it('answers a buyer who has asked, rather than asking anew', async () => {
    const cancelId = buyerAsks();
    const outcome = await write('cancellation', withCancellation(order, 'customer'));
    expect(outcome).toEqual({ ok: true, value: { factRemoteId: cancelId } });
    expect(posted()).toEqual([[`/post-order/v2/cancellation/${cancelId}/approve`, undefined]]);
    expect((await pull(world, id)).cancellations).toMatchObject([{ id: cancelId, stage: 'executed' }]);
  });

  it('tells a buyer no, once', async () => {
    const cancelId = buyerAsks();
    const [first] = withCancellation(order, 'customer').cancellations;
    if (!first) throw new Error('no cancellation');
    const rejected: Order = { ...order, cancellations: [{ ...first, stage: 'rejected' }] };
    expect(await write('cancellation', rejected)).toEqual({ ok: true, value: { factRemoteId: cancelId } });
    expect(await write('cancellation', rejected)).toMatchObject({ ok: true, value: { note: expect.any(String) } });
    expect((await pull(world, id)).cancellations).toMatchObject([{ stage: 'rejected' }]);
  });

  it('refuses a part of an order, and anything after a parcel has left', async () => {
    const [whole] = withCancellation(order, 'merchant').cancellations;
    if (!whole) throw new Error('no cancellation');
    const part: Order = { ...order, cancellations: [{ ...whole, items: oneUnit(order) }] };
    expect(await write('cancellation', part)).toMatchObject(problem('delivery.partialNotSupported'));
    await write('shipment', withShipment(order, { items: oneUnit(order) }));
    const late = await write('cancellation', withCancellation(order, 'merchant'));
    expect(late).toMatchObject(problem('destination.wrongState'));
  });

  it.each([
    ['customer', 'Whatever', 'BUYER_ASKED_CANCEL'],
    ['merchant', 'Sold out', 'OUT_OF_STOCK_OR_CANNOT_FULFILL'],
    ['merchant', 'Undeliverable', 'ADDRESS_ISSUES'],
    ['merchant', 'Something else', 'OUT_OF_STOCK_OR_CANNOT_FULFILL'],
  ] as const)('by the %s for “%s” is %s', async (requestedBy, reason, expected) => {
    const { cancellations, ...rest } = withCancellation(order, requestedBy);
    await write('cancellation', { ...rest, cancellations: cancellations.map((one) => ({ ...one, reason })) });
    expect(posted()).toMatchObject([['/post-order/v2/cancellation', { cancelReason: expected, buyerPaid: true }]]);
  });
});

it('says what to do when eBay wants a signature and there is no key', async () => {
  const call = world.call();
  const request = {
    operation: 'refund',
    reference: 'slref',
    order: withRefund(order, world),
    factId,
    skuMap: {},
  } as const;
  const unsigned = { ...call, credentials: { ...call.credentials, signingKey: '', signingJwe: '' } };
  expect(await ebay.writes.refund?.write(unsigned, request)).toMatchObject(problem('destination.signatureMissing'));
});

describe('shipping', () => {
  it('tells each parcel with its quantities, the number in letters and digits', async () => {
    const [first, second] = allUnits(order);
    if (!first || !second) throw new Error('two lines');
    const shipped = withShipment(order);
    const parcels = [
      { carrier: 'Royal Mail', trackingNumber: 'AB 12-34 GB', items: [first] },
      { carrier: 'Royal Mail', items: [second] },
    ];
    const twoParcels: Order = { ...shipped, shipments: shipped.shipments.map((one) => ({ ...one, parcels })) };
    expect(await write('shipment', twoParcels)).toEqual({ ok: true, value: { factRemoteId: 'AB1234GB' } });
    expect(posted().map(([, json]) => json)).toMatchObject([
      {
        lineItems: [{ lineItemId: first.lineId, quantity: 2 }],
        shippingCarrierCode: 'RoyalMail',
        trackingNumber: 'AB1234GB',
      },
      { lineItems: [{ lineItemId: second.lineId, quantity: 1 }] },
    ]);
    expect(posted()[1]?.[1]).not.toHaveProperty('shippingCarrierCode');
    await write('shipment', twoParcels);
    expect(posted()).toHaveLength(2);
  });

  it('finishes a shipment of which only the first parcel has arrived', async () => {
    const [first, second] = allUnits(order);
    if (!first || !second) throw new Error('two lines');
    const shipped = withShipment(order);
    const parcels = [
      { carrier: 'DHL', trackingNumber: 'JD1', items: [first] },
      { carrier: 'DHL', trackingNumber: 'JD2', items: [second] },
    ];
    const twoParcels: Order = { ...shipped, shipments: shipped.shipments.map((one) => ({ ...one, parcels })) };
    world.faults.add({ method: 'POST', path: '/sell/', skip: 1, fault: { kind: 'status', status: 503 } });
    expect(await write('shipment', twoParcels)).toMatchObject({ ok: false });
    expect(await write('shipment', twoParcels)).toEqual({ ok: true, value: { factRemoteId: 'JD1' } });
    expect((await pull(world, id)).shipments.map((one) => one.id)).toEqual(['JD1', 'JD2']);
  });

  it('refuses more than is left, unknown lines, and what cannot be taken back', async () => {
    const [first] = allUnits(order);
    const items = (quantity: number, lineId = first?.lineId ?? '') => [{ lineId, quantity }];
    const sent = (one: ReturnType<typeof items>) => write('shipment', withShipment(order, { items: one }));
    expect(await sent(items(3))).toMatchObject(problem('destination.quantityTooLarge'));
    expect(await sent(items(0.5))).toMatchObject(problem('destination.wholePiecesOnly'));
    expect(await sent(items(1, 'elsewhere'))).toMatchObject(problem('destination.lineNotFound'));
    const shipped = withShipment(order);
    const voided: Order = { ...shipped, shipments: shipped.shipments.map((one) => ({ ...one, state: 'voided' })) };
    expect(await write('shipment', voided)).toMatchObject(problem('destination.cannotUnship'));
  });
});

describe('returns', () => {
  const shipAll = () => write('shipment', withShipment(order, { id: 'f-2' }), { factId: 'f-2' });
  const returning = (stage: Order['returns'][number]['stage']): Order => ({
    ...order,
    returns: withReturn(order).returns.map((one) => ({ ...one, stage })),
  });

  it('cannot be opened by the seller', async () => {
    await shipAll();
    expect(await write('return', returning('received'))).toMatchObject(problem('destination.returnNotFound'));
  });

  it('are approved, then received, each step once', async () => {
    await shipAll();
    openReturn(world.simulator, { orderId: id, quantity: 1 });
    seen.requests.length = 0;
    await write('return', returning('approved'));
    await write('return', returning('approved'));
    await write('return', returning('received'));
    await write('return', returning('closed'));
    expect(posted().map(([path]) => String(path).split('/').at(-1))).toEqual(['decide', 'mark_as_received']);
    expect((await pull(world, id)).returns).toMatchObject([{ stage: 'received' }]);
  });

  it('of two lines are two at eBay', async () => {
    await shipAll();
    const [first, second] = order.lines.map((line) => line.id);
    openReturn(world.simulator, { orderId: id, quantity: 1 });
    openReturn(world.simulator, { orderId: id, quantity: 1, ...(second && { lineId: second }) });
    const items = [first, second].flatMap((lineId) => (lineId ? [{ lineId, quantity: 1 }] : []));
    const both = { ...order, returns: withReturn(order).returns.map((one) => ({ ...one, items })) };
    expect(await write('return', both)).toEqual({ ok: true, value: { factRemoteId: '5000000000' } });
    expect((await pull(world, id)).returns.map(({ stage }) => stage)).toEqual(['received', 'received']);
  });

  it('are declined', async () => {
    await shipAll();
    openReturn(world.simulator, { orderId: id, quantity: 1 });
    await write('return', returning('declined'));
    expect((await pull(world, id)).returns).toMatchObject([{ stage: 'declined' }]);
  });

  it('more than one for the same piece is a question, not a guess', async () => {
    await shipAll();
    openReturn(world.simulator, { orderId: id, quantity: 1 });
    openReturn(world.simulator, { orderId: id, quantity: 1 });
    expect(await write('return', returning('received'))).toMatchObject(problem('destination.returnUnclear'));
  });

  it('are paid back within the return, so that eBay does not pay twice', async () => {
    await shipAll();
    openReturn(world.simulator, { orderId: id, quantity: 1 });
    seen.requests.length = 0;
    expect(await write('refund', withRefund(order, world))).toMatchObject({ ok: true });
    expect(posted().map(([path]) => path)).toEqual(['/post-order/v2/return/5000000000/issue_refund']);
    await write('refund', withRefund(order, world));
    expect(posted()).toHaveLength(1);
    const { refunds, returns } = await pull(world, id);
    expect([refunds.length, returns[0]?.stage]).toEqual([1, 'cancelled']);
  });
});

describe('refunds', () => {
  const refunding = (change: Partial<Order['refunds'][number]>): Order => ({
    ...order,
    refunds: withRefund(order, world).refunds.map((one) => ({ ...one, ...change })),
  });

  it('go by line where the lines make up the amount, else with the order', async () => {
    await write('refund', refunding({}));
    await write('refund', refunding({ id: 'f-1', amount: '4.50', shippingAmount: '2.00' }));
    expect(posted().map(([, json]) => json)).toMatchObject([
      {
        reasonForRefund: 'ITEM_NOT_AS_DESCRIBED',
        refundItems: [{ lineItemId: order.lines[0]?.id, refundAmount: { value: '2.5', currency: 'EUR' } }],
      },
      { orderLevelRefundAmount: { value: '4.50', currency: 'EUR' } },
    ]);
  });

  it('are not written down without paying, nor beyond what was paid', async () => {
    expect(await write('refund', refunding({ movesMoney: false }))).toMatchObject(problem('destination.wouldPay'));
    expect(await write('refund', refunding({ amount: '9999.00' }))).toMatchObject(
      problem('destination.refundTooLarge'),
    );
    expect(await write('refund', refunding({ amount: '0.00' }))).toMatchObject(problem('destination.refundAmount'));
    expect(posted()).toEqual([]);
  });
});
