import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Market } from '../connectors/sandbox-market/simulator';
import { shipByHand } from '../connectors/sandbox-store/ship-by-hand';
import { openItems, shippedQuantity, statusOf } from '../connectors/simulator-kit/sim-order';
import { createHookHandler } from '../inbox/hook-handler';
import { chromiumRenderer } from '../labels/chromium-renderer';
import { readPdf } from '../labels/pdf';
import { createTestWorld, type TestWorld } from '../tooling/test-world';
import { startWorker, type Worker } from '../worker';
import { demoLabel } from './demo-label';
import { seedDemo } from './seed-demo';
import { type SandboxWorld, startWorld } from './world';

let test: TestWorld;
let sandbox: SandboxWorld;
let worker: Worker;
let hooks: Server;
let dataFolder: string;

/** The demo as npm start sets it up, all of it over real HTTP and a real database; only the pages are missing. */
beforeAll(async () => {
  test = await createTestWorld();
  sandbox = await startWorld({ dataFolder: null, ports: { harbour: 0, lantern: 0, store: 0 }, log: () => undefined });
  dataFolder = await mkdtemp(join(tmpdir(), 'demo-'));
  const handle = createHookHandler(test.world);
  hooks = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => hooks.listen(0, '127.0.0.1', resolve));
  const hooksAt = `http://127.0.0.1:${(hooks.address() as AddressInfo).port}`;
  worker = await startWorker(test.world, { url: test.url, renderer: chromiumRenderer() });
  const { markets, store } = sandbox;
  await seedDemo(test.world, { sandbox: { markets: [...markets], store }, dataFolder, hooksAt });
}, 60_000);

afterAll(async () => {
  await worker.stop();
  await sandbox.stop();
  await new Promise((resolve) => hooks.close(resolve));
  await test.drop();
  await rm(dataFolder, { recursive: true });
}, 60_000);

const inStore = (number: string) =>
  sandbox.simulators.store.core.book
    .newest({ offset: 0, limit: 500 })
    .filter(({ details }) => details.source?.number === number);

async function arrived(number: string) {
  await expect.poll(() => inStore(number).length, { timeout: 15_000, interval: 50 }).toBe(1);
  const [order] = inStore(number);
  if (!order) throw new Error('gone again');
  return order;
}

const at = (market: Market, number: string) => market.core.book.get(number);

it('brings an order of each marketplace into the store with its tag, lines and total', async () => {
  const { harbour, lantern } = sandbox.simulators;
  for (const [market, tag] of [
    [harbour, 'Harbour Market'],
    [lantern, 'Lantern Bazaar'],
  ] as const) {
    const placed = market.place();
    const order = await arrived(placed.number);
    expect(order.details.tags).toContain(tag);
    expect(order.details.totals.total).toBe(placed.details.totals.total);
    expect(order.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual(
      placed.lines.map(({ sku, quantity }) => [sku, quantity]),
    );
  }
});

it('tells a shipment to the marketplace the order came from, and to no other', async () => {
  const { harbour, lantern, store } = sandbox.simulators;
  const placed = lantern.place();
  const order = await arrived(placed.number);
  const before = harbour.core.ledger.history({}).length;
  shipByHand(store.core, order.id);
  const tracking = store.core.book.get(order.id)?.shipments[0]?.trackingNumber;
  await expect
    .poll(() => at(lantern, placed.number)?.shipments.map(({ trackingNumber }) => trackingNumber), { timeout: 15_000 })
    .toEqual([tracking]);
  expect(statusOf(at(lantern, placed.number) ?? placed)).toBe('shipped');
  expect(harbour.core.ledger.history({})).toHaveLength(before);
});

it('cancels in the store what the buyer cancelled at the marketplace, once', async () => {
  const { harbour, store } = sandbox.simulators;
  const placed = harbour.place();
  const order = await arrived(placed.number);
  harbour.core.desk.cancel(placed.id, {
    reference: null,
    by: 'customer',
    reason: 'Ordered by mistake',
    items: openItems(placed),
  });
  await expect.poll(() => statusOf(store.core.book.get(order.id) ?? order), { timeout: 15_000 }).toBe('cancelled');
  expect(store.core.book.get(order.id)?.cancellations).toMatchObject([
    { by: 'customer', reason: 'Ordered by mistake' },
  ]);
  expect(harbour.core.book.get(placed.id)?.cancellations).toHaveLength(1);
});

it('takes a return and its refund home', async () => {
  const { harbour, store } = sandbox.simulators;
  const placed = harbour.place({ skus: ['TEAPOT-1L'], quantity: 1 });
  const order = await arrived(placed.number);
  shipByHand(store.core, order.id);
  await expect.poll(() => at(harbour, placed.number)?.shipments.length, { timeout: 15_000 }).toBe(1);
  const shipped = store.core.book.get(order.id) ?? order;
  const items = shipped.lines.map(({ id }) => ({ lineId: id, quantity: shippedQuantity(shipped, id) }));
  store.core.desk.takeBack(order.id, { reference: null, stage: 'received', reason: 'Not as expected', items });
  const money = { shippingAmount: null, reason: null, movesMoney: true, items: [] };
  store.core.desk.refund(order.id, { reference: null, amount: placed.details.totals.total, ...money });
  await expect.poll(() => at(harbour, placed.number)?.returns.length, { timeout: 15_000 }).toBe(1);
  await expect
    .poll(() => at(harbour, placed.number)?.refunds.map(({ amount }) => amount), { timeout: 15_000 })
    .toEqual([placed.details.totals.total]);
});

it('puts the marketplace’s HTML label onto the store’s order as a PDF of the right size, once', async () => {
  const { harbour, store } = sandbox.simulators;
  const placed = harbour.place();
  const order = await arrived(placed.number);
  const content = demoLabel({ number: placed.number, name: 'Ana Ruiz', street: 'Calle Mayor 1', city: 'Madrid' });
  harbour.core.desk.attach(placed.id, {
    reference: null,
    kind: 'label',
    mediaType: 'text/html',
    content,
    shipmentId: null,
  });
  const inStoreNow = () => store.core.book.get(order.id)?.documents ?? [];
  await expect.poll(() => inStoreNow().length, { timeout: 20_000 }).toBe(1);
  const [label] = inStoreNow();
  expect(label).toMatchObject({ kind: 'label', mediaType: 'application/pdf' });
  expect(await readPdf(Buffer.from(label?.content ?? '', 'base64'))).toEqual({
    pages: 1,
    widthMm: 101.6,
    heightMm: 152.4,
  });
});

it('makes nothing of an order with an unknown SKU and names the SKU', async () => {
  const { harbour, store } = sandbox.simulators;
  const { number } = harbour.place({ skus: ['LANTERN-RED'], quantity: 1 });
  await expect
    .poll(() => store.core.ledger.history({}).filter(({ code }) => code === 'unknown_sku').length, { timeout: 15_000 })
    .toBe(1);
  expect(inStore(number)).toEqual([]);
});

it('creates every order once, though answers are lost, come late or are refused for a while', async () => {
  const { harbour, store } = sandbox.simulators;
  // Like most real shops: asked twice, it makes two orders. Only looking first keeps it at one.
  store.core.desk.recognisesReferences = false;
  store.core.faults.add({
    method: 'POST',
    path: '/api/orders',
    every: 3,
    times: 4,
    fault: { kind: 'commitThenReset' },
  });
  store.core.faults.add({
    method: 'POST',
    path: '/api/orders',
    every: 4,
    times: 3,
    fault: { kind: 'status', status: 503, retryAfterSeconds: 0 },
  });
  const placed = Array.from({ length: 20 }, () => harbour.place());
  await expect
    .poll(() => placed.filter(({ number }) => inStore(number).length > 0).length, { timeout: 60_000, interval: 200 })
    .toBe(20);
  expect(placed.map(({ number }) => inStore(number).length)).toEqual(placed.map(() => 1));
  const orders = store.core.ledger.summary().find(({ operation }) => operation === 'order');
  expect(orders?.twice).toEqual([]);
  store.core.faults.clear();
  store.core.desk.recognisesReferences = true;
}, 90_000);
