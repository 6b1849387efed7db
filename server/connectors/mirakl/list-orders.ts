import { z } from 'zod';
import { ok, type Result } from '../../../nodes/problem';
import type { InboxRecord, Page } from '../contract';
import { acceptOrders } from './accept-orders';
import type { MiraklCall } from './account';
import { withParts } from './fetch-parts';
import { type Query, readMirakl, readOptional, SeekPage } from './mirakl-client';
import { OrderList, readOrders } from './read-orders';
import type { OrderHead } from './record';

const pageSize = 100;
const day = 86_400_000;
/** Beyond the delta Mirakl subtracts itself. The inbox drops what it knows. */
const overlap = 120_000;

/**
 * A round has three steps: orders that changed, then orders whose shipments changed, then orders with changed returns; those two do
 * not always move the order's own time.
 */
const Cursor = z.object({
  step: z.enum(['orders', 'shipments', 'returns']),
  /** All steps of a round look back to here … */
  since: z.iso.datetime(),
  /** … and the next round to where this one began, by the marketplace's clock. */
  began: z.iso.datetime().nullable(),
  offset: z.number().int().min(0),
  token: z.string().nullable(),
});
type Cursor = z.infer<typeof Cursor>;

export async function listOrders(
  call: MiraklCall & { cursor: unknown; window?: { from: Date; to: Date } },
): Promise<Result<Page>> {
  if (call.window) return listWindow(call, { cursor: call.cursor, window: call.window });
  const stored = Cursor.safeParse(call.cursor);
  const cursor = stored.success ? stored.data : firstCursor(call.now);
  return cursor.step === 'orders' ? listChanged(call, cursor) : listByParts(call, cursor);
}

const firstCursor = (now: Date): Cursor => ({
  step: 'orders',
  since: new Date(now.getTime() - day).toISOString(),
  began: null,
  offset: 0,
  token: null,
});

/**
 * Sorted by creation, which never changes; and a row that is in the list stays in it, since times of change only grow. So pages can
 * be counted: what comes in meanwhile is repeated, never skipped.
 */
async function listChanged(call: MiraklCall, cursor: Cursor): Promise<Result<Page>> {
  const query = [
    ['start_update_date', cursor.since],
    ['max', pageSize],
    ['offset', cursor.offset],
  ] as const;
  const listed = await listPage(call, query);
  if (!listed.ok) return listed;
  const { records, size, date, total } = listed.value;
  const began = cursor.began ?? date.toISOString();
  const next = isLast(listed.value, cursor.offset)
    ? { step: 'shipments' as const, offset: 0 }
    : { offset: cursor.offset + size };
  return ok({ records, cursor: { ...cursor, began, ...next }, more: true, ...(total !== undefined && { total }) });
}

interface ListedPage {
  readonly records: readonly InboxRecord[];
  readonly size: number;
  readonly date: Date;
  readonly total?: number;
}

/** An operator may give fewer than asked for, so the count decides where there is one. */
const isLast = ({ size, total }: ListedPage, offset: number): boolean =>
  size === 0 || (total === undefined ? size < pageSize : offset + size >= total);

async function listPage(call: MiraklCall, query: Query): Promise<Result<ListedPage>> {
  const page = await readMirakl(call, { path: '/orders', query, answer: OrderList });
  if (!page.ok) return page;
  const { orders, total_count } = page.value.value;
  const records = await toRecords(call, orders);
  if (!records.ok) return records;
  const total = total_count ?? undefined;
  return ok({
    records: records.value,
    size: orders.length,
    date: page.value.date,
    ...(total !== undefined && { total }),
  });
}

async function toRecords(call: MiraklCall, orders: readonly OrderHead[]): Promise<Result<readonly InboxRecord[]>> {
  const accepted = await acceptOrders(call, orders);
  return accepted.ok ? withParts(call, accepted.value) : accepted;
}

const OfOrder = z.object({ order_id: z.string() });

const partLists = {
  shipments: { path: '/shipments', since: 'last_updated_from' },
  returns: { path: '/returns', since: 'return_last_updated_from' },
} as const;

/** The orders whose shipments or returns changed, whole. */
async function listByParts(call: MiraklCall, cursor: Cursor): Promise<Result<Page>> {
  const list = partLists[cursor.step === 'returns' ? 'returns' : 'shipments'];
  const page = await readOptional(call, {
    path: list.path,
    query: [
      [list.since, cursor.since],
      ['limit', pageSize],
      ['page_token', cursor.token ?? undefined],
    ],
    answer: SeekPage(OfOrder),
    nothing: { data: [] },
  });
  if (!page.ok) return page;
  const orders = await readOrders(call, [...new Set(page.value.data.map(({ order_id }) => order_id))]);
  if (!orders.ok) return orders;
  const records = await toRecords(call, orders.value);
  if (!records.ok) return records;
  const next = nextStep(cursor, page.value.next_page_token ?? null);
  return ok({ records: records.value, cursor: next, more: next.step !== 'orders' });
}

function nextStep(cursor: Cursor, token: string | null): Cursor {
  if (token !== null) return { ...cursor, token };
  if (cursor.step === 'shipments') return { ...cursor, step: 'returns', token: null };
  const began = Date.parse(cursor.began ?? cursor.since);
  return { step: 'orders', since: new Date(began - overlap).toISOString(), began: null, offset: 0, token: null };
}

/** Orders placed in a span of time, for catching up on the past. */
async function listWindow(
  call: MiraklCall,
  { cursor, window }: { cursor: unknown; window: { from: Date; to: Date } },
): Promise<Result<Page>> {
  const stored = z.object({ offset: z.number().int().min(0) }).safeParse(cursor);
  const offset = stored.success ? stored.data.offset : 0;
  const query = [
    ['start_date', window.from.toISOString()],
    ['end_date', window.to.toISOString()],
    ['max', pageSize],
    ['offset', offset],
  ] as const;
  const listed = await listPage(call, query);
  if (!listed.ok) return listed;
  const { records, size, total } = listed.value;
  const next = { offset: offset + size };
  return ok({ records, cursor: next, more: !isLast(listed.value, offset), ...(total !== undefined && { total }) });
}
