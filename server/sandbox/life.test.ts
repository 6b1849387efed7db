import { afterEach, expect, it } from 'vitest';
import { openItems, statusOf } from '../connectors/simulator-kit/sim-order';
import { createLife } from './life';
import { type SandboxWorld, startWorld } from './world';

const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0)) await step();
});

/** The sandbox with a clock of its own, and somebody who brings every new order of the markets into the store. */
async function aDemo() {
  let time = new Date('2026-05-01T08:00:00Z').getTime();
  const world = await startWorld({
    dataFolder: null,
    ports: { harbour: 0, lantern: 0, store: 0 },
    now: () => new Date(time),
    log: () => undefined,
  });
  undo.push(world.stop);
  const life = createLife({ simulators: world.simulators, now: () => new Date(time) });
  const run = (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      time += 1_000;
      life.tick();
      fulfil(world);
    }
  };
  return { world, run };
}

const listen = ({ simulators: { harbour, lantern } }: SandboxWorld) => {
  // Nobody is there: the messages go nowhere, but the life of the demo begins.
  for (const { core } of [harbour, lantern])
    core.webhooks.subscribe({ url: 'http://127.0.0.1:9/', secret: '', topics: [] });
};

/** What the flows of the demo do, in short. */
function fulfil({ simulators: { harbour, lantern, store } }: SandboxWorld): void {
  for (const { core } of [harbour, lantern]) {
    for (const order of core.book.newest({ offset: 0, limit: 20 })) {
      if (store.core.book.withReference(order.number).length > 0) continue;
      if (order.lines.some(({ sku }) => sku === 'LANTERN-RED')) continue;
      const { details, ...rest } = order;
      store.core.desk.place({
        id: `so-${order.number}`,
        number: `WS-${order.number}`,
        reference: order.number,
        lines: rest.lines,
        details: {
          source: { name: details.marketplace, number: order.number },
          placed_at: details.placed_at,
          currency: details.currency,
          prices_include_tax: details.prices_include_tax,
          buyer: details.buyer,
          shipping_address: null,
          billing_address: null,
          shipping_method: null,
          tags: [],
          note: null,
          attributes: {},
          lines: [],
          charges: [],
          totals: details.totals,
          paid: true,
        },
      });
    }
  }
}

it('stays silent until somebody listens', async () => {
  const { world, run } = await aDemo();
  run(60);
  expect(world.simulators.harbour.core.book.size).toBe(0);
});

it('places an order every few seconds, alternating between the marketplaces', async () => {
  const { world, run } = await aDemo();
  listen(world);
  run(41);
  const { harbour, lantern } = world.simulators;
  expect([harbour.core.book.size, lantern.core.book.size]).toEqual([6, 5]);
});

it('ships about two of three, and has one unknown SKU, one cancellation by the buyer, one return with its refund, and labels', async () => {
  const { world, run } = await aDemo();
  listen(world);
  run(180);
  const { harbour, lantern, store } = world.simulators;
  const sold = [
    ...harbour.core.book.newest({ offset: 0, limit: 100 }),
    ...lantern.core.book.newest({ offset: 0, limit: 100 }),
  ];
  const inStore = store.core.book.newest({ offset: 0, limit: 100 });
  const due = inStore.slice(8);
  const shipped = due.filter((order) => openItems(order).length === 0);
  expect(shipped.length / due.length).toBeGreaterThan(0.45);
  expect(shipped.length / due.length).toBeLessThan(0.85);
  expect(sold.filter(({ lines }) => lines.some(({ sku }) => sku === 'LANTERN-RED'))).toHaveLength(1);
  expect(sold.filter((order) => statusOf(order) === 'cancelled')).toHaveLength(2 - 1);
  expect(inStore.filter(({ returns, refunds }) => returns.length === 1 && refunds.length === 1)).toHaveLength(1);
  const labels = sold.flatMap(({ documents }) => documents);
  expect(labels.length).toBeGreaterThan(2);
  expect(Buffer.from(labels[0]?.content ?? '', 'base64').toString()).toMatch(/^<!doctype html>.*PARCEL POST/s);
});

it('grows calm after 200 orders', async () => {
  const { world, run } = await aDemo();
  listen(world);
  const { harbour, lantern } = world.simulators;
  for (let n = 0; n < 100; n++) [harbour, lantern].map((market) => market.place());
  run(130);
  expect(harbour.core.book.size + lantern.core.book.size).toBe(203);
});
