import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '../../../nodes/order/order';
import { totalsDelta } from '../../../nodes/order/totals';
import { amazonExamples, amazonShapeViolations, amazonViolations } from '../../tooling/amazon-contract';
import { pull } from '../simulator-kit/scenarios/observe';
import { carrierFor } from './carriers';
import { includedData } from './list-orders';
import { type AmazonWorld, openAmazonWorld, placeTwoAndOne } from './scenario-world';
import { productFor } from './simulator';
import { showOrder } from './simulator-show';
import { packageReference } from './write-shipment';

let world: AmazonWorld;
const asked: { method: string; url: string }[] = [];
beforeEach(async () => {
  asked.length = 0;
  world = await openAmazonWorld({ watch: (request) => asked.push(request) });
});
afterEach(() => world.stop());

const list = (cursor: unknown = null) => world.connector.listOrders?.({ ...world.call(), cursor });

describe('signing in', () => {
  it('asks for one token, however many calls want it at once', async () => {
    const call = world.call();
    await Promise.all(Array.from({ length: 8 }, () => world.connector.listOrders?.({ ...call, cursor: null })));
    expect(world.simulator.granted()).toBe(1);
  });
  it('renews a token once when Amazon says it has expired, and the call goes on', async () => {
    await list();
    world.simulator.expireTokens();
    await expect(list()).resolves.toMatchObject({ ok: true });
    expect(world.simulator.granted()).toBe(2);
  });
  it('renews it by itself before its hour is over', async () => {
    for (let minutes = 0; minutes < 120; minutes += 5) await expect(list()).resolves.toMatchObject({ ok: true });
    expect([world.simulator.granted(), asked.filter(({ url }) => url.includes('/orders?')).length]).toEqual([2, 24]);
  });
  it('says so when the seller has withdrawn the authorization', async () => {
    await list();
    world.simulator.revoke();
    await expect(list()).resolves.toMatchObject({
      ok: false,
      problems: [{ code: 'connection.unauthorized', retry: 'never' }],
    });
  });
  it('names the account', async () => {
    await expect(world.connector.test(world.call())).resolves.toEqual({
      ok: true,
      value: { account: 'Seller A2SIMULATED, 4 marketplaces' },
    });
  });
});

describe('reading orders', () => {
  it('pages through more than fit on a page, and stays in its window while it does', async () => {
    for (let index = 0; index < 230; index++) placeTwoAndOne(world.simulator);
    const ids = new Set<string>();
    let cursor: unknown = null;
    for (let more = true; more; ) {
      const page = await list(cursor);
      if (!page?.ok) throw new Error(JSON.stringify(page));
      for (const { orderId } of page.value.records) ids.add(orderId);
      ({ cursor, more } = page.value);
    }
    expect(ids.size).toBe(230);
    const bounds = asked
      .filter(({ url }) => url.includes('/orders?'))
      .map(({ url }) => new URL(url).searchParams.get('lastUpdatedBefore'));
    expect([bounds.length, new Set(bounds).size]).toEqual([3, 1]);
  });
  it('reads the orders of every marketplace with totals that agree to the minor unit', () => {
    const seen = new Set<string>();
    for (let index = 0; index < 200; index++) {
      const products = [
        { product: productFor('MUG-BLUE'), quantity: 1 + (index % 5) },
        { product: productFor('HOOK-BRASS'), quantity: 3 },
      ];
      const placed = world.simulator.place({ seed: `totals-${index}`, products });
      const message = { topic: 'poll', headers: {}, body: { order: showOrder(placed, includedData) } };
      const reading = world.connector.read(message, { connectionId: 'c-amazon', settings: {} });
      const order = reading.ok ? reading.value.news[0]?.order : undefined;
      expect(order && totalsDelta(order), JSON.stringify(reading)).toBe('0');
      seen.add(order?.currency ?? '');
    }
    expect(seen).toEqual(new Set(['EUR', 'GBP', 'USD', 'JPY']));
  });
  it('stops when Amazon’s tiny rate is used up, for as long as its header says', async () => {
    const call = world.call();
    for (let index = 0; index < 20; index++) await world.connector.listOrders?.({ ...call, cursor: null });
    await expect(world.connector.listOrders?.({ ...call, cursor: null })).resolves.toMatchObject({
      ok: false,
      problems: [{ code: 'channel.rateLimited', retry: 'later', retryAfterMs: 178_572 }],
    });
  });
  it('begins its round again when a page’s token has grown old', async () => {
    const first = await list();
    if (!first?.ok) throw new Error('no page');
    world.faults.add({ path: '/orders/', fault: { kind: 'status', status: 400 } });
    const since = '2026-01-01T00:00:00.000Z';
    await expect(list({ since, until: '2026-01-02T00:00:00.000Z', token: 'old' })).resolves.toEqual({
      ok: true,
      value: { records: [], cursor: { since }, more: true },
    });
  });
  it('tells an order once it is released, and not before', async () => {
    const { id } = world.simulator.place({}, { released: false });
    await expect(pull(world, id)).rejects.toThrow('never came');
    world.simulator.core.desk.edit(id, { reference: null, details: { released: true } });
    expect((await pull(world, id)).payment).toBe('paid');
  });
  it('has no order of a number that is none', async () => {
    for (const idOrNumber of ['302-9999999-9999999', '1001', '../feeds']) {
      await expect(world.connector.getOrder?.({ ...world.call(), idOrNumber })).resolves.toEqual({
        ok: true,
        value: null,
      });
    }
  });
});

describe('a shipment', () => {
  const parcel = { carrier: 'dhl', trackingNumber: 'JD1' };
  const withParcels = (order: Order, parcels: Order['shipments'][number]['parcels']): Order => ({
    ...order,
    shipments: [{ id: 's-1', externalIds: {}, state: 'shipped', parcels, shippedAt: '2999-01-01T00:00:00Z' }],
  });
  const ship = (order: Order) =>
    world.connector.writes.shipment?.write(world.call(), {
      operation: 'shipment',
      reference: 'slship',
      order,
      factId: 's-1',
      skuMap: {},
    });

  it('of two parcels whose second was lost on the way is finished, not begun again', async () => {
    const order = await pull(world, await world.place());
    const parcels = order.lines.map(({ id, quantity }, index) => ({
      ...parcel,
      trackingNumber: `JD${index}`,
      items: [{ lineId: id, quantity }],
    }));
    world.faults.add({ method: 'POST', path: '/orders/v0', skip: 1, fault: { kind: 'status', status: 503 } });
    await expect(ship(withParcels(order, parcels))).resolves.toMatchObject({
      problems: [{ code: 'channel.unavailable' }],
    });
    await expect(ship(withParcels(order, parcels))).resolves.toMatchObject({ ok: true });
    const numbers = (await pull(world, order.source.orderId)).shipments.map((one) => one.parcels[0]?.trackingNumber);
    expect(numbers).toEqual(['JD0', 'JD1']);
    expect(world.simulator.core.ledger.summary().find(({ operation }) => operation === 'shipment')).toMatchObject({
      done: 2,
      twice: [],
    });
  });
  it('without a tracking number or a carrier is refused before it is sent', async () => {
    const order = await pull(world, await world.place());
    const items = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }));
    await expect(ship(withParcels(order, [{ carrier: 'DHL', items }]))).resolves.toMatchObject({
      problems: [{ code: 'destination.trackingMissing' }],
    });
    await expect(ship(withParcels(order, [{ trackingNumber: 'JD1', items }]))).resolves.toMatchObject({
      problems: [{ code: 'destination.carrierMissing' }],
    });
    expect(asked.some(({ url }) => url.includes('shipmentConfirmation'))).toBe(false);
  });
  it('has a package number of whole digits that stays the same', () => {
    expect(packageReference('slabc', 0)).toMatch(/^[1-9]\d{2,9}$/);
    expect(Number(packageReference('slabc', 99))).toBeLessThan(2 ** 31);
    expect(packageReference('slabc', 1)).toBe(String(Number(packageReference('slabc', 0)) + 1));
  });
  it('names its carrier as Amazon does, by the person’s own match, or in its own words', () => {
    const match = { kind: 'carrier', code: 'House van', target: 'DPD', service: 'Classic', trackingUrl: null } as const;
    const told = (carrier?: string) => {
      const found = carrierFor({ ...(carrier && { carrier }), items: [] }, { matches: [match], unknown: [] });
      return found.ok ? found.value : found.problems;
    };
    expect(told('royal-mail')).toEqual({ carrierCode: 'Royal Mail' });
    expect(told('house van')).toEqual({ carrierCode: 'DPD', shippingMethod: 'Classic' });
    expect(told('Bike Bob')).toEqual({ carrierCode: 'Other', carrierName: 'Bike Bob' });
    expect(told()).toBeNull();
  });
});

it('fetches a damaged label again instead of keeping it', async () => {
  const id = await world.place();
  world.simulator.buyLabel(id);
  const [label] = world.simulator.core.book.get(id)?.details.labels ?? [];
  const { http } = world.call();
  const damaging: typeof http = async (request) => {
    const response = await http(request);
    if (!request.url.includes('/mfn/')) return response;
    const text = response.text().replace(/"Checksum":"[^"]*"/, '"Checksum":"AAAA"');
    return { ...response, text: () => text, json: () => JSON.parse(text) };
  };
  const getLabel = (using: typeof http) =>
    world.connector.getOrder?.({ ...world.call(), http: using, idOrNumber: label?.shipmentId ?? '' });
  await expect(getLabel(damaging)).resolves.toMatchObject({ problems: [{ code: 'label.damaged', retry: 'later' }] });
  await expect(getLabel(http)).resolves.toMatchObject({ ok: true, value: { orderId: id } });
});

describe('the simulator', () => {
  it('answers in the shapes Amazon describes', async () => {
    const id = placeTwoAndOne(world.simulator, 'US');
    world.simulator.buyLabel(id);
    world.simulator.core.desk.edit(id, { reference: null, details: { cancelRequest: 'Mistake' } });
    const order = await world.connector.getOrder?.({ ...world.call(), idOrNumber: id });
    const value = order?.ok ? order.value?.body : null;
    expect(amazonShapeViolations('orders_2026-01-01', { value, definition: 'GetOrderResponse' })).toEqual([]);
    const [label] = world.simulator.core.book.get(id)?.details.labels ?? [];
    const bought = await world.connector.getOrder?.({ ...world.call(), idOrNumber: label?.shipmentId ?? '' });
    const { mfnShipment } = (bought?.ok && bought.value ? bought.value.body : {}) as { mfnShipment?: unknown };
    expect(amazonShapeViolations('merchantFulfillmentV0', { value: mfnShipment, definition: 'Shipment' })).toEqual([]);
  });
});

it('finds what Amazon would not understand, so that a clean sheet means something', () => {
  const [, example] = amazonExamples('sandbox/ordersV0').find(([name]) => name === 'confirmShipment.204.0.json') ?? [];
  const body = (example as { request: { parameters: { body: { value: object } } } }).request.parameters.body.value;
  const url = 'https://x.test/orders/v0/orders/902-1/shipmentConfirmation';
  const send = (value: object) => amazonViolations({ method: 'POST', url, body: JSON.stringify(value) });
  expect(send(body)).toEqual([]);
  expect(send({ ...body, marketplaceId: undefined, surprise: 1 })).toEqual([
    'body.marketplaceId: missing',
    'body.surprise: unknown',
  ]);
  expect(
    amazonViolations({
      method: 'GET',
      url: 'https://x.test/orders/2026-01-01/orders?includedData=BUYER,NONSENSE&page=2',
    }),
  ).toEqual(['query page: unknown', expect.stringContaining('query includedData[1]: NONSENSE is none of')]);
  expect(amazonViolations({ method: 'GET', url: 'https://x.test/orders/v9' })).toHaveLength(1);
});
