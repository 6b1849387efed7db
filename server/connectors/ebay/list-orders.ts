import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import { HttpFailure, type InboxRecord, type Page } from '../contract';
import { unexpectedAnswer } from '../json-api';
import type { EbayCall } from './account';
import { channel, readEbay } from './ebay-api';
import { fetchFulfillments, fetchOrder, fieldGroups, OrderHead } from './get-order';
import { hasReturns, returnsPerPage, searchReturns } from './read-returns';
import { inboxRecord } from './wire-parts';

const day = 86_400_000;
/** Changes are seen a little late: every round looks this far back again, and the inbox drops what it knows. */
const overlapMs = 300_000;
const pageSize = 50;
/** A return is asked for within weeks and settled within weeks more; eBay finds them by when they were opened only. */
const returnsReachMs = 90 * day;

/**
 * One round reads a closed window of changed orders, page by page, then the returns. `total` is how many orders the page before
 * counted: those that change meanwhile leave the window, and the rest move up.
 */
const Cursor = z.object({
  since: z.iso.datetime(),
  until: z.iso.datetime().optional(),
  offset: z.number().int().nonnegative().optional(),
  total: z.number().int().optional(),
  returnsFrom: z.number().int().nonnegative().optional(),
});
type Cursor = z.infer<typeof Cursor>;
type Window = { from: Date; to: Date } | undefined;

export async function listOrders(
  call: EbayCall,
  { cursor: stored, window }: { cursor: unknown; window?: Window },
): Promise<Result<Page>> {
  const cursor = startOf(stored, { window, now: call.now });
  const newest = call.now.getTime();
  const until = cursor.until ?? new Date(Math.min(newest, window?.to.getTime() ?? newest)).toISOString();
  if (cursor.returnsFrom !== undefined) return listReturns(call, { ...cursor, until });
  return listChanged(call, { ...cursor, until });
}

function startOf(stored: unknown, { window, now }: { window: Window; now: Date }): Cursor {
  const cursor = Cursor.safeParse(stored);
  if (cursor.success) return cursor.data;
  return { since: (window?.from ?? new Date(now.getTime() - day)).toISOString() };
}

const Orders = z.object({ total: z.number().int(), orders: z.array(OrderHead).nullish() });

async function listChanged(call: EbayCall, cursor: Cursor & { until: string }): Promise<Result<Page>> {
  const { since, until, offset = 0 } = cursor;
  const page = await readEbay(call, {
    path: '/sell/fulfillment/v1/order',
    query: { filter: `lastmodifieddate:[${since}..${until}]`, limit: pageSize, offset, fieldGroups },
    schema: Orders,
  });
  if (!page.ok) return page;
  const { total } = page.value;
  const orders = page.value.orders ?? [];
  const records = await withParts(call, orders);
  if (!records.ok) return records;
  const moved = Math.max(0, (cursor.total ?? total) - total);
  const next = moved > 0 ? Math.max(0, offset - moved) : offset + orders.length;
  const hasMore = orders.length > 0 && next < total;
  if (hasMore) {
    return ok({ records: records.value, cursor: { since, until, offset: next, total }, more: true, total });
  }
  if (!hasReturns(call)) return ok({ records: records.value, cursor: nextRound(cursor), more: false, total });
  return ok({ records: records.value, cursor: { since, until, returnsFrom: 0 }, more: true, total });
}

function nextRound({ since, until }: { since: string; until: string }): Cursor {
  const from = new Date(Date.parse(until) - overlapMs).toISOString();
  return { since: from > since ? from : since };
}

/** A few orders at once; each may need a call or two of its own. */
const atOnce = 5;

async function withParts(call: EbayCall, orders: readonly OrderHead[]): Promise<Result<readonly InboxRecord[]>> {
  const records: InboxRecord[] = [];
  for (let from = 0; from < orders.length; from += atOnce) {
    const some = await Promise.all(orders.slice(from, from + atOnce).map((order) => recordFor(call, order)));
    for (const one of some) {
      if (!one.ok) return one;
      records.push(one.value);
    }
  }
  return ok(records);
}

/** The list never says who wants an order cancelled; the order alone does. */
async function recordFor(call: EbayCall, row: OrderHead): Promise<Result<InboxRecord>> {
  const isAsked = (row.cancelStatus?.cancelState ?? 'NONE_REQUESTED') !== 'NONE_REQUESTED';
  const whole = isAsked ? await fetchOrder(call, row.orderId) : ok(row);
  if (!whole.ok) return whole;
  const order = whole.value ?? row;
  const fulfillments = await fetchFulfillments(call, order);
  if (!fulfillments.ok) return fulfillments;
  return ok(inboxRecord(order.orderId, { order, fulfillments: fulfillments.value }));
}

/**
 * Returns do not count as a change of their order. Those that look as before fall away by their key. They come from another API with
 * quotas of its own: where it does not answer, orders must not wait for it, and the next round lists the same returns again.
 */
async function listReturns(call: EbayCall, cursor: Cursor & { until: string }): Promise<Result<Page>> {
  const { since, until, returnsFrom = 0 } = cursor;
  const found = await searchReturns(call, {
    creation_date_range_from: new Date(Date.parse(until) - returnsReachMs).toISOString(),
    creation_date_range_to: until,
    offset: returnsFrom,
  }).catch(notNow);
  if (!found.ok && isOver(found.problems)) return found;
  const { members, total } = found.ok ? found.value : { members: [], total: 0 };
  const records = members.flatMap(({ orderId, ...rest }) =>
    orderId ? [inboxRecord(orderId, { changedReturn: { orderId, ...rest } })] : [],
  );
  const next = returnsFrom + returnsPerPage;
  if (members.length > 0 && next < total) {
    return ok({ records, cursor: { since, until, returnsFrom: next }, more: true });
  }
  return ok({ records, cursor: nextRound({ since, until }), more: false });
}

const isOver = (problems: readonly Problem[]) => problems.some(({ code }) => code === 'connection.unauthorized');

function notNow(error: unknown): Result<never> {
  if (!(error instanceof HttpFailure)) throw error;
  return failed(unexpectedAnswer(channel));
}
