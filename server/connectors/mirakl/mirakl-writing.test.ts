import { afterEach, expect, it } from 'vitest';
import type { Order, OrderDocument, Return } from '../../../nodes/order/order';
import { mirakl } from '.';
import { marketsOfTests } from './opened-markets';
import { returnReason } from './return-reasons';

const open = marketsOfTests(afterEach);

async function delivered(world: Awaited<ReturnType<typeof open>>): Promise<Order> {
  const order = await world.placed();
  const { lines } = world.details(order.source.orderId);
  const shippedAt = new Date().toISOString();
  const shipped = lines.map((line) => ({ ...line, state: 'SHIPPED', shippedAt }));
  world.market.change(order.source.orderId, { state: 'SHIPPED', lines: shipped });
  return order;
}
const withReturn = (order: Order, changes: Partial<Return>): Order => ({
  ...order,
  returns: [
    {
      id: 'b',
      externalIds: {},
      stage: 'approved',
      items: [{ lineId: order.lines[0]?.id ?? '', quantity: 1, reason: 'Changed my mind' }],
      ...changes,
    },
  ],
});
const comesBack = (order: Order) => ({ operation: 'return', order, factId: 'b' }) as const;

it('opens a return once and moves it on step by step', async () => {
  const world = await open();
  const order = await delivered(world);
  const opened = await world.write(comesBack(withReturn(order, {})));
  expect(world.bodies('POST', /returns$/)).toMatchObject([
    {
      returns: [
        {
          order_commercial_id: order.source.basketId,
          accepted: true,
          rma: 'slreturn',
          reason_code: 'RETURN_CHANGED_MIND',
          return_lines: [{ order_line_id: order.lines[0]?.id, quantity: 1 }],
        },
      ],
    },
  ]);
  expect(await world.write(comesBack(withReturn(order, { stage: 'closed' })))).toEqual(opened);
  expect(world.details(order.source.orderId).returns).toMatchObject([{ state: 'CLOSED' }]);
  expect(world.bodies('POST', /returns$/)).toHaveLength(1);
});

it('answers a buyer’s wish to return', async () => {
  for (const [stage, state] of [
    ['approved', 'IN_PROGRESS'],
    ['declined', 'REFUSED'],
    ['cancelled', 'CANCELED'],
  ] as const) {
    const world = await open();
    const order = await delivered(world);
    await world.write(comesBack(withReturn(order, { stage: 'requested' })));
    const { id } = world.details(order.source.orderId).returns[0] ?? { id: '' };
    const told = withReturn(order, { stage, externalIds: { 'c-mirakl': id } });
    expect(await world.write(comesBack(told))).toEqual({ ok: true, value: { factRemoteId: id } });
    expect(world.details(order.source.orderId).returns).toMatchObject([{ state }]);
  }
});

it('reads errors in the list of an answer that says 200', async () => {
  const world = await open();
  const order = await world.placed();
  expect(await world.write(comesBack(withReturn(order, {})))).toMatchObject({
    ok: false,
    problems: [{ code: 'destination.refused', message: expect.stringContaining('cannot be returned') }],
  });
});

it('knows the words shops use for reasons, and Mirakl’s own codes', () => {
  const codes = ['Too small', 'Arrived broken', 'Unwanted', 'RETURN_WARRANTY', undefined, 'Whatever'].map((reason) => {
    const read = returnReason(reason);
    return read.ok ? read.value : read.problems;
  });
  expect(codes).toEqual([
    'RETURN_PDNT_TOO_SMALL',
    'RETURN_BROKEN_ITEM',
    'RETURN_CHANGED_MIND',
    'RETURN_WARRANTY',
    'RETURN_OTHER',
    'RETURN_OTHER',
  ]);
});

const withLabel = (order: Order, changes: Partial<OrderDocument> = {}): Order => ({
  ...order,
  documents: [
    { id: 'd', externalIds: {}, kind: 'label', mediaType: 'application/pdf', data: 'JVBERi3/AA==', ...changes },
  ],
});
const label = (order: Order) => ({ operation: 'label', order, factId: 'd' }) as const;

it('attaches a label byte for byte, under a name it is found by', async () => {
  const world = await open({}, { uploadType: 'SHIPPING_LABEL' });
  const order = await world.placed();
  const done = await world.write(label(withLabel(order)));
  expect(world.details(order.source.orderId).documents).toMatchObject([
    { fileName: 'sllabel.pdf', type: 'SHIPPING_LABEL', bytes: 'JVBERi3/AA==' },
  ]);
  expect(await world.write(label(withLabel(order)))).toEqual(done);
  expect(world.details(order.source.orderId).documents).toHaveLength(1);
});

it('sends no label it has no bytes, no allowed format or no type for', async () => {
  const world = await open();
  const order = await world.placed();
  const codeOf = async (changes: Partial<OrderDocument>, uploadType = 'SHIPPING_LABEL') => {
    const done = await world.write(label(withLabel(order, changes)), { uploadType });
    return done.ok ? 'done' : done.problems[0]?.code;
  };
  expect(await codeOf({ data: undefined, url: 'https://labels.test/1.pdf' })).toBe('label.missing');
  expect(await codeOf({ mediaType: 'image/webp' })).toBe('label.formatRefused');
  expect(await codeOf({}, '')).toBe('connection.settings');
  // The marketplace answers 200 and lists what it did not take.
  expect(await codeOf({}, 'NO_SUCH_TYPE')).toBe('destination.refused');
});

it('puts tags and attributes into the custom fields that are named for them', async () => {
  const world = await open();
  const order = { ...(await world.placed()), tags: ['vip', 'gift'] };
  const marked = { ...order, assigned: { ...order.assigned, attributes: { Picker: 'Ann', Shelf: '7' } } };
  const request = { operation: 'update', order: marked } as const;
  await world.write(request, { tagsField: 'tags', fields: { Picker: 'picker' } });
  expect(world.bodies('PUT', /additional_fields$/)).toEqual([
    {
      order_additional_fields: [
        { code: 'picker', value: 'Ann' },
        { code: 'tags', value: 'vip, gift' },
      ],
    },
  ]);
  expect(await world.write(request)).toMatchObject({ ok: true, value: { note: expect.any(String) } });
});

it('tests a connection: whose shop it is, whether it is Mirakl at all, and whether labels have a type', async () => {
  const world = await open();
  const { host } = new URL(world.market.url);
  const test = (changes: Readonly<Record<string, unknown>>) => mirakl.test(world.call(changes));
  expect(await test({ uploadType: 'SHIPPING_LABEL' })).toEqual({
    ok: true,
    value: { account: `Harbour Goods (${host})` },
  });
  expect(await test({ uploadType: 'NOPE' })).toMatchObject({ ok: false, problems: [{ code: 'connection.settings' }] });
  expect(await mirakl.test({ ...world.call(), credentials: { apiKey: 'an-older-key' } })).toMatchObject({ ok: false });
});

it('takes the address of any page of the portal, and sends the shop’s id where a user has several', async () => {
  const world = await open();
  const settings = { baseUrl: `${world.market.url}/mmp/shop/order`, shopId: '2000' };
  expect(await mirakl.test(world.call(settings))).toMatchObject({ ok: true });
  expect(world.sent.at(-1)?.url).toBe(`${world.market.url}/api/account?shop_id=2000`);
});
