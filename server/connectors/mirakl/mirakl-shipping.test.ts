import { afterEach, expect, it } from 'vitest';
import type { Order, Parcel, Shipment } from '../../../nodes/order/order';
import { marketsOfTests } from './opened-markets';

const open = marketsOfTests(afterEach);

const withShipment = (order: Order, changes: Partial<Shipment> & Pick<Shipment, 'parcels'>): Order => ({
  ...order,
  shipments: [{ id: 's', externalIds: {}, state: 'shipped', ...changes }],
});
const whole = (order: Order): Parcel => ({
  carrier: 'UPS',
  trackingNumber: '1Z999',
  items: order.lines.map(({ id, quantity }) => ({ lineId: id, quantity })),
});
const part = (order: Order, changes: Partial<Parcel> = {}): Parcel => ({
  ...whole(order),
  items: [{ lineId: order.lines[0]?.id ?? '', quantity: 1 }],
  ...changes,
});
const asked = (order: Order) => ({ operation: 'shipment', order, factId: 's' }) as const;

it('tells the tracking number before “shipped”, when all of the order is in one parcel', async () => {
  const world = await open();
  const order = await world.placed();
  const done = await world.write(asked(withShipment(order, { parcels: [whole(order)] })));
  expect(done).toEqual({ ok: true, value: { factRemoteId: 'shipped' } });
  expect(world.bodies('PUT', /tracking$/)).toEqual([{ carrier_code: 'UPS', tracking_number: '1Z999' }]);
  expect(world.bodies('PUT', /ship$/)).toEqual([null]);
  expect(world.bodies('POST', /shipments$/)).toEqual([]);
});

it('never ships the whole order for a part of it: lines and units are said', async () => {
  const world = await open();
  const order = await world.placed();
  const done = await world.write(asked(withShipment(order, { parcels: [part(order)] })));
  expect(done).toEqual({ ok: true, value: { factRemoteId: 'slshipment' } });
  expect(world.bodies('PUT', /ship$/)).toEqual([]);
  expect(world.bodies('POST', /shipments$/)).toEqual([
    {
      shipments: [
        {
          order_id: order.source.orderId,
          shipped: true,
          shipment_lines: [{ order_line_id: order.lines[0]?.id, quantity: 1, package_reference: 'slshipment-1' }],
          tracking: { carrier_code: 'UPS', tracking_number: '1Z999' },
        },
      ],
    },
  ]);
  expect(world.details(order.source.orderId).state).toBe('SHIPPING');
});

it('makes a shipment of each parcel, and on a second try only of those that are missing', async () => {
  const world = await open();
  const order = await world.placed();
  const [first, second] = order.lines;
  const parcels = [
    part(order, { trackingNumber: 'A' }),
    { carrier: 'Colissimo', trackingNumber: 'B', items: [{ lineId: second?.id ?? '', quantity: 1 }] },
    part(order, { trackingNumber: 'C', items: [{ lineId: first?.id ?? '', quantity: 1 }] }),
  ];
  const request = asked(withShipment(order, { parcels }));
  expect(await world.find(request)).toEqual({ ok: true, value: null });
  await world.write(request);
  await world.write(request);
  expect(world.bodies('POST', /shipments$/)).toHaveLength(1);
  expect(world.details(order.source.orderId)).toMatchObject({ state: 'SHIPPED', shipments: [{}, {}, {}] });
  expect(await world.find(request)).toEqual({ ok: true, value: { factRemoteId: 'slshipment' } });
  // And our own shipments come back as the one they are.
  const news = await world.pull(order.source.orderId);
  expect(news?.shipments).toMatchObject([{ id: 'slshipment', parcels: [{}, { carrierCode: 'COL' }, {}] }]);
});

it('prepares a parcel that has not left, and moves it on when it has', async () => {
  const world = await open();
  const order = await world.placed();
  const prepared = { parcels: [part(order, { trackingNumber: undefined })], state: 'pending' as const };
  await world.write(asked(withShipment(order, prepared)));
  expect(world.details(order.source.orderId).shipments).toMatchObject([{ status: 'SHIPPING' }]);
  await world.write(asked(withShipment(order, { parcels: [part(order)] })));
  expect(world.bodies('POST', /tracking$/)).toMatchObject([
    { shipments: [{ tracking: { tracking_number: '1Z999' } }] },
  ]);
  expect(world.details(order.source.orderId).shipments).toMatchObject([{ status: 'SHIPPED' }]);
});

it('tells a newer tracking number of an order it has shipped', async () => {
  const world = await open();
  const order = await world.placed();
  await world.write(asked(withShipment(order, { parcels: [whole(order)] })));
  const parcels = [{ ...whole(order), trackingNumber: 'NEW' }];
  const known = withShipment(order, { parcels, externalIds: { 'c-mirakl': 'shipped' } });
  expect(await world.write(asked(known))).toMatchObject({ ok: true });
  expect(world.details(order.source.orderId).tracking).toMatchObject({ number: 'NEW' });
  expect(world.bodies('PUT', /ship$/)).toHaveLength(1);
});

it('names a carrier the marketplace does not know, with the parcel’s own link; a match of the person’s comes first', async () => {
  const world = await open();
  const order = await world.placed();
  const parcel = { ...whole(order), carrier: 'Harbour Couriers', trackingUrl: 'https://harbour.test/1Z999' };
  await world.write(asked(withShipment(order, { parcels: [parcel] })));
  expect(world.bodies('PUT', /tracking$/)).toEqual([
    { carrier_name: 'Harbour Couriers', tracking_number: '1Z999', carrier_url: 'https://harbour.test/1Z999' },
  ]);
  const other = await world.placed();
  const request = asked(withShipment(other, { parcels: [{ ...whole(other), carrier: 'Harbour Couriers' }] }));
  const match = { kind: 'carrier', code: 'harbour couriers', target: 'COL', service: null, trackingUrl: null } as const;
  await world.write({ ...request, codes: { matches: [match], unknown: [] } });
  expect(world.bodies('PUT', /tracking$/).at(-1)).toEqual({ carrier_code: 'COL', tracking_number: '1Z999' });
});

it('waits without anybody’s help while an order cannot be shipped yet', async () => {
  const world = await open();
  const order = await world.placed();
  const request = asked(withShipment(order, { parcels: [whole(order)] }));
  for (const [state, code] of [
    ['WAITING_ACCEPTANCE', 'destination.waitingForAcceptance'],
    ['WAITING_DEBIT_PAYMENT', 'destination.waitingForPayment'],
    ['STAGING', 'destination.waitingForRelease'],
  ] as const) {
    world.market.change(order.source.orderId, { state });
    expect(await world.write(request)).toMatchObject({ ok: false, problems: [{ code, retry: 'later' }] });
  }
  for (const state of ['CANCELED', 'REFUSED']) {
    world.market.change(order.source.orderId, { state });
    expect(await world.write(request)).toMatchObject({
      ok: false,
      problems: [{ code: 'destination.wrongState', retry: 'never' }],
    });
  }
});

it('says plainly that a marketplace without multi-shipment takes no parts, and ships nothing', async () => {
  const world = await open({ multiShipment: false });
  const order = await world.placed();
  const done = await world.write(asked(withShipment(order, { parcels: [part(order)] })));
  expect(done).toMatchObject({ ok: false, problems: [{ code: 'destination.partOnly', retry: 'never' }] });
  expect(world.details(order.source.orderId)).toMatchObject({ state: 'SHIPPING', shipments: [] });
});

it('refuses more units than are left, and products that are not on the order', async () => {
  const world = await open();
  const order = await world.placed();
  const items = (lineId: string, quantity: number) => [part(order, { items: [{ lineId, quantity }] })];
  const codeOf = async (parcels: Parcel[]) => {
    const done = await world.write(asked(withShipment(order, { parcels })));
    return done.ok ? 'done' : done.problems[0]?.code;
  };
  expect(await codeOf(items(order.lines[0]?.id ?? '', 3))).toBe('destination.quantityTooLarge');
  expect(await codeOf(items('elsewhere', 1))).toBe('destination.lineNotFound');
  expect(await codeOf([part(order, { items: [] })])).toBe('destination.withoutLines');
});

it('tells nothing of a parcel that was called off', async () => {
  const world = await open();
  const order = await world.placed();
  const asks = world.sent.length;
  const done = await world.write(asked(withShipment(order, { state: 'voided', parcels: [whole(order)] })));
  expect(done).toMatchObject({ ok: true, value: { note: expect.any(String) } });
  expect(world.sent).toHaveLength(asks);
});
