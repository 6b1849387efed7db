import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { anOrder } from '../../nodes/order/an-order';
import type { Result } from '../../nodes/problem';
import { createConnection } from '../connections/create-connection';
import { withWorkspace } from '../db/with-workspace';
import { aDrawing } from '../faults/a-drawing';
import { listOrders } from '../orders/list-orders';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';
import { getFlow } from './get-flow';
import { listSamples } from './list-samples';
import { type FlowTestRequest, testFlow } from './test-flow';

let demo: TestDemo;
let orderId = '';
beforeAll(async () => {
  demo = await startTestDemo();
  const { number } = demo.sandbox.simulators.harbour.place();
  const look = () =>
    listOrders(demo.world, { member: demo.owner, search: { search: number, state: 'published', limit: 1 } });
  orderId = await vi.waitFor(async () => {
    const [order] = (await look()).rows;
    if (!order) throw new Error('not yet');
    return order.id;
  }, 15_000);
}, 60_000);
afterAll(() => demo.drop(), 60_000);

function value<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(({ message }) => message).join(' '));
}
const tryOut = async (request: Partial<FlowTestRequest>) =>
  value(
    await testFlow(demo.world, {
      member: demo.owner,
      flow: { flowId: demo.flows.toStore },
      order: { sampleId: orderId },
      eventKind: 'created',
      ...request,
    }),
  );

it('shows the way of a real order, what it changes, and the request it would send, secrets covered', async () => {
  const result = await tryOut({});
  expect(result.steps.map(({ nodeId, port }) => [nodeId, port])).toEqual([
    ['harbour', 'out'],
    ['tag-harbour', 'out'],
    ['paid', 'yes'],
    ['store', null],
  ]);
  expect(result).toMatchObject({ sourceNodeId: 'harbour', sentence: 'It would create the order at Workshop Store.' });
  const [preview] = result.previews;
  expect(preview).toMatchObject({ connectionName: 'Workshop Store', request: { method: 'POST' } });
  expect(preview?.request?.body).toContain('authorization: •••');
});

it('writes nothing, here or there', async () => {
  const count = () =>
    withWorkspace(demo.world.db, demo.owner.workspaceId, async (trx) => {
      const { rows } =
        await sql<object>`select (select count(*) from run) as runs, (select count(*) from delivery) as deliveries,
        (select count(*) from "order") as orders, (select count(*) from audit_entry) as deeds`.execute(trx);
      return [rows, demo.sandbox.simulators.store.core.book.size];
    });
  const before = await count();
  for (const eventKind of ['created', 'cancelled', 'shipped'] as const) await tryOut({ eventKind });
  expect(await count()).toEqual(before);
});

it('makes up the shipment that has not happened yet, and sends it home in thought', async () => {
  const result = await tryOut({ flow: { flowId: demo.flows.home }, eventKind: 'shipped' });
  expect(result.sentence).toBe('It would mark it shipped at Harbour Market.');
  expect(result.before.shipments).toHaveLength(1);
});

it('says so when the flow does not listen to such news', async () => {
  const result = await tryOut({ eventKind: 'labelled' });
  expect(result).toMatchObject({ sourceNodeId: null, steps: [] });
  expect(result.sentence).toBe(
    'Nothing would happen: this flow does not listen to shipping labels from Harbour Market.',
  );
});

it('takes a drawing that was never saved', async () => {
  const { draft } = value(await getFlow(demo.world, { member: demo.owner, flowId: demo.flows.toStore }));
  const document = { ...draft, edges: draft.edges.filter(({ to }) => to !== 'store') };
  const result = await tryOut({ flow: { document } });
  expect(result.sentence).toBe('Nothing would be sent: no path leads to a step that publishes.');
});

it('takes a pasted order, and a message as the marketplace sends it', async () => {
  const source = { connectionId: demo.at.lantern, channel: 'sandbox-market', orderId: '1', number: 'P-1' };
  const pasted = JSON.stringify(anOrder({ source }));
  expect((await tryOut({ order: { pasted } })).steps[0]).toMatchObject({ nodeId: 'lantern' });
  const placed = demo.sandbox.simulators.lantern.place();
  const message = await fetch(`${demo.sandbox.markets[1].url}/v1/orders/${placed.id}`, {
    headers: { authorization: `Bearer ${demo.sandbox.markets[1].apiKey}` },
  });
  const { order } = (await message.json()) as { order: unknown };
  const asSent = JSON.stringify({ type: 'order.created', timestamp: new Date().toISOString(), data: { order } });
  expect((await tryOut({ order: { pasted: asSent } })).before.lines.length).toBeGreaterThan(0);
});

it('says what is wrong with what was pasted', async () => {
  const ask = (pasted: string) =>
    testFlow(demo.world, {
      member: demo.owner,
      flow: { flowId: demo.flows.toStore },
      order: { pasted },
      eventKind: 'created',
    });
  expect(await ask('{"order": ')).toMatchObject({ ok: false, problems: [{ message: 'What you pasted is not JSON.' }] });
  expect(await ask('{}')).toMatchObject({ ok: false, problems: [{ code: 'order.unreadable' }] });
});

it('offers only orders of the accounts it is asked about', async () => {
  const { harbour, lantern } = demo.at;
  const of = async (connectionId: string) => {
    const samples = await listSamples(demo.world, { member: demo.owner, connectionIds: [connectionId] });
    return [...new Set(samples.map((one) => one.connectionId))];
  };
  expect(await of(harbour)).toEqual([harbour]);
  expect(await of(lantern)).toEqual([lantern]);
});

it('offers real orders first, then made-up ones of every marketplace, and each can be tried', async () => {
  const samples = await listSamples(demo.world, { member: demo.owner, connectionIds: [] });
  expect(samples[0]).toMatchObject({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), eventKind: 'created' });
  const madeUp = samples.filter(({ id }) => id.startsWith('sample:'));
  expect(new Set(madeUp.map(({ connectionName }) => connectionName))).toContain('Lantern Bazaar');
  for (const { id, eventKind } of samples) await tryOut({ order: { sampleId: id }, eventKind });
});

it('says of waiting, holding and writing what would come of it, and shows the letter', async () => {
  const { world, owner, at } = demo;
  const account = { connector: 'mail', name: 'Shop mail', settings: {}, credentials: {} };
  const { id: connectionId } = value(await createConnection(world, { member: owner, connection: account }));
  const letter = { connectionId, to: 'depot@example.com', subject: 'Pack {{number}}', text: 'Please' };
  const document = aDrawing(
    {
      in: ['source', { connectionId: at.harbour, events: ['created'] }],
      wait: ['wait', { how: 'duration', minutes: 60 }],
      hold: ['hold', { message: 'Really?' }],
      letter: ['email', letter],
    },
    'in.out>wait',
    'wait.done>hold',
    'hold.approved>letter',
  );
  const result = await tryOut({ flow: { document } });
  expect(result.sentence).toMatch(
    /^It would wait until .* UTC, be held for approval and send the email by Shop mail\.$/,
  );
  const { number } = result.before.source;
  expect(result.previews).toMatchObject([
    {
      nodeId: 'letter',
      request: null,
      message: { to: ['depot@example.com'], subject: `Pack ${number}`, text: 'Please' },
    },
  ]);
});
