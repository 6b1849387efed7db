import type { OrderEvent } from '../../../../nodes/order/event';
import { foldNews } from '../../../../nodes/order/fold';
import type { Order } from '../../../../nodes/order/order';
import type { Result } from '../../../../nodes/problem';
import type { InboxRecord, Message } from '../../contract';
import type { ScenarioWorld } from './scenario-world';

/** The value, or the problems as an error: in a scenario a refusal nobody expects is a failure. */
export function must<Value>(result: Result<Value> | undefined): Value {
  if (result?.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result?.problems ?? 'not offered')}`);
}

export interface Observed {
  /** Everything that happened since the last look. */
  readonly events: readonly OrderEvent[];
  readonly order: (orderId: string) => Order;
  /** Records whose dedupe key had not been seen. */
  readonly fresh: number;
}

/** Polls as the engine does: keeps the cursor, drops what it has seen by its key, reads, and folds. */
export function createObserver(world: ScenarioWorld) {
  const orders = new Map<string, Order>();
  const seen = new Set<string>();
  let cursor: unknown = null;

  const take = async (record: InboxRecord): Promise<OrderEvent[]> => {
    if (seen.has(record.dedupeKey)) return [];
    seen.add(record.dedupeKey);
    return await readMessage(world, { orders, message: { topic: 'poll', headers: {}, body: record.body } });
  };
  return {
    orders,
    async look(): Promise<Observed> {
      const before = seen.size;
      const events: OrderEvent[] = [];
      for (let more = true; more; ) {
        const page = must(await world.connector.listOrders?.({ ...world.call(), cursor }));
        for (const record of page.records) events.push(...(await take(record)));
        // Stored as JSON between two calls.
        cursor = JSON.parse(JSON.stringify(page.cursor));
        more = page.more;
      }
      return { events, order: (orderId) => orderOf(orders, orderId), fresh: seen.size - before };
    },
    read: (message: Message) => readMessage(world, { orders, message }),
  };
}

function orderOf(orders: ReadonlyMap<string, Order>, orderId: string): Order {
  const order = orders.get(orderId);
  if (!order) throw new Error(`order ${orderId} never came`);
  return order;
}

async function readMessage(
  world: ScenarioWorld,
  { orders, message }: { orders: Map<string, Order>; message: Message },
): Promise<OrderEvent[]> {
  const { connectionId, settings } = world.call();
  const reading = must(world.connector.read(message, { connectionId, settings }));
  const events: OrderEvent[] = [];
  for (const news of reading.news) {
    const folded = foldNews(orders.get(news.orderId) ?? null, { news, connectionId });
    if (!folded.ok && folded.problems[0]?.code === 'order.notSeenYet') continue;
    const { order, events: happened } = must(folded);
    orders.set(news.orderId, order);
    events.push(...happened);
  }
  for (const id of reading.refetch ?? []) {
    const record = must(await world.connector.getOrder?.({ ...world.call(), idOrNumber: id }));
    const body = record?.body;
    if (body !== undefined) {
      events.push(...(await readMessage(world, { orders, message: { topic: 'poll', headers: {}, body } })));
    }
  }
  return events;
}

/** The order as the channel has it now, with everything that happened to it. */
export async function pull(world: ScenarioWorld, orderId: string): Promise<Order> {
  const record = must(await world.connector.getOrder?.({ ...world.call(), idOrNumber: orderId }));
  if (!record) throw new Error(`the channel has no order ${orderId}`);
  const orders = new Map<string, Order>();
  const body = world.asForeign?.(record.body) ?? record.body;
  await readMessage(world, { orders, message: { topic: 'poll', headers: {}, body } });
  return orderOf(orders, record.orderId);
}
