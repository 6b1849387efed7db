import { afterAll, beforeAll, expect, it } from 'vitest';
import { shipByHand } from '../connectors/sandbox-store/ship-by-hand';
import { listProblemGroups } from '../health/list-problem-groups';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';
import { getCodeMap } from './get-code-map';
import { setCode } from './set-code';
import { setUnknownCode } from './set-unknown-code';

let demo: TestDemo;
beforeAll(async () => {
  demo = await startTestDemo();
}, 60_000);
afterAll(() => demo.drop(), 60_000);

const atMarket = (id: string) => demo.sandbox.simulators.harbour.core.book.get(id);
const shipmentsOf = (id: string) => atMarket(id)?.shipments ?? [];

it('a carrier the marketplace does not know waits, and goes on by itself once somebody has said what it is called there', async () => {
  const { world, owner: member, at } = demo;
  const { harbour, store } = demo.sandbox.simulators;
  const connectionId = at.harbour;
  const unknown = { kind: 'carrier', policy: 'hold', fallback: null } as const;
  expect(await setUnknownCode(world, { member, connectionId, unknown })).toMatchObject({ ok: true });

  const placed = [harbour.place(), harbour.place()];
  for (const { number } of placed) {
    const inStore = () =>
      store.core.book.newest({ offset: 0, limit: 500 }).find(({ details }) => details.source?.number === number);
    await expect.poll(inStore, { timeout: 15_000, interval: 50 }).toBeDefined();
    const order = inStore();
    if (order) shipByHand(store.core, order.id);
  }
  const groups = async () => (await listProblemGroups(world, member)).filter(({ code }) => code === 'carrier.unknown');
  const orders = async () => (await groups()).reduce((sum, group) => sum + group.orders, 0);
  await expect.poll(orders, { timeout: 15_000, interval: 50 }).toBe(2);
  for (const { fix } of await groups()) expect(fix).toBe('mapCode');
  for (const { id } of placed) expect(shipmentsOf(id)).toEqual([]);

  const read = await getCodeMap(world, { member, connectionId });
  const waiting = read.ok ? (read.value.kinds[0]?.waiting ?? []) : [];
  expect(waiting.reduce((sum, one) => sum + one.orders, 0)).toBe(2);
  for (const { code } of waiting) {
    // As somebody might type it, not letter by letter.
    const match = {
      kind: 'carrier',
      code: code.toUpperCase(),
      target: 'MARKET-1',
      service: null,
      trackingUrl: null,
    } as const;
    expect(await setCode(world, { member, connectionId, match })).toMatchObject({ ok: true });
  }
  for (const { id } of placed) {
    await expect.poll(() => shipmentsOf(id).length, { timeout: 15_000, interval: 50 }).toBe(1);
    expect(JSON.stringify(shipmentsOf(id))).toContain('MARKET-1');
  }
  await expect.poll(orders, { timeout: 15_000, interval: 50 }).toBe(0);
}, 60_000);
