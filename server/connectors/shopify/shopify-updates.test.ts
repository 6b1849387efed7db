import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aLine, anOrder } from '../../../nodes/order/an-order';
import { graphqlExecutor } from '../../tooling/graphql-executor';
import { must, pull } from '../simulator-kit/scenarios/observe';
import { type AShop, aShop } from './a-shop';

const execute = graphqlExecutor(readFileSync(new URL('simulator/admin-api.sdl', import.meta.url), 'utf8'));

let shop: AShop;
beforeEach(async () => {
  shop = await aShop(execute);
});
afterEach(() => shop.world.stop());

const mug = (changes: Parameters<typeof aLine>[0] = {}) => aLine({ id: 'm', sku: 'MUG-BLUE', ...changes });
const totals = (total: string) => ({ subtotal: total, discount: '0', shipping: '0', tax: '0', total });

describe('shipping', () => {
  const shipment = (items: { lineId: string; quantity: number }[], parcels = 1) => ({
    id: 'f',
    externalIds: {},
    state: 'shipped' as const,
    parcels: Array.from({ length: parcels }, (_, index) => ({
      carrier: 'UPS',
      trackingNumber: `1Z${index}`,
      items: index === 0 ? items : [],
    })),
  });
  const two = () => anOrder({ lines: [mug(), mug({ id: 'n', sku: 'BOWL-16' })], totals: totals('19.00') });

  it('from one place where one has everything, else one fulfilment for each', async () => {
    await shop.world.stop();
    shop = await aShop(execute, { places: 2 });
    const order = two();
    const { link } = must(await shop.create(order));
    const items = [
      { lineId: 'm', quantity: 1 },
      { lineId: 'n', quantity: 1 },
    ];
    const shipments = [shipment(items)];
    const shipped = must(
      await shop.write({ operation: 'shipment', order: { ...order, shipments }, factId: 'f', ...(link && { link }) }),
    );
    expect(shipped.note).toContain('several');
    expect(shop.world.shop.core.book.get(link?.remoteId ?? '')?.details.fulfillments).toHaveLength(2);
  });

  it('is refused in plain words while the shop holds the order', async () => {
    const order = two();
    const { link } = must(await shop.create(order));
    shop.world.shop.core.desk.edit(link?.remoteId ?? '', { reference: null, details: { isHeld: true } });
    const shipments = [shipment([{ lineId: 'm', quantity: 1 }])];
    const refused = await shop.write({
      operation: 'shipment',
      order: { ...order, shipments },
      factId: 'f',
      ...(link && { link }),
    });
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'destination.onHold' }] });
  });

  it('a tracking number that comes later is added to the same fulfilment', async () => {
    const order = two();
    const { link } = must(await shop.create(order));
    const first = { ...shipment([{ lineId: 'm', quantity: 1 }]), parcels: [{ items: [{ lineId: 'm', quantity: 1 }] }] };
    const about = { operation: 'shipment' as const, factId: 'f', ...(link && { link }) };
    const { factRemoteId = '' } = must(await shop.write({ ...about, order: { ...order, shipments: [first] } }));
    const later = { ...shipment([{ lineId: 'm', quantity: 1 }]), externalIds: { 'c-shopify': factRemoteId } };
    expect(must(await shop.write({ ...about, order: { ...order, shipments: [later] } })).factRemoteId).toBe(
      factRemoteId,
    );
    expect(shop.world.shop.core.book.get(link?.remoteId ?? '')?.details.fulfillments).toMatchObject([
      { tracking: [{ company: 'UPS', number: '1Z0' }] },
    ]);
  });

  it('without lines nothing is shipped: Shopify would ship everything', async () => {
    const order = two();
    const { link } = must(await shop.create(order));
    const refused = await shop.write({
      operation: 'shipment',
      order: { ...order, shipments: [shipment([])] },
      factId: 'f',
      ...(link && { link }),
    });
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'destination.withoutLines' }] });
  });
});

describe('taking back', () => {
  const order = anOrder({ lines: [mug({ quantity: 3, unitPrice: '3.00', total: '9.00' })], totals: totals('9.00') });
  const cancellation = (quantity: number) => ({
    id: 'f',
    externalIds: {},
    requestedBy: 'customer' as const,
    stage: 'executed' as const,
    items: [{ lineId: 'm', quantity }],
  });

  it('a part is taken off the order without moving money, and comes back as that part', async () => {
    const { link } = must(await shop.create(order));
    const about = { operation: 'cancellation' as const, factId: 'f', ...(link && { link }) };
    must(await shop.write({ ...about, order: { ...order, cancellations: [cancellation(1)] } }));
    must(await shop.write({ ...about, order: { ...order, cancellations: [cancellation(1)] } }));
    const there = await pull(shop.world, link?.remoteId ?? '');
    expect(there.cancellations).toMatchObject([{ items: [{ quantity: 1 }] }]);
    expect(there.refunds).toEqual([]);
    expect(there.payment).toBe('paid');
  });

  it('a refund of a payment the shop took itself is not written down: it would pay twice', async () => {
    const remoteId = await shop.world.place();
    const refunds = [
      { id: 'f', externalIds: {}, stage: 'succeeded' as const, amount: '1.00', items: [], movesMoney: false },
    ];
    const refused = await shop.write({
      operation: 'refund',
      order: { ...order, refunds },
      factId: 'f',
      link: { remoteId },
    });
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'destination.wouldPay' }] });
  });

  it('a return of what never left is refused', async () => {
    const { link } = must(await shop.create(order));
    const returns = [{ id: 'f', externalIds: {}, stage: 'received' as const, items: [{ lineId: 'm', quantity: 1 }] }];
    const refused = await shop.write({
      operation: 'return',
      order: { ...order, returns },
      factId: 'f',
      ...(link && { link }),
    });
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'destination.notShipped' }] });
  });
});

it('an app that lacks a right is told which', async () => {
  await shop.world.stop();
  shop = await aShop(execute, { scopes: ['write_orders', 'read_products'] });
  const refused = await shop.world.connector.test(shop.world.call());
  expect(refused).toMatchObject({ ok: false, problems: [{ code: 'connection.forbidden' }] });
  expect(refused.ok ? '' : refused.problems[0]?.advice).toContain('write_merchant_managed_fulfillment_orders');
});
