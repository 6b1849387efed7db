import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../nodes/problem';
import { getRun } from '../runs/get-run';
import { listRuns, type RunSearch } from '../runs/list-runs';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';
import { aColleague, aMember } from '../tooling/test-world';
import { addNote } from './add-note';
import { explainOrder } from './explain-order';
import { getOrder } from './get-order';
import { getRawMessages } from './get-raw-messages';
import { listOrders, type OrderRow, type OrderSearch } from './list-orders';
import { retryOrder } from './retry-order';

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

describe('an order that crossed', () => {
  it('is found by its number, its SKU, its buyer and its tag, each from the first letters on', async () => {
    const placed = demo.sandbox.simulators.harbour.place();
    const order = await untilOrder(placed.number, 'published');
    const sku = placed.lines[0]?.sku ?? '';
    for (const search of [
      placed.number.slice(0, 6),
      placed.number.toLowerCase(),
      sku,
      'harbour',
      `${placed.number} ${sku}`,
    ]) {
      expect(
        (await list({ search })).map(({ id }) => id),
        search,
      ).toContain(order.id);
    }
    expect(await list({ search: `${placed.number}x` })).toEqual([]);
    expect((await list({ tag: 'Harbour Market' })).map(({ id }) => id)).toContain(order.id);
    expect(await list({ tag: 'Harbour' })).toEqual([]);
    expect((await list({ connectionId: demo.at.store })).map(({ id }) => id)).toContain(order.id);
    expect(await list({ connectionId: demo.at.lantern })).toEqual([]);
  });

  it('shows its stops, its way and each request, with the number it has in the store', async () => {
    const [row] = await list({ state: 'published' });
    if (!row) throw new Error('an order');
    expect(row.destinations).toMatchObject([{ name: 'Workshop Store', state: 'delivered' }]);
    const view = value(await getOrder(demo.world, { member: demo.owner, orderId: row.id }));
    expect(view.stations.map(({ kind, name, state }) => [kind, name, state])).toEqual([
      ['source', 'Harbour Market', 'ok'],
      ['rules', 'Marketplaces to Workshop Store', 'ok'],
      ['destination', 'Workshop Store', 'ok'],
    ]);
    expect(view.stations[2]?.text).toBe(`Created as ${view.links[0]?.number}`);
    const titles = view.timeline.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['Order received', 'Order to Workshop Store was sent']));
    const sent = view.timeline.find(({ kind }) => kind === 'delivery')?.detail?.exchanges[0];
    expect(sent?.request).toMatchObject({ method: 'POST' });
    expect(sent?.request.body).toContain('authorization: •••');
    const runs = await listRuns(demo.world, { member: demo.owner, search: { limit: 10, flowId: demo.flows.toStore } });
    const run = value(await getRun(demo.world, { member: demo.owner, runId: runs.rows[0]?.id ?? '' }));
    expect(run.steps.map(({ nodeId }) => nodeId)).toEqual(['harbour', 'tag-harbour', 'paid', 'store']);
    expect(run.deliveries['store']).toMatchObject([
      { state: 'delivered', operation: 'order', numberThere: view.links[0]?.number },
    ]);
    expect(run.changes).toEqual([{ field: 'tags', label: 'Tags', before: null, after: 'Harbour Market' }]);
  });

  it('finds its runs by number, version, time and connection, and none by what it is not', async () => {
    const [row] = await list({ state: 'published' });
    const runsOf = async (search: Partial<RunSearch>) =>
      (await listRuns(demo.world, { member: demo.owner, search: { limit: 50, ...search } })).rows.map(
        ({ orderId }) => orderId,
      );
    const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    const found: Partial<RunSearch>[] = [
      { search: row?.number },
      { version: 1 },
      { since: hourAgo },
      { tag: 'Harbour Market' },
      { connectionId: demo.at.store },
      { connectionId: demo.at.harbour, state: 'done' },
    ];
    for (const search of found) expect(await runsOf(search), JSON.stringify(search)).toContain(row?.id);
    const missed: Partial<RunSearch>[] = [
      { search: 'NOBODY-1' },
      { version: 9 },
      { since: inAnHour },
      { tag: 'Harbour' },
      { problem: 'sku' },
      { connectionId: demo.at.lantern },
    ];
    for (const search of missed) expect(await runsOf(search), JSON.stringify(search)).toEqual([]);
  });

  it('keeps notes and the messages it came by', async () => {
    const [row] = await list({ state: 'published' });
    const orderId = row?.id ?? '';
    value(await addNote(demo.world, { member: demo.owner, orderId, text: 'Called the buyer.' }));
    const view = value(await getOrder(demo.world, { member: demo.owner, orderId }));
    expect(view.notes).toMatchObject([{ text: 'Called the buyer.', by: 'Ana Ruiz' }]);
    const raw = value(await getRawMessages(demo.world, { member: demo.owner, about: { orderId } }));
    expect(raw[0]).toMatchObject({ arrivedBy: 'webhook', topic: 'order.created', cut: false });
    expect(JSON.parse(raw[0]?.text ?? '')).toMatchObject({ data: { order: { number: row?.number } } });
  });

  it('shows a viewer neither who bought it nor where they live', async () => {
    const viewer = await aColleague(demo.world, { of: demo.owner, role: 'viewer' });
    const [row] = await list({ state: 'published' });
    const open = value(await getOrder(demo.world, { member: demo.owner, orderId: row?.id ?? '' }));
    const covered = value(await getOrder(demo.world, { member: viewer, orderId: row?.id ?? '' }));
    const text = JSON.stringify(covered);
    const { buyer, shipTo } = open.order;
    for (const secret of [buyer.name, buyer.email, buyer.phone, shipTo?.postcode, ...(shipTo?.lines ?? [])]) {
      if (secret) expect(text).not.toContain(secret);
    }
    expect(covered).toMatchObject({ masked: true, order: { currency: open.order.currency } });
    expect(covered.timeline.every(({ detail }) => !detail || detail.exchanges.length === 0)).toBe(true);
    const first = buyer.name?.split(' ')[0] ?? '';
    expect((await list({ search: first }, demo.owner)).length).toBeGreaterThan(0);
    expect(await list({ search: first }, viewer)).toEqual([]);
    expect((await list({ search: row?.number ?? '' }, viewer))[0]?.buyer).not.toBe(buyer.name);
  });
});

describe('pages of a list', () => {
  it('follow each other without a gap or a repeat while orders come in', async () => {
    const placed = Array.from({ length: 5 }, () => demo.sandbox.simulators.harbour.place().number);
    for (const number of placed) await untilOrder(number, 'published');
    const whole = (await list({})).map(({ id }) => id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await listOrders(demo.world, { member: demo.owner, search: { state: 'all', limit: 2, cursor } });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
      if (seen.length === 2) await untilOrder(demo.sandbox.simulators.harbour.place().number, 'published');
    } while (cursor !== null);
    expect(seen).toEqual(whole);
  });
});

describe('strangers', () => {
  it('get the same answer for our ids as for ids nobody has', async () => {
    const eve = await aMember(demo.world, { name: 'Eve' });
    const [order] = await list({});
    const orderId = order?.id ?? '';
    const random = demo.world.newId();
    const looks = [
      (id: string) => getOrder(demo.world, { member: eve, orderId: id }),
      (id: string) => getRawMessages(demo.world, { member: eve, about: { orderId: id } }),
      (id: string) => addNote(demo.world, { member: eve, orderId: id, text: 'x' }),
      (id: string) => explainOrder(demo.world, { member: eve, orderId: id, flowId: demo.flows.toStore }),
      (id: string) =>
        retryOrder(demo.world, { member: eve, retry: { what: { orderId: id }, from: 'start', version: 'live' } }),
    ];
    for (const look of looks) expect(await look(orderId)).toEqual(await look(random));
    expect(await list({}, eve)).toEqual([]);
  });
});
