import { beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Order } from '../../nodes/order/order';
import type { Http, HttpRequest, WriteRequest } from '../connectors/contract';
import { shopWork } from './shop-work';
import { type LinkedOrder, linkedOrder, order, skuMap } from './vendure-linked-order';
import { connectionId, must, namedFields, newReference, openShop, type Shop } from './vendure-shop';

let shop: Shop;
let linked: LinkedOrder;
beforeAll(async () => {
  shop = await openShop(inject('vendure'), namedFields);
});
beforeEach(async () => {
  linked = await linkedOrder(shop);
});

describe('what happens at the marketplace reaches the shop', () => {
  const asking = (operation: WriteRequest['operation'], changes: Partial<Order>): WriteRequest => ({
    operation,
    reference: newReference(),
    order: { ...order, ...changes },
    factId: 'f1',
    link: linked.link,
    skuMap,
  });
  const fact = { id: 'f1', externalIds: {} };
  const items = [
    { lineId: 'mugs', sku: 'MUG-1', quantity: 3 },
    { lineId: 'poster', sku: 'KOGAN-77', quantity: 1 },
  ];

  /** Writes twice, as a retry would, and looks in between. */
  async function writeTwice(request: WriteRequest) {
    expect(must(await shop.find(request))).toBeNull();
    const first = must(await shop.write(request));
    expect(must(await shop.find(request))).toMatchObject({ factRemoteId: first.factRemoteId });
    expect(must(await shop.write(request)).factRemoteId).toBe(first.factRemoteId);
    return first;
  }

  it('a shipment of some units, once', async () => {
    const shipment = {
      ...fact,
      state: 'shipped' as const,
      parcels: [{ carrier: 'Hermes', trackingNumber: 'H-1', items: items.slice(0, 1) }],
    };
    const { factRemoteId } = await writeTwice(asking('shipment', { shipments: [shipment] }));
    const there = await shop.readBack(linked.link);
    expect(there.shipments).toMatchObject([
      { id: factRemoteId, state: 'shipped', parcels: [{ carrier: 'Hermes', trackingNumber: 'H-1' }] },
    ]);
    expect(there.rawStatus).toBe('PartiallyShipped');
    const { happened } = await linked.afterPolling();
    expect(happened).toEqual(['shipped']);
  });

  it('two shipments alike are two, and neither is taken for the other', async () => {
    const alike = (id: string) => ({
      id,
      externalIds: {},
      state: 'shipped' as const,
      parcels: [{ items: [{ lineId: 'mugs', quantity: 1 }] }],
    });
    const first = must(await shop.write(asking('shipment', { shipments: [alike('f1'), alike('f2')] })));
    const known = { ...alike('f1'), externalIds: { [connectionId]: first.factRemoteId ?? '' } };
    const request = { ...asking('shipment', { shipments: [known, alike('f2')] }), factId: 'f2' };
    const second = must(await shop.write(request));
    expect(second.factRemoteId).not.toBe(first.factRemoteId);
    expect((await shop.readBack(linked.link)).shipments).toHaveLength(2);
  });

  it('a cancellation of some units, once, and the rest stays', async () => {
    const cancellation = {
      ...fact,
      requestedBy: 'customer' as const,
      stage: 'executed' as const,
      items: [{ lineId: 'mugs', quantity: 2 }],
      reason: 'Changed my mind',
    };
    await writeTwice(asking('cancellation', { cancellations: [cancellation] }));
    const there = await shop.readBack(linked.link);
    expect(there.cancellations).toMatchObject([{ reason: 'Changed my mind', items: [{ quantity: 2 }] }]);
    expect(there.rawStatus).toBe('PaymentSettled');
  });

  it('a cancellation of everything closes the order there', async () => {
    const cancellation = { ...fact, requestedBy: 'customer' as const, stage: 'executed' as const, items };
    await writeTwice(asking('cancellation', { cancellations: [cancellation] }));
    expect((await shop.readBack(linked.link)).rawStatus).toBe('Cancelled');
  });

  it('a cancellation of what has left is refused in plain words, and nothing is cancelled', async () => {
    await shopWork(shop.admin).ship(await linked.lines(), { carrier: 'DHL', tracking: 'JD0150' });
    const cancellation = { ...fact, requestedBy: 'customer' as const, stage: 'executed' as const, items };
    const refused = await shop.write(asking('cancellation', { cancellations: [cancellation] }));
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'destination.alreadyShipped' }] });
    expect((await shop.readBack(linked.link)).rawStatus).toBe('Shipped');
  });

  it('a cancellation without lines is never taken to mean all', async () => {
    const cancellation = { ...fact, requestedBy: 'customer' as const, stage: 'executed' as const, items: [] };
    const refused = await shop.write(asking('cancellation', { cancellations: [cancellation] }));
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'destination.withoutLines' }] });
  });

  it('a refund is written down, once', async () => {
    const refund = { ...fact, stage: 'succeeded' as const, amount: '4.20', items: [], movesMoney: false };
    await writeTwice(asking('refund', { refunds: [refund] }));
    const there = await shop.readBack(linked.link);
    expect(there.refunds).toMatchObject([{ amount: '4.20', stage: 'succeeded' }]);
    expect(there.payment).toBe('partiallyRefunded');
  });

  it('a refund the shop would have to pay is refused: it never had the money', async () => {
    const refund = { ...fact, stage: 'succeeded' as const, amount: '4.20', items: [], movesMoney: true };
    const refused = await shop.write(asking('refund', { refunds: [refund] }));
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'destination.cannotPay' }] });
  });

  it('a return and a label stand on the order', async () => {
    const back = { ...fact, stage: 'requested' as const, items: items.slice(1), number: 'RMA-1' };
    must(await shop.write(asking('return', { returns: [back] })));
    const label = { ...fact, kind: 'label' as const, url: 'https://labels.example/1.pdf' };
    must(await shop.write(asking('label', { documents: [label] })));
  });

  it('a new address and new tags, once, and nothing when nothing has changed', async () => {
    const shipTo = { ...order.shipTo, lines: ['Calle Menor 2', 'piso 3'], city: 'Toledo' };
    const request = { ...asking('update', { shipTo, tags: ['VIP'] }) };
    must(await shop.write(request));
    const there = await shop.readBack(linked.link);
    expect(there).toMatchObject({ shipTo, tags: ['VIP'], rawStatus: 'PaymentSettled', totals: { total: '16.00' } });
    let sent = 0;
    const counting = (http: Http) => (one: HttpRequest) => {
      sent += 1;
      return http(one);
    };
    must(await shop.write(request, counting));
    expect(sent).toBe(1);
  });

  it('a new address after packing is refused in plain words', async () => {
    await shopWork(shop.admin).ship(await linked.lines(), { carrier: 'DHL', tracking: 'JD0151' });
    const refused = await shop.write(asking('update', { shipTo: { ...order.shipTo, lines: ['Elsewhere 1'] } }));
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'destination.alreadyShipped' }] });
  });

  it('an order that is not in the shop is said to be missing', async () => {
    const request = { ...asking('cancellation', {}), link: { remoteId: '999999' } };
    const cancellation = { ...fact, requestedBy: 'customer' as const, stage: 'executed' as const, items };
    const refused = await shop.write({ ...request, order: { ...order, cancellations: [cancellation] } });
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'destination.notThere' }] });
  });
});
