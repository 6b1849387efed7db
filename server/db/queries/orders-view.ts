import { type Expression, type RawBuilder, sql } from 'kysely';
import { exactTime, isBehind, type PageEnd } from '../keyset';
import type { Trx } from '../with-workspace';
import { type GroupName, isOfCause } from './problems-view';
import { waitingOrders } from './waiting-orders';

/** What a list of orders is narrowed down to. */
export interface OrderNarrowing {
  readonly workspaceId: string;
  /** A tsquery; null: all. */
  readonly query: string | null;
  /** The number of an order, as it may be written, where that is what was typed; null: whatever the words say. */
  readonly number: readonly string[] | null;
  /** Words that must begin the number, a SKU or a tag: for people who may not find orders by their buyers. */
  readonly openWords: readonly string[] | null;
  readonly state: 'all' | 'needsFix' | 'held' | 'waiting' | 'published' | 'filtered' | 'cancelled';
  readonly connectionId: string | null;
  readonly tag: string | null;
  /** Only orders with an open problem of this cause. */
  readonly cause: GroupName | null;
  /** Only orders that came in, or went out to a destination, within this time. */
  readonly moved: Movement | null;
}

export interface Movement {
  readonly which: 'in' | 'out';
  readonly from: Date;
  /** Null: until now. */
  readonly until: Date | null;
}

export interface OrderFilter extends OrderNarrowing {
  readonly after: PageEnd | null;
  readonly limit: number;
}

/** A page of orders, newest first, with the one word that says where each stands. Reads index order_received, or order_number. */
export function findOrders(trx: Trx, filter: OrderFilter) {
  const page = trx
    .selectFrom('order')
    .select('order.id')
    .where('order.workspace_id', '=', filter.workspaceId)
    .where(isBehind(filter.after, { at: 'order.received_at', id: 'order.id' }))
    .where(isAmong(filter))
    .orderBy('order.received_at', 'desc')
    .orderBy('order.id', 'desc')
    .limit(filter.limit);
  // The page first: where each order stands is then looked up for these only, each by its id. As one list of ids Postgres guesses that
  // they are many, and reads all orders of a connection for them.
  return trx
    .selectFrom(page.as('page'))
    .innerJoinLateral(
      () => selectOrders(trx, filter.workspaceId).where('order.id', '=', sql<string>`page.id`).limit(1).as('one'),
      (join) => join.onTrue(),
    )
    .selectAll('one')
    .orderBy('one.receivedAt', 'desc')
    .orderBy('one.id', 'desc');
}

/** Whether "order" is one of those a list is narrowed down to. */
export function isAmong(narrowing: OrderNarrowing) {
  const { workspaceId, query, number, openWords, state, connectionId, tag, cause, moved } = narrowing;
  const claims = [
    ...(number === null ? [] : [sql<boolean>`"order".number = any(${[...number]}::text[])`]),
    ...(query === null || number !== null ? [] : [sql<boolean>`"order".search @@ ${query}::tsquery`]),
    ...(openWords === null ? [] : [hasOpenWords(openWords)]),
    ...(state === 'all' ? [] : [isIn[state](workspaceId)]),
    ...(connectionId === null ? [] : [touchesConnection(connectionId)]),
    ...(tag === null ? [] : [sql<boolean>`${tag} = any("order".tags)`]),
    ...(cause === null ? [] : [waitsFor(cause)]),
    ...(moved === null ? [] : [hasMoved[moved.which](workspaceId, moved)]),
  ];
  return claims.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(claims, sql` and `)})`;
}

/**
 * Whether there is an order of exactly this number. Reads index order_number, which must not be one on lower(number): under row-level
 * security Postgres uses an index only for what it knows to keep secrets, and lower() is not known for it (nor is the search of a text).
 */
export const hasNumber = ({ workspaceId, number }: { workspaceId: string; number: readonly string[] }) =>
  sql<{
    found: boolean;
  }>`select exists (select from "order" where workspace_id = ${workspaceId} and number = any(${[...number]}::text[])) as found`;

export const findOrderRow = (trx: Trx, { workspaceId, orderId }: { workspaceId: string; orderId: string }) =>
  selectOrders(trx, workspaceId)
    .select(['order.content', 'order.erased_at as erasedAt'])
    .where('order.id', '=', orderId);

const selectOrders = (trx: Trx, workspaceId: string) =>
  trx
    .selectFrom('order')
    .select(['order.id', 'order.number', 'order.channel', 'order.connection_id as connectionId'])
    .select([connectionName.as('connectionName'), 'order.buyer_name as buyerName', 'order.country', 'order.total'])
    .select(['order.currency', 'order.item_count as itemCount', 'order.tags', 'order.placed_at as placedAt'])
    .select(['order.received_at as receivedAt', 'order.ship_by as shipBy', 'order.payment', 'order.fulfillment'])
    .select(['order.cancellation', exactTime('order.received_at').as('exactAt')])
    .select([newestProblem.as('problem'), heldFor.as('heldFor'), word.as('word')])
    .where('order.workspace_id', '=', workspaceId);

/**
 * Whether there is such a row. A scalar sub-select, because of `exists` Postgres may make a hash of the whole table, for a page of fifty.
 */
const some = (from: RawBuilder<unknown>) => sql<boolean>`(select true ${from} limit 1) is true`;

const connectionName = sql<string>`(select name from connection
  where connection.workspace_id = "order".workspace_id and connection.id = "order".connection_id)`;
const openProblem = sql`from problem where problem.workspace_id = "order".workspace_id
  and problem.order_id = "order".id and problem.resolved_at is null`;
const deliveryThat = (claim: string) => sql`from delivery where delivery.workspace_id = "order".workspace_id
  and delivery.order_id = "order".id and ${sql.raw(claim)}`;
const openPause = (kind: 'wait' | 'hold') => sql`from pause where pause.workspace_id = "order".workspace_id
  and pause.kind = ${sql.lit(kind)} and pause.state = 'open' and pause.order_id = "order".id`;
const underWay = `delivery.state in ('planned', 'sending', 'unknown')`;

const newestProblem = sql<string | null>`(select message ${openProblem} order by opened_at desc limit 1)`;
const hasProblem = some(openProblem);
const isCancelled = sql<boolean>`"order".cancellation = 'cancelled'`;
const isHeld = some(openPause('hold'));
const heldFor = sql<string | null>`(select message ${openPause('hold')} order by started_at limit 1)`;
const isWaiting = sql<boolean>`(${some(deliveryThat(underWay))} or ${some(openPause('wait'))})`;
// A letter about an order takes it nowhere.
const isPublished = some(deliveryThat(`delivery.state = 'delivered' and delivery.operation <> 'email'`));
const wasLookedAt = some(sql`from run where run.workspace_id = "order".workspace_id
  and run.order_id = "order".id and run.state = 'done'`);

export type StoredWord = 'needsFix' | 'held' | 'waiting' | 'cancelled' | 'published' | 'filtered' | 'received';

/** The most pressing first: an order counts under one word only. */
const word = sql<StoredWord>`case when ${hasProblem} then 'needsFix' when ${isHeld} then 'held'
  when ${isWaiting} then 'waiting'
  when ${isCancelled} then 'cancelled' when ${isPublished} then 'published'
  when ${wasLookedAt} then 'filtered' else 'received' end`;

/** By the short lists of what is open, not by all orders, where there are such lists. */
const isIn: Readonly<Record<Exclude<OrderFilter['state'], 'all'>, (workspaceId: string) => Expression<boolean>>> = {
  needsFix: (
    workspaceId,
  ) => sql<boolean>`"order".id in (select order_id from problem where workspace_id = ${workspaceId}
    and resolved_at is null and order_id is not null)`,
  held: (workspaceId) => sql<boolean>`(not ${hasProblem} and "order".id in (select order_id from pause
    where workspace_id = ${workspaceId} and kind = 'hold' and state = 'open'))`,
  waiting: (workspaceId) => sql<boolean>`(not ${hasProblem} and not ${isHeld}
    and "order".id in (${waitingOrders(workspaceId)}))`,
  cancelled: () => sql<boolean>`(not ${hasProblem} and not ${isHeld} and not ${isWaiting} and ${isCancelled})`,
  published: () =>
    sql<boolean>`(not ${hasProblem} and not ${isHeld} and not ${isWaiting} and not ${isCancelled} and ${isPublished})`,
  // By the list of those that went nowhere, and only of them is more looked up: of nearly every order there is it would take seconds.
  filtered: (workspaceId) => sql<boolean>`(case when "order".id in (
      select id from "order" one where one.workspace_id = ${workspaceId}
      except select order_id from delivery where delivery.workspace_id = ${workspaceId} and delivery.state = 'delivered'
        and delivery.operation <> 'email'
      except select order_id from problem where problem.workspace_id = ${workspaceId} and problem.resolved_at is null)
    then not ${isCancelled} and not ${isHeld} and not ${isWaiting} and ${wasLookedAt} else false end)`,
};

/** Came from it or has been or shall be sent to it. */
const touchesConnection = (connectionId: string) =>
  sql<boolean>`("order".connection_id = ${connectionId} or (select true from delivery
    where delivery.workspace_id = "order".workspace_id and delivery.order_id = "order".id
    and delivery.connection_id = ${connectionId} limit 1) is true)`;

const within = (column: RawBuilder<unknown>, { from, until }: Movement) =>
  until === null ? sql`${column} >= ${from}` : sql`${column} >= ${from} and ${column} < ${until}`;

/** Came in: received. Went out: created at a destination, as the dashboard counts it. Reads index order_received or delivery_arrived. */
// biome-ignore lint/complexity/useMaxParams: as isIn
const hasMoved: Readonly<Record<Movement['which'], (workspaceId: string, moved: Movement) => Expression<boolean>>> = {
  in: (_workspaceId, moved) => sql<boolean>`(${within(sql`"order".received_at`, moved)})`,
  out: (
    workspaceId,
    moved,
  ) => sql<boolean>`"order".id in (select order_id from delivery where delivery.workspace_id = ${workspaceId}
    and delivery.state = 'delivered' and delivery.operation = 'order' and ${within(sql`delivery.finished_at`, moved)})`,
};

/** By the short list of open problems of one cause. Reads index problem_cause. */
const waitsFor = (cause: GroupName) =>
  sql<boolean>`"order".id in (select order_id from problem where problem.workspace_id = "order".workspace_id
    and problem.resolved_at is null and ${isOfCause(cause)})`;

const hasOpenWords = (words: readonly string[]) =>
  sql<boolean>`(select bool_and(
      starts_with(lower("order".number), word)
      or exists (select from unnest("order".tags) tag where starts_with(lower(tag), word))
      or exists (select from jsonb_array_elements("order".content -> 'lines') line where starts_with(lower(line ->> 'sku'), word))
    ) from unnest(${[...words]}::text[]) word)`;

export interface StoredDestination {
  readonly orderId: string;
  readonly connectionId: string;
  readonly name: string;
  readonly state: string;
  readonly number: string | null;
  readonly remoteId: string | null;
}

/** What is to be or was created where, for these orders, with their numbers there. Reads index delivery_order, order by order. */
export const findDestinations = ({
  workspaceId,
  orderIds,
}: {
  workspaceId: string;
  orderIds: readonly string[];
}) => sql<StoredDestination>`
  select one.order_id as "orderId", one.connection_id as "connectionId", one.name, one.state, link.number, link.remote_id as "remoteId"
  from unnest(${[...orderIds]}::uuid[]) page (id)
  cross join lateral (
    select delivery.order_id, delivery.connection_id, delivery.state, delivery.seq, (
      select name from connection where workspace_id = ${workspaceId} and connection.id = delivery.connection_id
    ) as name
    from delivery where delivery.workspace_id = ${workspaceId} and delivery.order_id = page.id and delivery.operation = 'order' limit 50
  ) one
  left join lateral (
    select number, remote_id from order_link
    where workspace_id = ${workspaceId} and order_id = one.order_id and connection_id = one.connection_id limit 1
  ) link on true
  order by one.seq`;
