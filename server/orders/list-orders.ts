import { cutPage, decodePageEnd } from '../db/keyset';
import {
  findDestinations,
  findOrders,
  hasNumber,
  type OrderFilter,
  type OrderNarrowing,
  type StoredWord,
} from '../db/queries/orders-view';
import type { GroupName } from '../db/queries/problems-view';
import { searchQuery, searchWords } from '../db/search-query';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { groupBy } from '../group-by';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { DeliveryState } from './delivery-state';
import { coverName } from './personal-data';

export type OrderListState = OrderFilter['state'];
/** One word for where an order stands, all its destinations taken together. `received`: no live flow has looked at it. */
export type OrderWord = StoredWord;

export interface OrderRow {
  readonly id: string;
  readonly number: string;
  readonly source: {
    readonly connectionId: string;
    readonly name: string;
    /** Connector id. */
    readonly channel: string;
  };
  /** Covered for viewers. */
  readonly buyer: string | null;
  readonly country: string | null;
  readonly total: string;
  readonly currency: string;
  /** Pieces. */
  readonly items: string;
  readonly tags: readonly string[];
  readonly placedAt: string;
  readonly receivedAt: string;
  readonly shipBy: string | null;
  readonly payment: string;
  readonly fulfillment: string;
  readonly cancellation: string;
  readonly word: OrderWord;
  /** The newest open problem's sentence. */
  readonly problem: string | null;
  /** What is to be looked at before it is approved. */
  readonly heldFor: string | null;
  readonly destinations: readonly Destination[];
}

export interface Destination {
  readonly connectionId: string;
  readonly name: string;
  readonly state: DeliveryState;
  /** The order's number there. */
  readonly number: string | null;
}

export interface OrderSearch {
  readonly search?: string | undefined;
  readonly state: OrderListState;
  readonly connectionId?: string | undefined;
  readonly tag?: string | undefined;
  /** Only those that wait for this. */
  readonly cause?: GroupName | undefined;
  /** Only those that came in, or went out, within this time. */
  readonly moved?: { which: 'in' | 'out'; from: string; until?: string | undefined } | undefined;
  readonly cursor?: string | null | undefined;
  readonly limit: number;
}

export async function listOrders(
  { db }: Pick<World, 'db'>,
  { member, search }: { member: Member; search: OrderSearch },
): Promise<{ rows: OrderRow[]; nextCursor: string | null }> {
  return withWorkspace(db, member.workspaceId, async (trx) => {
    const narrowing = await narrowDown(trx, { search, member });
    const found = await findOrders(trx, { ...narrowing, ...pageOf(search) }).execute();
    const { rows, nextCursor } = cutPage(found, search.limit);
    const orderIds = rows.map(({ id }) => id);
    const destinations = await destinationsOf(trx, { workspaceId: member.workspaceId, orderIds });
    return {
      nextCursor,
      rows: rows.map((row) => toOrderRow(row, { member, destinations: destinations.get(row.id) ?? [] })),
    };
  });
}

const pageOf = ({ cursor, limit }: OrderSearch) => ({ after: cursor ? decodePageEnd(cursor) : null, limit: limit + 1 });

/** What a search means to the database, for this reader. */
export const toNarrowing = (
  search: Omit<OrderSearch, 'cursor' | 'limit'>,
  member: Pick<Member, 'role' | 'workspaceId'>,
): OrderNarrowing => ({
  workspaceId: member.workspaceId,
  query: searchQuery(search.search ?? ''),
  number: null,
  openWords: member.role === 'viewer' && search.search ? searchWords(search.search) : null,
  state: search.state,
  connectionId: search.connectionId ?? null,
  tag: search.tag ?? null,
  cause: search.cause ?? null,
  moved: search.moved ? toMovement(search.moved) : null,
});

const toMovement = ({ which, from, until }: NonNullable<OrderSearch['moved']>): OrderNarrowing['moved'] => ({
  which,
  from: new Date(from),
  until: until === undefined ? null : new Date(until),
});

/**
 * The same, and whoever types the whole number of an order means that order, and not all whose numbers begin like it: it is found by its
 * number then, at once however many orders there are.
 */
export async function narrowDown(
  trx: Trx,
  { search, member }: { search: Omit<OrderSearch, 'cursor' | 'limit'>; member: Pick<Member, 'role' | 'workspaceId'> },
): Promise<OrderNarrowing> {
  const narrowing = toNarrowing(search, member);
  const typed = search.search?.replaceAll('\0', '').trim() ?? '';
  if (typed === '') return narrowing;
  const number = [typed, typed.toUpperCase(), typed.toLowerCase()];
  const { rows } = await hasNumber({ workspaceId: member.workspaceId, number }).execute(trx);
  return rows[0]?.found ? { ...narrowing, number } : narrowing;
}

type StoredRow = Awaited<ReturnType<ReturnType<typeof findOrders>['execute']>>[number];

export function toOrderRow(
  row: StoredRow,
  { member, destinations }: { member: Member; destinations: readonly Destination[] },
): OrderRow {
  return {
    id: row.id,
    number: row.number,
    source: { connectionId: row.connectionId, name: row.connectionName, channel: row.channel },
    buyer: member.role === 'viewer' ? coverName(row.buyerName) : row.buyerName,
    country: row.country,
    total: row.total,
    currency: row.currency,
    items: row.itemCount,
    tags: row.tags,
    placedAt: row.placedAt.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    shipBy: row.shipBy?.toISOString() ?? null,
    payment: row.payment,
    fulfillment: row.fulfillment,
    cancellation: row.cancellation,
    word: row.word,
    problem: row.problem,
    // It may name the buyer.
    heldFor: member.role === 'viewer' ? null : row.heldFor,
    destinations,
  };
}

/** By order id. */
export async function destinationsOf(
  trx: Trx,
  about: { workspaceId: string; orderIds: readonly string[] },
): Promise<ReadonlyMap<string, readonly Destination[]>> {
  const rows = about.orderIds.length === 0 ? [] : (await findDestinations(about).execute(trx)).rows;
  return groupBy(rows, {
    key: ({ orderId }) => orderId,
    value: ({ connectionId, name, state, number, remoteId }) => ({
      connectionId,
      name,
      state: DeliveryState.parse(state),
      number: number ?? remoteId,
    }),
  });
}
