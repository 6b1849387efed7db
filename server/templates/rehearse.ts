import type { ConnectionFacts } from '../../nodes/contract';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import { gatherersIn, listenersIn } from '../../nodes/graph/listeners';
import { NewsKind, orderEventKinds } from '../../nodes/order/event';
import { laterBy } from '../../nodes/order/instant';
import { sayHowMany } from '../../nodes/order/late-list';
import { Order } from '../../nodes/order/order';
import { nodeTypes } from '../../nodes/registry';
import { findLateOrders } from '../db/queries/late-lists';
import type { Trx } from '../db/with-workspace';
import { hasHappened, sampleEvent } from '../flows/sample-facts';
import { teller } from '../flows/test-flow';
import { walkThrough } from '../flows/walk-through';
import { type CountedFate, countFates, fateOf } from './fate-of';

/** The newest orders tell most of what is to come. */
const lastOrders = 20;
const hourMs = 3_600_000;
const monthMs = 30 * 24 * hourMs;

/** What would have become of one kind of news. */
export interface Rehearsal {
  /** "Of the last 20 orders". */
  readonly title: string;
  readonly fates: readonly CountedFate[];
}

interface Stage {
  readonly workspaceId: string;
  readonly flow: FlowDocument;
  readonly connections: ReadonlyMap<string, ConnectionFacts>;
  /** UTC ISO. */
  readonly now: string;
}

/** Takes the last orders a drawing can meet through it, by every kind of news it listens to that has happened to them. */
export async function rehearse(trx: Trx, stage: Stage): Promise<Rehearsal[]> {
  const { flow } = stage;
  const heard = new Set(listenersIn(flow, nodeTypes).flatMap(({ events }) => events));
  const orders = heard.size === 0 ? [] : await findLastOrders(trx, stage);
  const rehearsals = NewsKind.options
    .filter((kind) => heard.has(kind) && kind !== 'updated')
    .map((kind) => rehearseKind(kind, { ...stage, orders }));
  return [...rehearsals, ...(await rehearseLists(trx, stage))];
}

function rehearseKind(
  kind: NewsKind,
  { orders, flow, connections, now }: Stage & { orders: readonly Order[] },
): Rehearsal {
  const tried = orders.filter((order) => hasHappened(order, kind));
  const fates = tried.map((before) => {
    const connectionId = teller(flow, { order: before, eventKind: kind });
    const { order, event } = sampleEvent(before, { kind, connectionId, now });
    return {
      number: before.source.number,
      fate: fateOf(walkThrough({ flow, order, event, connections, now }), connections),
    };
  });
  return { title: sayTried(kind, tried.length), fates: countFates(fates) };
}

function sayTried(kind: NewsKind, count: number): string {
  const { label } = orderEventKinds[kind];
  if (count === 0)
    return kind === 'created' ? 'There are no orders yet to try it with' : `${label}: none among the last orders`;
  if (kind === 'created') return count === 1 ? 'The only order so far' : `Of the last ${count} orders`;
  return `${label} of the last ${lastOrders} orders: ${count}`;
}

/** Orders of the accounts it begins at; where it carries news back, of those it carries it to. */
async function findLastOrders(trx: Trx, { workspaceId, flow }: Stage): Promise<Order[]> {
  const told = listenersIn(flow, nodeTypes).map(({ connectionId }) => connectionId);
  const sent = flow.nodes.flatMap(({ type, settings }) => nodeTypes.get(type)?.publishesTo(settings) ?? []);
  const rows = await trx
    .selectFrom('order')
    .select('content')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', 'in', [...told, ...sent])
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(lastOrders)
    .execute();
  return rows.map(({ content }) => Order.parse(content));
}

/** What today's list would say. */
async function rehearseLists(trx: Trx, { workspaceId, flow, now }: Stage): Promise<Rehearsal[]> {
  const rehearsals: Rehearsal[] = [];
  for (const { connectionId, withinHours } of gatherersIn(flow, nodeTypes)) {
    const dueBefore = new Date(laterBy(now, withinHours * hourMs));
    const dueAfter = new Date(laterBy(now, -monthMs));
    const late = { workspaceId, connectionId, dueBefore, dueAfter, limit: 3 };
    const { rows } = await findLateOrders(late).execute(trx);
    const count = rows[0]?.count ?? 0;
    const words = 'be on the list';
    const sentence = count === 0 ? 'No list today: no order is late' : `${sayHowMany({ count })} would be on it`;
    const examples = rows.map(({ number }) => number);
    const kind = count === 0 ? 'nothing' : 'sent';
    rehearsals.push({ title: 'Today’s list', fates: [{ kind, words, sentence, orders: count, examples }] });
  }
  return rehearsals;
}
