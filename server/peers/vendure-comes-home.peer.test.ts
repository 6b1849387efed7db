import { beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { vendure } from '../connectors/vendure';
import { shopWork } from './shop-work';
import { type LinkedOrder, linkedOrder } from './vendure-linked-order';
import { must, namedFields, openShop, type Shop } from './vendure-shop';

let shop: Shop;
let linked: LinkedOrder;
beforeAll(async () => {
  shop = await openShop(inject('vendure'), namedFields);
});
beforeEach(async () => {
  linked = await linkedOrder(shop);
});
const work = () => shopWork(shop.admin);

describe('what people do in the shop comes home', () => {
  it('a part shipped: tracking number, carrier, and the units of the lines we know', async () => {
    const [some, , poster] = await linked.lines();
    if (!some || !poster) throw new Error('three lines expected');
    await work().ship([some, poster], { carrier: 'DHL', tracking: 'JD0146' });

    const { known, happened } = await linked.afterPolling();
    expect(happened).toEqual(['shipped']);
    expect(known.shipments).toMatchObject([
      {
        state: 'shipped',
        parcels: [
          {
            carrier: 'DHL',
            trackingNumber: 'JD0146',
            items: [
              { lineId: 'mugs', quantity: 2 },
              { lineId: 'poster', quantity: 1 },
            ],
          },
        ],
        shippedAt: expect.stringMatching(/Z$/),
      },
    ]);
  });

  it('shipped and delivered between two polls is not missed', async () => {
    const parcel = await work().ship(await linked.lines(), { carrier: 'DHL', tracking: 'JD0147' });
    await work().moveParcel(parcel, 'Delivered');
    const { known } = await linked.afterPolling();
    expect(known.shipments).toMatchObject([{ state: 'delivered' }]);
  });

  it('a part cancelled: which units, and why', async () => {
    const [some] = await linked.lines();
    await work().cancel(linked.link.remoteId, { lines: some ? [{ ...some, quantity: 1 }] : [], reason: 'Broken' });
    const { known, happened } = await linked.afterPolling();
    expect(happened).toEqual(['cancelled']);
    expect(known.cancellations).toMatchObject([
      { stage: 'executed', reason: 'Broken', items: [{ lineId: 'mugs', quantity: 1 }] },
    ]);
  });

  it('units cancelled after they left are a return', async () => {
    const lines = await linked.lines();
    const parcel = await work().ship(lines, { carrier: 'DHL', tracking: 'JD0148' });
    await work().moveParcel(parcel, 'Delivered');
    await work().cancel(linked.link.remoteId, { lines: lines.slice(2), reason: 'Came back' });
    const { known } = await linked.afterPolling();
    expect(known.cancellations).toEqual([]);
    expect(known.returns).toMatchObject([{ stage: 'received', items: [{ lineId: 'poster', quantity: 1 }] }]);
  });

  it('a refund, which the marketplace has to pay', async () => {
    await work().refund(await linked.payment(), { amount: 250, reason: 'Scratched' });
    const { known, happened } = await linked.afterPolling();
    expect(happened).toEqual(['refunded']);
    expect(known.refunds).toMatchObject([
      { stage: 'succeeded', amount: '2.50', reason: 'Scratched', movesMoney: true },
    ]);
  });

  it('a refund of a finished order is found within the hour', async () => {
    const parcel = await work().ship(await linked.lines(), { carrier: 'DHL', tracking: 'JD0149' });
    await work().moveParcel(parcel, 'Delivered');
    await linked.poll();
    await work().refund(await linked.payment(), { amount: 100, reason: 'Late' });
    const { known } = await linked.afterPolling(new Date(Date.now() + 61 * 60_000));
    expect(known.refunds).toMatchObject([{ amount: '1.00' }]);
  });

  it('the same order read twice is the same record', async () => {
    const first = await linked.afterPolling();
    const second = await linked.afterPolling();
    expect(second.record.dedupeKey).toBe(first.record.dedupeKey);
  });

  it('one order is found by its number and by its id, and an unknown one is not', async () => {
    const get = async (idOrNumber: string) => must(await vendure.getOrder?.({ ...shop.call, idOrNumber }));
    expect((await get(linked.link.number ?? ''))?.orderId).toBe(linked.link.remoteId);
    expect((await get(linked.link.remoteId))?.orderId).toBe(linked.link.remoteId);
    expect(await get('NOSUCHCODE')).toBeNull();
  });

  it('a span of time is read whole, whatever has happened to its orders', async () => {
    const window = { from: new Date(Date.now() - 3_600_000), to: new Date() };
    const ids = new Set<string>();
    let at: unknown = null;
    for (let more = true; more; ) {
      const page = must(await vendure.listOrders?.({ ...shop.call, cursor: at, window }));
      for (const { orderId } of page.records) ids.add(orderId);
      ({ more, cursor: at } = page);
    }
    expect(ids.size).toBe((await shop.count()).placed);
  });
});
