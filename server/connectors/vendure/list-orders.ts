import { z } from 'zod';
import { ok, type Result } from '../../../nodes/problem';
import type { InboxRecord, Page } from '../contract';
import type { VendureCall } from './account';
import { ask } from './graphql';
import { listOrders as listOperation } from './operations';
import { inboxRecord } from './record';
import { Shop } from './standing';

/** A whole order is a few kilobytes; the shop's own limit is 1,000. */
const pageSize = 50;

/** Only what is needed to go on; the rest of an order is stored as it came. */
const Row = z.looseObject({ id: z.string(), updatedAt: z.string(), orderPlacedAt: z.string().nullable() });

export interface Fetched {
  readonly records: readonly InboxRecord[];
  readonly ids: readonly string[];
  readonly total: number;
  /** The newest `updatedAt` on the page; the beginning of time on an empty one. */
  readonly lastChange: string;
  /** Where to go on; null after the last page. */
  readonly next: Position | null;
}

/** After which moment, and how many rows of that same moment are read already. */
export const Position = z.object({ after: z.string(), skip: z.number() });
export type Position = z.infer<typeof Position>;

/**
 * One page, oldest first by `by`. Goes on from the last row's own time, not by counting rows: rows move while we read, and a
 * counted page would step over one.
 */
export async function fetchPage(
  call: VendureCall,
  request: { filter: object; by: 'updatedAt' | 'orderPlacedAt'; position: Position; until?: string },
): Promise<Result<Fetched>> {
  const { filter, by, position, until } = request;
  // Vendure stores microseconds and shows milliseconds: start one earlier, and let the repeats fall away.
  const start = shifted(position.after, -1);
  const range = until ? { between: { start, end: until } } : { after: start };
  const options = {
    take: pageSize,
    skip: position.skip,
    sort: { [by]: 'ASC' },
    filter: { orderPlacedAt: { isNull: false }, ...filter, [by]: range },
  };
  const fetched = await fetchOrders(call, options);
  return fetched.ok ? ok({ ...fetched.value, next: nextPosition(fetched.value.rows, { by, position }) }) : fetched;
}

/** Some orders by their ids; those that are gone are missing from the answer. */
export const fetchByIds = (call: VendureCall, ids: readonly string[]): Promise<Result<Omit<Fetched, 'next'>>> =>
  fetchOrders(call, { take: pageSize, filter: { id: { in: ids.slice(0, pageSize) } } });

export const idsAtOnce = pageSize;

async function fetchOrders(call: VendureCall, options: object) {
  const answer = z.object({
    globalSettings: Shop,
    orders: z.object({ totalItems: z.number(), items: z.array(Row) }),
  });
  const listed = await ask(call, { query: listOperation(call.settings), variables: { options }, answer });
  if (!listed.ok) return listed;
  const { globalSettings, orders } = listed.value;
  return ok({
    records: orders.items.map((order) => inboxRecord({ ...globalSettings, order }, order.id)),
    rows: orders.items,
    ids: orders.items.map(({ id }) => id),
    total: orders.totalItems,
    lastChange:
      orders.items
        .map(({ updatedAt }) => updatedAt)
        .toSorted()
        .at(-1) ?? new Date(0).toISOString(),
  });
}

function nextPosition(
  rows: readonly z.infer<typeof Row>[],
  { by, position }: { by: 'updatedAt' | 'orderPlacedAt'; position: Position },
): Position | null {
  if (rows.length < pageSize) return null;
  const last = rows.at(-1)?.[by] ?? position.after;
  const isSameMoment = Date.parse(last) <= Date.parse(position.after);
  return isSameMoment ? { after: position.after, skip: position.skip + pageSize } : { after: last, skip: 0 };
}

const shifted = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString();

/** The orders placed in a span of time, for catching up on the past. */
export async function listWindow(
  call: VendureCall,
  { cursor, window }: { cursor: unknown; window: { from: Date; to: Date } },
): Promise<Result<Page>> {
  const position = Position.safeParse(cursor);
  const page = await fetchPage(call, {
    filter: {},
    by: 'orderPlacedAt',
    position: position.success ? position.data : { after: window.from.toISOString(), skip: 0 },
    until: window.to.toISOString(),
  });
  if (!page.ok) return page;
  const { records, next, total } = page.value;
  return ok({ records, cursor: next, more: next !== null, total });
}
