import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '../../../nodes/order/order';
import type { WriteRequest } from '../contract';
import { pull } from '../simulator-kit/scenarios/observe';
import { readReport } from './feed-documents';
import { type AmazonWorld, openAmazonWorld, placeTwoAndOne } from './scenario-world';
import { forgetFeeds } from './send-feed';

let world: AmazonWorld;
beforeEach(async () => {
  world = await openAmazonWorld();
});
afterEach(() => world.stop());

const ledger = () => world.simulator.core.ledger;

async function aShippedOrder(country: 'DE' | 'US' = 'DE'): Promise<Order> {
  const id = placeTwoAndOne(world.simulator, country);
  const items =
    world.simulator.core.book.get(id)?.lines.map(({ id: lineId, quantity }) => ({ lineId, quantity })) ?? [];
  const parcel = { carrier: 'DHL', carrierCode: null, service: null, trackingNumber: 'JD1', trackingUrl: null };
  world.simulator.core.desk.ship(id, { ...parcel, reference: null, items });
  return pull(world, id);
}

type Refund = Order['refunds'][number];

function aRefund(order: Order, changes: Partial<Refund> = {}, reference = 'slrefund'): WriteRequest {
  const fact: Refund = {
    id: 'm-1',
    externalIds: {},
    stage: 'succeeded',
    amount: order.totals.total,
    items: [],
    movesMoney: true,
    at: world.call().now.toISOString(),
    ...changes,
  };
  return { operation: 'refund', reference, order: { ...order, refunds: [fact] }, factId: 'm-1', skuMap: {} };
}

function aCancellation(order: Order, items = wholeOf(order)): WriteRequest {
  const fact = { id: 'x-1', externalIds: {}, requestedBy: 'merchant', stage: 'executed', items } as const;
  return {
    operation: 'cancellation',
    reference: 'slcancel',
    order: { ...order, cancellations: [{ ...fact, items: [...items] }] },
    factId: 'x-1',
    skuMap: {},
  };
}
const wholeOf = (order: Order) => order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }));

const send = async (request: WriteRequest) => world.connector.writes[request.operation]?.write(world.call(), request);
const find = async (request: WriteRequest) => world.connector.writes[request.operation]?.find?.(world.call(), request);

describe('a file Amazon is still working on', () => {
  it('is waited for, and not sent a second time', async () => {
    world.simulator.feeds.looksUntilDone = 1_000;
    const request = aRefund(await aShippedOrder());
    const pending = {
      ok: false,
      problems: [{ code: 'channel.asyncPending', retry: 'later', retryAt: expect.any(String) }],
    };
    await expect(send(request)).resolves.toMatchObject(pending);
    expect(ledger().timesDone('slrefund')).toBe(1);
    // Three minutes later it shows as done.
    await expect(send(request)).resolves.toMatchObject({ ok: true, value: { factRemoteId: '50000000' } });
    expect(ledger().timesDone('slrefund')).toBe(1);
  });

  it('is waited for after a restart too, for it may be ours', async () => {
    Object.assign(world.simulator.feeds, { looksUntilDone: 1_000, workedOffMs: 86_400_000 });
    const request = aRefund(await aShippedOrder());
    await send(request);
    forgetFeeds();
    await expect(send(request)).resolves.toMatchObject({ ok: false, problems: [{ code: 'channel.asyncPending' }] });
    expect(ledger().timesDone('slrefund')).toBe(1);
  });
});

describe('after a restart', () => {
  it('money is not paid a second time: a person is asked once, and then obeyed', async () => {
    const request = aRefund(await aShippedOrder(), { amount: '5' });
    await send(request);
    forgetFeeds();
    const asks = { ok: false, problems: [{ code: 'delivery.unknownOutcome', retry: 'never' }] };
    await expect(find(request)).resolves.toMatchObject(asks);
    expect(ledger().timesDone('slrefund')).toBe(1);
    await expect(send(request)).resolves.toMatchObject({ ok: true });
    expect(ledger().timesDone('slrefund')).toBe(2);
  });

  it('two refunds whose answers were lost together are not taken for each other', async () => {
    const order = await aShippedOrder();
    const [first, second] = [aRefund(order, { amount: '5' }, 'slone'), aRefund(order, { amount: '5' }, 'sltwo')];
    world.faults.add({ method: 'POST', path: '/feeds/2021-06-30/feeds', fault: { kind: 'reset' } });
    world.faults.add({ method: 'POST', path: '/feeds/2021-06-30/feeds', fault: { kind: 'commitThenReset' } });
    const call = world.call();
    const { refund } = world.connector.writes;
    await expect(refund?.write(call, first)).rejects.toMatchObject({ sent: true });
    await expect(refund?.write(call, second)).rejects.toMatchObject({ sent: true });
    await expect(find(first)).resolves.toMatchObject({ problems: [{ code: 'delivery.unknownOutcome' }] });
  });

  it('a refusal is found again by the name our message has in the report', async () => {
    const order = await aShippedOrder();
    const request = { ...aRefund(order, { amount: '5' }), link: { remoteId: '302-9999999-9999999' } };
    await expect(send(request)).resolves.toMatchObject({ problems: [{ code: 'destination.orderNotFound' }] });
    const tooMuch = aRefund(order);
    world.simulator.core.desk.refund(order.source.orderId, {
      reference: null,
      amount: '1.00',
      shippingAmount: null,
      reason: null,
      movesMoney: true,
      items: [],
    });
    const refused = {
      ok: false,
      problems: [{ code: 'destination.refused', message: expect.stringContaining('more than was paid') }],
    };
    await expect(send(tooMuch)).resolves.toMatchObject(refused);
    forgetFeeds();
    await expect(find(tooMuch)).resolves.toMatchObject(refused);
  });

  it('a cancellation is found in the order itself', async () => {
    const request = aCancellation(await pull(world, await world.place()));
    await send(request);
    forgetFeeds();
    await expect(find(request)).resolves.toMatchObject({
      ok: true,
      value: { factRemoteId: request.order.source.orderId },
    });
  });
});

describe('a refund', () => {
  it('gives back exactly its amount, goods and tax apart where tax came on top', async () => {
    const order = await aShippedOrder('US');
    await expect(send(aRefund(order))).resolves.toMatchObject({ ok: true });
    expect(world.simulator.core.book.get(order.source.orderId)?.refunds.map(({ amount }) => Number(amount))).toEqual([
      Number(order.totals.total),
    ]);
  });
  it('whose money has moved elsewhere is never paid by Amazon', async () => {
    await expect(send(aRefund(await aShippedOrder(), { movesMoney: false }))).resolves.toMatchObject({
      problems: [{ code: 'destination.wouldPay', retry: 'never' }],
    });
    expect(ledger().timesDone('slrefund')).toBe(0);
  });
  it('before anything has left, or of more than was paid, is refused before it is sent', async () => {
    const open = await pull(world, await world.place());
    await expect(send(aRefund(open))).resolves.toMatchObject({ problems: [{ code: 'destination.notShipped' }] });
    await expect(send(aRefund(await aShippedOrder(), { amount: '9999' }))).resolves.toMatchObject({
      problems: [{ code: 'destination.refundTooLarge' }],
    });
  });
});

describe('a cancellation', () => {
  it('of a part is refused: Amazon would cancel the whole order', async () => {
    const order = await pull(world, await world.place());
    await expect(send(aCancellation(order, wholeOf(order).slice(0, 1)))).resolves.toMatchObject({
      problems: [{ code: 'delivery.partialNotSupported', retry: 'never' }],
    });
  });
  it('after a parcel has left is refused: Amazon would pay everything back', async () => {
    await expect(send(aCancellation(await aShippedOrder()))).resolves.toMatchObject({
      problems: [{ code: 'destination.alreadyShipped', retry: 'never' }],
    });
  });
  it('that is only asked for is not carried out', async () => {
    const request = aCancellation(await pull(world, await world.place()));
    const [fact] = request.order.cancellations;
    if (!fact) throw new Error('no cancellation');
    const asked = {
      ...request,
      order: { ...request.order, cancellations: [{ ...fact, stage: 'requested' as const }] },
    };
    await expect(send(asked)).resolves.toMatchObject({ ok: true, value: { note: expect.any(String) } });
    expect((await pull(world, request.order.source.orderId)).cancellations).toEqual([]);
  });
});

it('reads a report with errors line by line', () => {
  const report = `<AmazonEnvelope><Message><MessageID>1</MessageID><ProcessingReport><ProcessingSummary>
    <MessagesSuccessful>0</MessagesSuccessful><MessagesWithError>2</MessagesWithError></ProcessingSummary>
    <Result><MessageID>7</MessageID><ResultCode>Error</ResultCode><ResultDescription>a &lt; b &amp; c</ResultDescription></Result>
    <Result><MessageID>8</MessageID><ResultCode>Warning</ResultCode><ResultDescription>late</ResultDescription></Result>
    </ProcessingReport></Message></AmazonEnvelope>`;
  expect(readReport(report)).toEqual({
    successful: 0,
    withError: 2,
    results: [
      { messageId: '7', isError: true, description: 'a < b & c' },
      { messageId: '8', isError: false, description: 'late' },
    ],
  });
  expect(readReport('<html>not found</html>')).toBeNull();
});
