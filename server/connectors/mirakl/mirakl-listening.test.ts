import { afterEach, expect, it } from 'vitest';
import { mirakl } from '.';
import { marketsOfTests } from './opened-markets';

const open = marketsOfTests(afterEach);

it('accepts new orders with every line, and then knows where to send them', async () => {
  const world = await open();
  const { id } = world.market.place();
  const pages = await world.poll();
  expect(world.bodies('PUT', /accept$/)).toEqual([
    {
      order_lines: [
        { id: `${id}-1`, accepted: true },
        { id: `${id}-2`, accepted: true },
      ],
    },
  ]);
  const news = world.read(pages[0]?.records[0]?.body);
  expect(news?.order).toMatchObject({
    acceptance: 'accepted',
    payment: 'paid',
    shipTo: { city: 'Lyon', country: 'FR' },
  });
});

it('leaves acceptance to people where it is told so', async () => {
  const world = await open({}, { autoAccept: false, handOver: 'always' });
  const { id } = world.market.place();
  const [page] = await world.poll();
  expect(world.bodies('PUT', /accept$/)).toEqual([]);
  expect(world.read(page?.records[0]?.body)?.order).toMatchObject({ acceptance: 'awaiting' });
  expect(world.details(id).state).toBe('WAITING_ACCEPTANCE');
});

it('offers an order as it is when somebody was quicker to accept it', async () => {
  const world = await open();
  const { id } = world.market.place();
  const fault = { kind: 'status', status: 400 } as const;
  world.market.core.faults.add({ method: 'PUT', path: `/api/orders/${id}/accept`, fault });
  const [page] = await world.poll();
  expect(page?.records).toMatchObject([{ orderId: id }]);
});

it('waits for the buyer’s payment before it hands an order over, and has no address until then', async () => {
  const world = await open({ debit: 'later' });
  const { id } = world.market.place();
  expect(await world.pull(id)).toBeUndefined();
  expect(world.details(id).state).toBe('WAITING_DEBIT_PAYMENT');
  const lines = world.details(id).lines.map((line) => ({ ...line, state: 'SHIPPING' }));
  world.market.change(id, { state: 'SHIPPING', debitedAt: new Date().toISOString(), lines });
  expect((await world.pull(id))?.order).toMatchObject({ payment: 'paid', shipTo: { name: 'Chloé Lefèvre' } });
});

it('reads more orders than a page holds, each once, and goes on from the marketplace’s own clock', async () => {
  const world = await open();
  const ids = Array.from({ length: 130 }, () => world.market.place({ state: 'SHIPPING' }).id);
  const pages = await world.poll();
  const seen = pages.flatMap(({ records }) => records.map(({ orderId }) => orderId));
  expect([...new Set(seen)].toSorted()).toEqual(ids.toSorted());
  expect(seen).toHaveLength(130);
  const last = pages.at(-1)?.cursor;
  expect(last).toMatchObject({ step: 'orders', offset: 0, began: null });
  // What comes again is the same record, so the inbox knows it.
  const again = (await world.poll(last)).flatMap(({ records }) => records.map(({ dedupeKey }) => dedupeKey));
  const first = pages.flatMap(({ records }) => records.map(({ dedupeKey }) => dedupeKey));
  expect(again.every((key) => first.includes(key))).toBe(true);
});

it('catches up on a span of time by the day an order was placed', async () => {
  const world = await open();
  const { id } = world.market.place({ state: 'SHIPPING' });
  const listed = async (window: { from: Date; to: Date }) => {
    const page = await mirakl.listOrders?.({ ...world.call(), cursor: null, window });
    return page?.ok ? page.value.records.map(({ orderId }) => orderId) : page;
  };
  const now = Date.now();
  expect(await listed({ from: new Date(now - 60_000), to: new Date(now + 60_000) })).toEqual([id]);
  expect(await listed({ from: new Date(now - 120_000), to: new Date(now - 60_000) })).toEqual([]);
});

it('notices a return that leaves the order’s own time alone', async () => {
  const world = await open();
  const { id } = world.market.place({ state: 'SHIPPED' });
  const pages = await world.poll();
  const cursor = { ...(pages.at(-1)?.cursor as object), since: new Date(Date.now() + 3_600_000).toISOString() };
  const later = new Date(Date.now() + 3_700_000).toISOString();
  const line = world.details(id).lines[0];
  const one = {
    id: '00000000-0000-4000-8000-000000000001',
    at: later,
    updatedAt: later,
    state: 'RECEIVED',
    rma: 'R1',
    reasonCode: 'RETURN_OTHER',
    labelUrl: null,
    lines: [{ lineId: line?.id ?? '', quantity: 1 }],
  };
  world.market.change(id, { returns: [one] });
  const records = (await world.poll(cursor)).flatMap((page) => page.records);
  expect(records.map(({ body }) => world.read(body)?.returns)).toMatchObject([[{ stage: 'received', number: 'R1' }]]);
});

it('fetches labels of the types it is told, as they are', async () => {
  const world = await open({}, { labelTypes: 'SHIPPING_LABEL' });
  const bytes = Buffer.from([0x25, 0x50, 0x44, 0x46, 0xff, 0x00]).toString('base64');
  const document = { at: new Date().toISOString(), bytes };
  const { id } = world.market.place({
    documents: [
      { ...document, id: 1, fileName: 'label.pdf', type: 'SHIPPING_LABEL' },
      { ...document, id: 2, fileName: 'invoice.pdf', type: 'CUSTOMER_INVOICE' },
    ],
  });
  expect((await world.pull(id))?.documents).toMatchObject([
    { id: '1', kind: 'label', mediaType: 'application/pdf', data: bytes },
  ]);
});

it('finds an order by its number, and none by anything else', async () => {
  const world = await open();
  const { id } = world.market.place();
  expect((await world.pull(` ${id} `))?.orderId).toBe(id);
  for (const other of ['', `${id},${id}`, 'Order_0-A']) expect(await world.pull(other)).toBeUndefined();
});

it('goes on where a marketplace gives fewer at once than asked for', async () => {
  const world = await open();
  const call = world.call();
  const order = { order_state: 'SHIPPED', order_lines: [] };
  const short = {
    ...call,
    http: (request: Parameters<typeof call.http>[0]) => {
      const offset = Number(new URL(request.url).searchParams.get('offset') ?? 0);
      const orders = [{ ...order, order_id: `O-${offset}` }];
      const body = request.url.includes('/orders?') ? { orders, total_count: 3 } : { data: [] };
      const text = JSON.stringify(body);
      return Promise.resolve({
        status: 200,
        headers: {},
        body: Buffer.from(text),
        text: () => text,
        json: () => body,
      });
    },
  };
  const offsets: unknown[] = [];
  let cursor: unknown = null;
  for (let round = 0; round < 3; round += 1) {
    const page = await mirakl.listOrders?.({ ...short, cursor });
    cursor = page?.ok ? page.value.cursor : cursor;
    offsets.push(cursor);
  }
  expect(offsets).toMatchObject([{ offset: 1 }, { offset: 2 }, { step: 'shipments' }]);
});
