import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../nodes/problem';
import { unlistedProduct } from '../connectors/simulator-kit/catalogue';
import { withWorkspace } from '../db/with-workspace';
import { explainOrder } from '../orders/explain-order';
import { getOrder } from '../orders/get-order';
import { listOrders, type OrderRow, type OrderSearch } from '../orders/list-orders';
import { markDelivered } from '../orders/mark-delivered';
import { retryOrder } from '../orders/retry-order';
import { skipDelivery } from '../orders/skip-delivery';
import { setSku } from '../skumap/set-sku';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';
import { aColleague, auditTrail } from '../tooling/test-world';
import { listProblemGroups } from './list-problem-groups';
import { planRetry } from './plan-retry';
import { resolveProblemGroup } from './resolve-problem-group';

let demo: TestDemo;
beforeAll(async () => {
  demo = await startTestDemo();
}, 60_000);
afterAll(() => demo.drop(), 60_000);

function value<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(({ message }) => message).join(' '));
}

const list = async (search: Partial<OrderSearch>, member = demo.owner) =>
  (await listOrders(demo.world, { member, search: { state: 'all', limit: 50, ...search } })).rows;

/** Waits until an order of that number stands as wished. */
async function untilOrder(number: string, word: OrderRow['word']): Promise<OrderRow> {
  await expect
    .poll(async () => (await list({ search: number }))[0]?.word, { timeout: 15_000, interval: 50 })
    .toBe(word);
  const [order] = await list({ search: number });
  if (!order) throw new Error('gone again');
  return order;
}

/** A worker at its deliveries knows the matches it has read; the next one reads them anew. */
async function forgetMatches(): Promise<void> {
  const { workspaceId } = demo.owner;
  await withWorkspace(demo.world.db, workspaceId, (trx) => trx.deleteFrom('sku_map').execute());
  const lanesHeld = () =>
    withWorkspace(demo.world.db, workspaceId, (trx) =>
      trx.selectFrom('delivery_lane').select('connection_id').where('held_until', '>', sql<Date>`now()`).execute(),
    );
  await expect.poll(lanesHeld, { timeout: 15_000, interval: 50 }).toEqual([]);
}

const placeUnknown = () => demo.sandbox.simulators.lantern.place({ skus: [unlistedProduct.sku], quantity: 1 }).number;

describe('a SKU the store does not know', () => {
  it('is one problem for all its orders, and matching it sends all of them, once each', async () => {
    const numbers = [placeUnknown(), placeUnknown(), placeUnknown()];
    for (const number of numbers) await untilOrder(number, 'needsFix');
    const groups = await listProblemGroups(demo.world, demo.owner);
    expect(groups).toMatchObject([
      {
        code: 'sku.unknown',
        subject: unlistedProduct.sku,
        orders: 3,
        connectionName: 'Workshop Store',
        flowName: 'Marketplaces to Workshop Store',
        nodeName: 'Into Workshop Store',
        fix: 'mapSku',
        owner: 'you',
        value: [{ currency: expect.any(String), amount: expect.any(String) }],
        shipBy: expect.any(String),
        sampleOrders: expect.objectContaining({ length: 3 }),
      },
    ]);
    const cause = { code: 'sku.unknown', subject: unlistedProduct.sku, connectionId: demo.at.store };
    expect((await list({ cause })).map(({ number }) => number).sort()).toEqual([...numbers].sort());
    expect(await list({ cause: { ...cause, subject: 'OTHER' } })).toEqual([]);
    expect((await list({ state: 'needsFix' })).map(({ number }) => number).sort()).toEqual([...numbers].sort());
    const why = value(
      await explainOrder(demo.world, {
        member: demo.owner,
        orderId: (await list({ search: numbers[0] ?? '' }))[0]?.id ?? '',
        flowId: demo.flows.toStore,
      }),
    );
    expect(why.sentence).toContain(`no product with the SKU ${unlistedProduct.sku}`);
    const known = demo.sandbox.simulators.harbour.place().lines[0]?.sku ?? '';
    const match = {
      member: demo.owner,
      connectionId: demo.at.store,
      sku: unlistedProduct.sku,
      targetSku: known,
      units: 1,
      further: [],
    };
    expect(value(await setSku(demo.world, match))).toEqual({ resumed: 3 });
    for (const number of numbers) {
      await untilOrder(number, 'published');
      expect(inStore(number)).toHaveLength(1);
    }
    expect(await listProblemGroups(demo.world, demo.owner)).toEqual([]);
    const solved = await withWorkspace(demo.world.db, demo.owner.workspaceId, (trx) =>
      trx.selectFrom('problem').select(['resolved_by', 'resolution']).where('code', '=', 'sku.unknown').execute(),
    );
    expect(solved.every(({ resolved_by }) => resolved_by === demo.owner.userId)).toBe(true);
    await forgetMatches();
  });

  it('can be tried again unchanged and fails again, as one problem still', async () => {
    const number = placeUnknown();
    const order = await untilOrder(number, 'needsFix');
    const what = { orderId: order.id };
    const again = await retryOrder(demo.world, {
      member: demo.owner,
      retry: { what, from: 'failed', version: 'pinned' },
    });
    expect(again).toMatchObject({ ok: true, value: { retried: 1 } });
    await untilOrder(number, 'needsFix');
    const groups = await listProblemGroups(demo.world, demo.owner);
    expect(groups).toMatchObject([{ orders: 1, problems: 1 }]);
    const view = value(await getOrder(demo.world, { member: demo.owner, orderId: order.id }));
    expect(view.deliveries).toHaveLength(1);
    expect(view.deliveries[0]?.attempt).toBe(2);
    expect(view.timeline.filter(({ title }) => title.startsWith('Solved'))).toMatchObject([{ actor: 'Ana Ruiz' }]);
  });

  it('can be skipped with a reason that stays on the order', async () => {
    const [order] = await list({ state: 'needsFix' });
    const view = value(await getOrder(demo.world, { member: demo.owner, orderId: order?.id ?? '' }));
    const deliveryId = view.deliveries[0]?.id ?? '';
    expect(view.deliveries[0]?.can).toEqual(['retry', 'skip']);
    value(await skipDelivery(demo.world, { member: demo.owner, deliveryId, reason: 'Sold elsewhere' }));
    const after = value(await getOrder(demo.world, { member: demo.owner, orderId: order?.id ?? '' }));
    expect(after.stations.at(-1)).toMatchObject({ state: 'skipped', text: 'Skipped: Sold elsewhere' });
    const deeds = after.timeline.filter(({ kind }) => kind === 'action');
    expect(deeds).toMatchObject([
      { title: 'Skipped', text: 'Sold elsewhere', actor: 'Ana Ruiz' },
      { title: 'Tried again', actor: 'Ana Ruiz' },
    ]);
    expect(after.problems).toEqual([]);
    expect(await skipDelivery(demo.world, { member: demo.owner, deliveryId, reason: 'Again' })).toMatchObject({
      ok: false,
    });
  });

  it('can be settled by a person who created it by hand', async () => {
    const order = await untilOrder(placeUnknown(), 'needsFix');
    const { deliveries } = value(await getOrder(demo.world, { member: demo.owner, orderId: order.id }));
    const deliveryId = deliveries[0]?.id ?? '';
    value(await markDelivered(demo.world, { member: demo.owner, deliveryId, remoteId: 'so-by-hand' }));
    const after = value(await getOrder(demo.world, { member: demo.owner, orderId: order.id }));
    expect(after.word).toBe('published');
    expect(after.links).toMatchObject([{ name: 'Workshop Store', remoteId: 'so-by-hand' }]);
  });

  it('can be let rest for all its orders at once', async () => {
    const numbers = [placeUnknown(), placeUnknown()];
    for (const number of numbers) await untilOrder(number, 'needsFix');
    const group = { code: 'sku.unknown', subject: unlistedProduct.sku, connectionId: demo.at.store };
    const editor = await aColleague(demo.world, { of: demo.owner, name: 'Tom Berg', role: 'editor' });
    const rested = await resolveProblemGroup(demo.world, { member: editor, group, reason: 'Discontinued' });
    expect(rested).toEqual({ ok: true, value: { resolved: 2 } });
    expect(await listProblemGroups(demo.world, demo.owner)).toEqual([]);
    const plan = { what: { kind: 'cause', cause: group }, from: 'failed', version: 'pinned' } as const;
    expect(await planRetry(demo.world, { member: editor, plan })).toMatchObject({ ok: false });
    const trail = await auditTrail(demo.world, demo.owner);
    expect(trail.at(-1)).toMatchObject({ action: 'problems.resolved', actor: editor.userId, after: { resolved: 2 } });
  });
});

const inStore = (number: string) =>
  demo.sandbox.simulators.store.core.book
    .newest({ offset: 0, limit: 500 })
    .filter(({ details }) => details.source?.number === number);
