import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Order } from '../../../nodes/order/order';
import { aMarket, aShipment } from './a-market';

let world: Awaited<ReturnType<typeof aMarket>>;
beforeAll(async () => {
  world = await aMarket();
});
afterAll(() => world.stop());

it('tells a shipment of part of an order, and refuses more than is left', async () => {
  const { number } = world.market.place({ skus: ['MUG-BLUE'], quantity: 3 });
  const order = await world.pull(number);
  const partly = { ...order, shipments: [aShipment(order, 2)] };
  await expect(
    world.write('shipment', { reference: 'ref-a', order: partly, factId: 's-1' }).done(),
  ).resolves.toMatchObject({
    ok: true,
  });
  expect((await world.pull(number)).shipments).toMatchObject([
    { state: 'shipped', parcels: [{ trackingNumber: 'PP123', items: [{ lineId: '1', quantity: 2 }] }] },
  ]);

  await expect(
    world.write('shipment', { reference: 'ref-b', order: partly, factId: 's-1' }).done(),
  ).resolves.toMatchObject({
    ok: false,
    problems: [{ code: 'destination.quantityTooLarge', retry: 'never' }],
  });
});

it('finds a shipment by its reference when the answer was lost after the work was done', async () => {
  const { number } = world.market.place();
  const order = await world.pull(number);
  const shipment = world.write('shipment', {
    reference: 'ref-lost',
    order: { ...order, shipments: [aShipment(order)] },
    factId: 's-1',
  });
  await expect(shipment.found()).resolves.toEqual({ ok: true, value: null });

  world.market.core.faults.add({ path: '/v1/orders/', method: 'POST', fault: { kind: 'commitThenReset' } });
  await expect(shipment.done()).rejects.toMatchObject({ sent: true });
  await expect(shipment.found()).resolves.toMatchObject({
    ok: true,
    value: { factRemoteId: expect.stringMatching(/^shp_/) },
  });
  expect(world.market.core.ledger.timesDone('ref-lost')).toBe(1);
});

it('tells every parcel of a shipment once, whatever is tried again', async () => {
  const { number } = world.market.place({ skus: ['MUG-BLUE', 'BOWL-16'], quantity: 1 });
  const order = await world.pull(number);
  const parcels = order.lines.map((line, index) => ({
    trackingNumber: `PP-${index}`,
    items: [{ lineId: line.id, quantity: 1 }],
  }));
  const shipment = world.write('shipment', {
    reference: 'ref-two',
    order: { ...order, shipments: [{ ...aShipment(order), parcels }] },
    factId: 's-1',
  });
  await shipment.done();
  await shipment.done();
  expect((await world.pull(number)).shipments.map(({ parcels: [parcel] }) => parcel?.trackingNumber)).toEqual([
    'PP-0',
    'PP-1',
  ]);
});

it('cancels explicit units, and says plainly that a cancelled order cannot be shipped', async () => {
  const { number } = world.market.place();
  const order = await world.pull(number);
  const items = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }));
  const cancelled: Order = {
    ...order,
    cancellations: [
      { id: 'x', externalIds: {}, requestedBy: 'merchant', stage: 'executed', items, reason: 'Out of stock' },
    ],
    shipments: [aShipment(order)],
  };
  await expect(
    world.write('cancellation', { reference: 'ref-c', order: cancelled, factId: 'x' }).done(),
  ).resolves.toMatchObject({ ok: true });
  expect((await world.pull(number)).cancellations).toMatchObject([
    { requestedBy: 'merchant', reason: 'Out of stock', items },
  ]);
  await expect(
    world.write('shipment', { reference: 'ref-d', order: cancelled, factId: 's-1' }).done(),
  ).resolves.toMatchObject({
    ok: false,
    problems: [{ code: 'destination.orderCancelled' }],
  });
});

it('records a return and a refund of what was shipped, and never more money than was paid', async () => {
  const { number } = world.market.place({ skus: ['TEAPOT-1L'], quantity: 1 });
  const order = await world.pull(number);
  const items = [{ lineId: '1', quantity: 1 }];
  const full: Order = {
    ...order,
    shipments: [aShipment(order)],
    returns: [{ id: 'r', externalIds: {}, stage: 'received', items }],
    refunds: [
      { id: 'm', externalIds: {}, stage: 'succeeded', amount: order.totals.total, items: [], movesMoney: true },
      { id: 'n', externalIds: {}, stage: 'succeeded', amount: '1', items: [], movesMoney: true },
    ],
  };
  const early = await world.write('return', { reference: 'ref-e', order: full, factId: 'r' }).done();
  expect(early).toMatchObject({ ok: false, problems: [{ code: 'destination.notShipped' }] });

  await world.write('shipment', { reference: 'ref-f', order: full, factId: 's-1' }).done();
  expect((await world.write('return', { reference: 'ref-g', order: full, factId: 'r' }).done()).ok).toBe(true);
  expect((await world.write('refund', { reference: 'ref-h', order: full, factId: 'm' }).done()).ok).toBe(true);
  expect(await world.write('refund', { reference: 'ref-i', order: full, factId: 'n' }).done()).toMatchObject({
    ok: false,
    problems: [{ code: 'destination.refundTooLarge' }],
  });
  expect(await world.pull(number)).toMatchObject({
    returns: [{ stage: 'received', items }],
    // Paid, so that nobody else pays it again.
    refunds: [{ amount: order.totals.total, movesMoney: false }],
  });
});

it('takes a label as PDF and says what to do with one in HTML', async () => {
  const { number } = world.market.place();
  const order = await world.pull(number);
  const label = { externalIds: {}, kind: 'label' as const, data: Buffer.from('%PDF-1.7').toString('base64') };
  const withLabels = {
    ...order,
    documents: [
      { ...label, id: 'pdf', mediaType: 'application/pdf' },
      { ...label, id: 'html', mediaType: 'text/html' },
    ],
  };
  expect((await world.write('label', { reference: 'ref-j', order: withLabels, factId: 'pdf' }).done()).ok).toBe(true);
  expect(await world.write('label', { reference: 'ref-k', order: withLabels, factId: 'html' }).done()).toMatchObject({
    ok: false,
    problems: [{ code: 'label.formatRefused', advice: expect.stringContaining('PDF') }],
  });
  expect((await world.pull(number)).documents).toMatchObject([{ mediaType: 'application/pdf', data: label.data }]);
});

it('takes 503 for "not now", but any other failure of a write for "perhaps done"', async () => {
  const { number } = world.market.place();
  const order = await world.pull(number);
  const shipment = world.write('shipment', {
    reference: 'ref-m',
    order: { ...order, shipments: [aShipment(order)] },
    factId: 's-1',
  });
  world.market.core.faults.add({ method: 'POST', fault: { kind: 'status', status: 503 } });
  await expect(shipment.done()).resolves.toMatchObject({
    ok: false,
    problems: [{ code: 'channel.unavailable', retry: 'later' }],
  });
  world.market.core.faults.add({ method: 'POST', fault: { kind: 'commitThenStatus', status: 500 } });
  await expect(shipment.done()).rejects.toMatchObject({ sent: true });
  await expect(shipment.found()).resolves.toMatchObject({ value: { factRemoteId: expect.any(String) } });
});
