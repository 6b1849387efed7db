import type { FlowDocument } from '../../nodes/graph/flow-document';
import { listenersIn } from '../../nodes/graph/listeners';
import { sampleOrders } from '../../nodes/graph/sample';
import { Order } from '../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { nodeTypes } from '../../nodes/registry';
import { loadConnectionFacts } from '../connections/connection-facts';
import { StoredSettings } from '../connections/stored-connection';
import type { Trx } from '../db/with-workspace';
import { readBody } from '../inbox/message-body';
import { orderMissing } from '../orders/order-problems';
import type { World } from '../workspaces/world';

export type OrderToTest = { readonly sampleId: string } | { readonly pasted: string };

export interface TestOrder {
  readonly order: Order;
  /** Ours, when it is a real one. */
  readonly orderId: string | null;
}

interface Reading {
  readonly trx: Trx;
  readonly world: World;
  readonly workspaceId: string;
  readonly flow: FlowDocument;
}

/** The order a person chose or pasted. */
export async function readTestOrder(reading: Reading, chosen: OrderToTest): Promise<Result<TestOrder>> {
  if ('pasted' in chosen) return readPasted(reading, chosen.pasted);
  const [story = '', connectionId] = chosen.sampleId.split('@');
  return connectionId === undefined ? readReal(reading, story) : readMadeUp(reading, { story, connectionId });
}

async function readReal({ trx, workspaceId }: Reading, orderId: string): Promise<Result<TestOrder>> {
  // Anything but an id of ours would make the database complain instead of us.
  if (!/^[0-9a-f-]{36}$/.test(orderId)) return failed(orderMissing);
  const row = await trx
    .selectFrom('order')
    .select('content')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', orderId)
    .executeTakeFirst();
  return row ? ok({ order: Order.parse(row.content), orderId }) : failed(orderMissing);
}

async function readMadeUp(
  { trx, world, workspaceId }: Reading,
  { story, connectionId }: { story: string; connectionId: string },
): Promise<Result<TestOrder>> {
  const facts = await loadConnectionFacts({ trx, connectors: world.connectors }, { workspaceId });
  const connection = facts.find(({ id }) => id === connectionId);
  const samples = connection ? sampleOrders(connection, world.now().toISOString()) : [];
  const found = samples.find(({ id }) => id === story);
  return found ? ok({ order: found.order, orderId: null }) : failed(orderMissing);
}

/** Our own form, or a message as one of the flow's sources would send it. */
async function readPasted(reading: Reading, pasted: string): Promise<Result<TestOrder>> {
  const body = readBody(Buffer.from(pasted), 'application/json');
  if (!body.ok) return failed(notJson);
  const ours = Order.safeParse(body.value);
  if (ours.success) return ok({ order: ours.data, orderId: null });
  const found = await readAsMessage(reading, body.value);
  return found ? ok({ order: found, orderId: null }) : failed(noOrder);
}

async function readAsMessage({ trx, world, workspaceId, flow }: Reading, body: unknown): Promise<Order | null> {
  const sources = [...new Set(listenersIn(flow, nodeTypes).map(({ connectionId }) => connectionId))];
  if (sources.length === 0) return null;
  const rows = await trx
    .selectFrom('connection')
    .select(['id', 'connector', 'settings'])
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', sources)
    .execute();
  for (const { id, connector, settings } of rows) {
    const read = world.connectors
      .get(connector)
      ?.read({ topic: '', headers: {}, body }, { connectionId: id, settings: StoredSettings.parse(settings) });
    const order = read?.ok ? read.value.news[0]?.order : undefined;
    if (order) return order;
  }
  return null;
}

const notJson: Problem = {
  code: 'order.unreadable',
  message: 'What you pasted is not JSON.',
  advice: 'Copy the whole message, from the first brace to the last.',
  retry: 'never',
};

const noOrder: Problem = {
  code: 'order.unreadable',
  message: 'None of the accounts this flow begins with can read an order in it.',
  advice: 'Paste a message of one of them about a new order.',
  retry: 'never',
};
