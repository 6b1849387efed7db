import { afterAll, beforeAll, expect, it } from 'vitest';
import { aLine, anOrder } from '../../../nodes/order/an-order';
import { type AShop, aShop } from './a-shop';
import { official, otherKinds, strangeNames, type Writable } from './shop-check';

let world: AShop;
const sent = (method: string, end: RegExp) => world.bodies(method, end) as Record<string, unknown>[];

beforeAll(async () => {
  world = await aShop();
  const shipTo = {
    name: 'Ana Ruiz',
    company: 'Ruiz SL',
    lines: ['Calle Mayor 1', '2º B'],
    city: 'Madrid',
    country: 'ES',
    phone: '1',
  };
  const order = anOrder({
    source: { connectionId: 'c-market', channel: 'mirakl', orderId: 'M-1', number: 'M-1' },
    placedAt: new Date().toISOString(),
    shipTo,
    lines: [
      aLine({ sku: 'MUG-BLUE', quantity: 2, total: '19.00', giftMessage: 'Hi', attributes: { Colour: 'Blue' } }),
      aLine({ id: '2', sku: 'TEE-M' }),
    ],
    charges: [
      { kind: 'shipping', title: 'Standard', amount: '4.90', taxes: [] },
      { kind: 'fee', title: 'Gift wrap', amount: '1.00', taxes: [] },
    ],
    totals: { subtotal: '28.50', discount: '0', shipping: '4.90', tax: '0', total: '34.40' },
    note: 'Ring twice',
    tags: ['Kogan'],
    assigned: { tags: ['Kogan'], attributes: { Warehouse: 'North' }, note: 'Wrap it' },
  });
  const created = await world.write({ operation: 'order', order });
  if (!created.ok || !created.value.link) throw new Error(JSON.stringify(created));
  const about = { link: created.value.link, factId: 'f' };
  const items = [
    { lineId: '1', quantity: 2 },
    { lineId: '2', quantity: 1 },
  ];
  const fact = { id: 'f', externalIds: {} };
  await world.write({ operation: 'update', order: { ...order, shipTo: { ...shipTo, city: 'Toledo' } }, ...about });
  const shipments = [
    { ...fact, state: 'shipped' as const, parcels: [{ carrier: 'UPS', trackingNumber: '1Z', items }] },
  ];
  await world.write({ operation: 'shipment', order: { ...order, shipments }, ...about });
  const refunds = [
    {
      ...fact,
      stage: 'succeeded' as const,
      amount: '2',
      items: [{ lineId: '1', quantity: 1, amount: '2' }],
      movesMoney: false,
    },
  ];
  await world.write({ operation: 'refund', order: { ...order, refunds }, ...about });
  const documents = [{ ...fact, kind: 'label' as const, url: 'https://labels.example/1' }];
  await world.write({ operation: 'label', order: { ...order, documents }, ...about });
});
afterAll(() => world.stop());

it('creates an order in the form of the official example', () => {
  const [body = {}] = sent('POST', /\/orders$/);
  expect(otherKinds(body, official('orders.create-an-order'))).toEqual([]);
  expectNames(body, 'order');
  for (const address of [body['billing'], body['shipping']]) expectNames(address, 'address');
  expectEach(body['line_items'], 'line');
  expectEach(body['shipping_lines'], 'shippingLine');
  expectEach(body['fee_lines'], 'feeLine');
  expectEach(body['meta_data'], 'meta');
});

it('changes an order with names it may change only', () => {
  const bodies = sent('PUT', /\/orders\/\d+$/);
  expect(bodies.length).toBeGreaterThan(3);
  for (const body of bodies) {
    expect(otherKinds(body, official('orders.update-an-order'))).toEqual([]);
    expectNames(body, 'order');
    expectEach(body['line_items'], 'line');
    expectEach(body['fee_lines'], 'feeLine');
    expectEach(body['meta_data'], 'meta');
  }
});

it('writes notes and refunds in the documented form', () => {
  const notes = sent('POST', /\/notes$/);
  expect(notes.length).toBeGreaterThan(1);
  for (const note of notes) {
    expect(otherKinds(note, official('order-notes.create-an-order-note'))).toEqual([]);
    expectNames(note, 'note');
  }
  const [refund = {}] = sent('POST', /\/refunds$/);
  expectNames(refund, 'refund');
  expectEach(refund['line_items'], 'refundLine');
  expect(refund).toMatchObject({ amount: '2.00', api_refund: false, api_restock: false });
});

it('sends amounts as decimal text and quantities as whole numbers', () => {
  const lines = sent('POST', /\/orders$/)[0]?.['line_items'] as {
    total: unknown;
    subtotal: unknown;
    quantity: unknown;
  }[];
  for (const { total, subtotal, quantity } of lines) {
    expect([total, subtotal]).toEqual([expect.stringMatching(/^\d+(\.\d+)?$/), expect.stringMatching(/^\d+(\.\d+)?$/)]);
    expect(Number.isInteger(quantity)).toBe(true);
  }
});

it('reads with documented parameters only', () => {
  const documented =
    `after before modified_after modified_before dates_are_gmt page per_page order orderby status product search
    sku type force`.split(/\s+/);
  const used = world.sent.flatMap(({ url }) => [...new URL(url).searchParams.keys()]);
  expect([...new Set(used)].filter((name) => !documented.includes(name))).toEqual([]);
});

it('proves who we are by Basic keys, and puts them in no address', () => {
  const basic = `Basic ${Buffer.from('ck_demo:cs_demo').toString('base64')}`;
  expect(new Set(world.sent.map(({ headers }) => headers?.['authorization']))).toEqual(new Set([basic]));
  expect(world.sent.some(({ url }) => /ck_|cs_/.test(url))).toBe(false);
});

function expectNames(value: unknown, kind: Writable): void {
  expect(strangeNames(value, kind)).toEqual([]);
}

function expectEach(list: unknown, kind: Writable): void {
  for (const one of (list as unknown[] | undefined) ?? []) expectNames(one, kind);
}
