import { afterAll, beforeAll, expect, it } from 'vitest';
import { aLine, anOrder } from '../../../nodes/order/an-order';
import type { Order } from '../../../nodes/order/order';
import { aStore } from './a-store';

let world: Awaited<ReturnType<typeof aStore>>;
beforeAll(async () => {
  world = await aStore();
});
afterAll(() => world.stop());

const twoLines = () =>
  anOrder({
    source: {
      connectionId: 'c-harbour',
      channel: 'sandbox-market',
      orderId: 'h-1',
      number: 'HM-1',
      marketplace: 'harbour-market',
    },
    lines: [
      aLine({ id: 'a', sku: 'MUG-BLUE', quantity: 2, unitPrice: '14.50', discount: '1.00', total: '28.00' }),
      aLine({ id: 'b', sku: 'BOWL-16', quantity: 1, unitPrice: '18.90', total: '18.90' }),
    ],
    charges: [{ kind: 'shipping', title: 'Standard', amount: '4.90', taxes: [] }],
    totals: { subtotal: '47.90', discount: '1.00', shipping: '4.90', tax: '0', total: '51.80' },
    tags: ['Harbour', 'Gift'],
    note: 'Ring twice',
  });

let counter = 0;
async function placed(order: Order = twoLines()) {
  counter += 1;
  const request = { reference: `ref-${counter}`, order, skuMap: {} };
  const outcome = await world.write('order', request);
  if (!outcome.ok || !outcome.value.link) throw new Error(JSON.stringify(outcome));
  return { ...request, link: outcome.value.link };
}

it('takes an order with its lines, money, tags and addresses intact', async () => {
  const { link, reference } = await placed();
  expect(link).toMatchObject({
    number: expect.stringMatching(/^WS-/),
    lineIds: { a: expect.any(String), b: expect.any(String) },
  });
  expect(world.store.core.book.get(link.remoteId)).toMatchObject({
    reference,
    details: {
      totals: { total: '51.80', delivery: '4.90', discount: '1.00' },
      lines: [
        { sku: 'MUG-BLUE', quantity: 2, unit_price: '14.50', discount: '1.00', total: '28.00' },
        { sku: 'BOWL-16', quantity: 1, unit_price: '18.90', total: '18.90' },
      ],
      tags: ['Harbour', 'Gift'],
      note: 'Ring twice',
      shipping_address: { city: 'Madrid', country: 'ES', lines: ['Calle Mayor 1'] },
      source: { name: 'harbour-market', number: 'HM-1' },
    },
  });
});

it('makes nothing of an order with an unknown SKU and names each one', async () => {
  const before = world.store.core.book.size;
  const lines = ['LANTERN-RED', 'MUG-BLUE', 'NO-SUCH'].map((sku, index) => aLine({ id: String(index), sku }));
  const request = { reference: 'ref-unknown', order: anOrder({ lines }), skuMap: {} };
  expect(await world.write('order', request)).toMatchObject({
    ok: false,
    problems: [
      { code: 'sku.unknown', subject: 'LANTERN-RED', retry: 'never' },
      { code: 'sku.unknown', subject: 'NO-SUCH', retry: 'never' },
    ],
  });
  expect(world.store.core.book.size).toBe(before);
  expect(world.store.core.ledger.history({ reference: 'ref-unknown' })).toMatchObject([
    { outcome: 'refused', code: 'unknown_sku' },
  ]);

  const mapped = { ...request, skuMap: { 'LANTERN-RED': 'CANDLE-FIG', 'NO-SUCH': 'CANDLE-FIG' } };
  expect(await world.write('order', mapped)).toMatchObject({ ok: true });
});

it('says which product has no SKU before anything is sent', async () => {
  const { sku: _, ...bare } = aLine({ title: 'Gift wrap' });
  const request = { reference: 'ref-bare', order: anOrder({ lines: [bare] }), skuMap: {} };
  expect(await world.write('order', request)).toMatchObject({
    ok: false,
    problems: [{ code: 'sku.missing', subject: 'Gift wrap' }],
  });
});

it('finds the order whose answer was lost, and only by the exact reference', async () => {
  const request = { reference: 'ref-lost', order: twoLines(), skuMap: {} };
  expect(await world.find('order', request)).toEqual({ ok: true, value: null });
  world.store.core.faults.add({ method: 'POST', fault: { kind: 'commitThenReset' } });
  await expect(world.write('order', request)).rejects.toMatchObject({ sent: true });
  expect(await world.find('order', request)).toMatchObject({
    ok: true,
    value: { link: { lineIds: { a: expect.any(String) } } },
  });
  expect(await world.find('order', { ...request, reference: 'ref-los' })).toEqual({ ok: true, value: null });
});

it('recognises a reference it knows, unless told to be like the shops that do not', async () => {
  const { reference, order, link } = await placed();
  const again = await world.write('order', { reference, order, skuMap: {} });
  expect(again).toMatchObject({ ok: true, value: { link: { remoteId: link.remoteId } } });

  world.store.core.desk.recognisesReferences = false;
  const twice = await world.write('order', { reference, order, skuMap: {} });
  world.store.core.desk.recognisesReferences = true;
  expect(twice).not.toMatchObject({ value: { link: { remoteId: link.remoteId } } });
  expect(world.store.core.ledger.timesDone(reference)).toBe(2);
  expect(await world.find('order', { reference, order, skuMap: {} })).toMatchObject({
    value: { link: { remoteId: link.remoteId }, note: expect.stringContaining('2 orders') },
  });
});

it('tells a shipment in its own line ids and SKUs, without claiming the order as its own', async () => {
  const { link } = await placed();
  const { lines } = world.store.core.book.get(link.remoteId) ?? { lines: [] };
  world.store.core.desk.ship(link.remoteId, {
    reference: null,
    carrier: 'Parcel Post',
    carrierCode: 'parcel-post',
    service: null,
    trackingNumber: 'PP1',
    trackingUrl: null,
    items: [{ lineId: lines[0]?.id ?? '', quantity: 1 }],
  });
  const news = await world.news(link.remoteId);
  expect(news.order).toBeUndefined();
  expect(news).toMatchObject({
    orderId: link.remoteId,
    shipments: [
      {
        state: 'shipped',
        externalIds: { 'c-store': expect.stringMatching(/^shp_/) },
        parcels: [
          {
            carrier: 'Parcel Post',
            trackingNumber: 'PP1',
            items: [{ lineId: link.lineIds?.['a'], sku: 'MUG-BLUE', quantity: 1 }],
          },
        ],
      },
    ],
  });
});

it('cancels the units that are left, and finds the cancellation again', async () => {
  const { link, order, skuMap } = await placed();
  const items = [{ lineId: 'a', quantity: 2 }];
  const request = {
    reference: 'ref-cancel',
    order: {
      ...order,
      cancellations: [
        { id: 'x', externalIds: {}, requestedBy: 'customer' as const, stage: 'executed' as const, items },
      ],
    },
    factId: 'x',
    link,
    skuMap,
  };
  expect(await world.find('cancellation', request)).toEqual({ ok: true, value: null });
  expect((await world.write('cancellation', request)).ok).toBe(true);
  expect(await world.find('cancellation', request)).toMatchObject({ value: { factRemoteId: expect.any(String) } });
  expect((await world.news(link.remoteId)).cancellations).toMatchObject([
    { requestedBy: 'customer', items: [{ lineId: link.lineIds?.['a'], quantity: 2 }] },
  ]);
  expect(await world.write('cancellation', { ...request, reference: 'ref-cancel-2' })).toMatchObject({
    ok: false,
    problems: [{ code: 'destination.quantityTooLarge' }],
  });
});

it('changes tags, note and address of an order, and leaves the rest alone', async () => {
  const { link, order, skuMap } = await placed();
  const changed = {
    ...order,
    tags: ['Kogan'],
    note: 'Leave at the door',
    shipTo: { lines: ['Elsewhere 2'], country: 'PT' },
  };
  expect((await world.write('update', { reference: 'ref-update', order: changed, link, skuMap })).ok).toBe(true);
  expect(world.store.core.book.get(link.remoteId)?.details).toMatchObject({
    tags: ['Kogan'],
    note: 'Leave at the door',
    shipping_address: { lines: ['Elsewhere 2'], country: 'PT' },
    totals: { total: '51.80' },
  });
});

it('tells its own orders whole, with totals that agree', async () => {
  const response = await fetch(`${world.store.url}/_control/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ skus: ['TEAPOT-1L'], quantity: 2 }),
  });
  const { orders } = (await response.json()) as { orders: { id: string }[] };
  const news = await world.news(orders[0]?.id ?? '');
  expect(news.order).toMatchObject({
    source: { channel: 'sandbox-store' },
    lines: [{ sku: 'TEAPOT-1L', quantity: 2 }],
  });
});
