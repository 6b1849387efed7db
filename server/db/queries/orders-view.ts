import { type Expression, sql } from 'kysely';
import { exactTime, isBehind, type PageEnd } from '../keyset';
import type { Trx } from '../with-workspace';
import type { GroupName } from './problems-view';

export interface OrderFilter {
  readonly workspaceId: string;
  /** A tsquery; null: all. */
  readonly query: string | null;
  /** Words that must begin the number, a SKU or a tag: for people who may not find orders by their buyers. */
  readonly openWords: readonly string[] | null;
  readonly state: 'all' | 'needsFix' | 'held' | 'waiting' | 'published' | 'filtered' | 'cancelled';
  readonly connectionId: string | null;
  readonly tag: string | null;
  /** Only orders with an open problem of this cause. */
  readonly cause: GroupName | null;
  readonly after: PageEnd | null;
  readonly limit: number;
}

/** A page of orders, newest first, with the one word that says where each stands. Reads index order_received or order_search. */
export function findOrders(trx: Trx, filter: OrderFilter) {
  const { workspaceId, query, openWords, state, connectionId, tag, cause } = filter;
  return selectOrders(trx, workspaceId)
    .where(isBehind(filter.after, { at: 'order.received_at', id: 'order.id' }))
    .$if(query !== null, (all) => all.where(sql<boolean>`"order".search @@ ${query}::tsquery`))
    .$if(openWords !== null, (all) => all.where(hasOpenWords(openWords ?? [])))
    .$if(state !== 'all', (all) => all.where(isIn[state === 'all' ? 'needsFix' : state]))
    .$if(connectionId !== null, (all) => all.where(touchesConnection(connectionId ?? '')))
    .$if(tag !== null, (all) => all.where(sql<boolean>`${tag} = any("order".tags)`))
    .$if(cause !== null, (all) => all.where(waitsFor(cause ?? anyCause)))
    .orderBy('order.received_at', 'desc')
    .orderBy('order.id', 'desc')
    .limit(filter.limit);
}

export const findOrderRow = (trx: Trx, { workspaceId, orderId }: { workspaceId: string; orderId: string }) =>
  selectOrders(trx, workspaceId).select('order.content').where('order.id', '=', orderId);

const selectOrders = (trx: Trx, workspaceId: string) =>
  trx
    .selectFrom('order')
    .innerJoin('connection', (join) =>
      join
        .onRef('connection.workspace_id', '=', 'order.workspace_id')
        .onRef('connection.id', '=', 'order.connection_id'),
    )
    .select(['order.id', 'order.number', 'order.channel', 'order.connection_id as connectionId'])
    .select(['connection.name as connectionName', 'order.buyer_name as buyerName', 'order.country', 'order.total'])
    .select(['order.currency', 'order.item_count as itemCount', 'order.tags', 'order.placed_at as placedAt'])
    .select(['order.received_at as receivedAt', 'order.ship_by as shipBy', 'order.payment', 'order.fulfillment'])
    .select(['order.cancellation', exactTime('order.received_at').as('exactAt')])
    .select([newestProblem.as('problem'), heldFor.as('heldFor'), word.as('word')])
    .where('order.workspace_id', '=', workspaceId);

const openProblem = sql`from problem where problem.workspace_id = "order".workspace_id
  and problem.order_id = "order".id and problem.resolved_at is null`;
const deliveriesIn = (
  states: string,
) => sql<boolean>`exists (select from delivery where delivery.workspace_id = "order".workspace_id
  and delivery.order_id = "order".id and delivery.state in (${sql.raw(states)}))`;

const newestProblem = sql<string | null>`(select message ${openProblem} order by opened_at desc limit 1)`;
const hasProblem = sql<boolean>`exists (select ${openProblem})`;
const isCancelled = sql<boolean>`"order".cancellation = 'cancelled'`;
const openPause = (kind: 'wait' | 'hold') => sql`from pause where pause.workspace_id = "order".workspace_id
  and pause.kind = ${sql.lit(kind)} and pause.state = 'open'`;
const isHeld = sql<boolean>`exists (select ${openPause('hold')} and pause.order_id = "order".id)`;
const heldFor = sql<string | null>`(select message ${openPause('hold')} and pause.order_id = "order".id
  order by started_at limit 1)`;
const isWaiting = sql<boolean>`(${deliveriesIn(`'planned', 'sending', 'unknown'`)}
  or exists (select ${openPause('wait')} and pause.order_id = "order".id))`;
// A letter about an order takes it nowhere.
const isPublished = sql<boolean>`exists (select from delivery where delivery.workspace_id = "order".workspace_id
  and delivery.order_id = "order".id and delivery.state = 'delivered' and delivery.operation <> 'email')`;
const wasLookedAt = sql<boolean>`exists (select from run where run.workspace_id = "order".workspace_id
  and run.order_id = "order".id and run.state = 'done')`;

export type StoredWord = 'needsFix' | 'held' | 'waiting' | 'cancelled' | 'published' | 'filtered' | 'received';

/** The most pressing first: an order counts under one word only. */
const word = sql<StoredWord>`case when ${hasProblem} then 'needsFix' when ${isHeld} then 'held'
  when ${isWaiting} then 'waiting'
  when ${isCancelled} then 'cancelled' when ${isPublished} then 'published'
  when ${wasLookedAt} then 'filtered' else 'received' end`;

const isIn: Readonly<Record<Exclude<OrderFilter['state'], 'all'>, Expression<boolean>>> = {
  // By the short list of open problems, not by all orders.
  needsFix: sql<boolean>`"order".id in (select order_id from problem where problem.workspace_id = "order".workspace_id
    and problem.resolved_at is null and order_id is not null)`,
  held: sql<boolean>`(not ${hasProblem} and "order".id in (select order_id ${openPause('hold')}))`,
  // Likewise: few deliveries are under way at a time, and few orders wait.
  waiting: sql<boolean>`(not ${hasProblem} and not ${isHeld} and "order".id in (select order_id from delivery
    where delivery.workspace_id = "order".workspace_id and delivery.state in ('planned', 'sending', 'unknown')
    union select order_id ${openPause('wait')}))`,
  cancelled: sql<boolean>`(not ${hasProblem} and not ${isHeld} and not ${isWaiting} and ${isCancelled})`,
  published: sql<boolean>`(not ${hasProblem} and not ${isHeld} and not ${isWaiting} and not ${isCancelled} and ${isPublished})`,
  filtered: sql<boolean>`(not ${hasProblem} and not ${isHeld} and not ${isWaiting} and not ${isCancelled} and not ${isPublished} and ${wasLookedAt})`,
};

/** Came from it or has been or shall be sent to it. */
const touchesConnection = (connectionId: string) =>
  sql<boolean>`("order".connection_id = ${connectionId} or exists (select from delivery
    where delivery.workspace_id = "order".workspace_id and delivery.order_id = "order".id
    and delivery.connection_id = ${connectionId}))`;

const anyCause: GroupName = { code: '', subject: null, connectionId: null };

/** By the short list of open problems of one cause. Reads index problem_open. */
const waitsFor = ({ code, subject, connectionId }: GroupName) =>
  sql<boolean>`"order".id in (select order_id from problem where problem.workspace_id = "order".workspace_id
    and problem.resolved_at is null and problem.code = ${code} and problem.subject is not distinct from ${subject}
    and problem.connection_id is not distinct from ${connectionId}::uuid)`;

const hasOpenWords = (words: readonly string[]) =>
  sql<boolean>`(select bool_and(
      starts_with(lower("order".number), word)
      or exists (select from unnest("order".tags) tag where starts_with(lower(tag), word))
      or exists (select from jsonb_array_elements("order".content -> 'lines') line where starts_with(lower(line ->> 'sku'), word))
    ) from unnest(${[...words]}::text[]) word)`;

/** What is to be or was created where, for these orders, with their numbers there. */
export function findDestinations(
  trx: Trx,
  { workspaceId, orderIds }: { workspaceId: string; orderIds: readonly string[] },
) {
  return trx
    .selectFrom('delivery')
    .innerJoin('connection', (join) =>
      join
        .onRef('connection.workspace_id', '=', 'delivery.workspace_id')
        .onRef('connection.id', '=', 'delivery.connection_id'),
    )
    .leftJoin('order_link as link', (join) =>
      join
        .onRef('link.workspace_id', '=', 'delivery.workspace_id')
        .onRef('link.order_id', '=', 'delivery.order_id')
        .onRef('link.connection_id', '=', 'delivery.connection_id'),
    )
    .select(['delivery.order_id as orderId', 'delivery.connection_id as connectionId', 'connection.name'])
    .select(['delivery.state', 'link.number', 'link.remote_id as remoteId'])
    .where('delivery.workspace_id', '=', workspaceId)
    .where('delivery.operation', '=', 'order')
    .where('delivery.order_id', '=', sql<string>`any(${[...orderIds]}::uuid[])`)
    .orderBy('delivery.seq');
}
