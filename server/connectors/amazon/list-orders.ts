import { z } from 'zod';
import { failed, ok, type Result } from '../../../nodes/problem';
import type { Page } from '../contract';
import { unexpectedAnswer } from '../json-api';
import { type AmazonCall, marketplaceIdsOf } from './account';
import { askAmazon, channel, refusalProblem } from './sp-api';
import { inboxRecord } from './wire';

/** Everything the Orders API can say, in one call. What the app's roles do not cover is simply missing from the answer. */
export const includedData = [
  'BUYER',
  'RECIPIENT',
  'PROCEEDS',
  'EXPENSE',
  'PROMOTION',
  'CANCELLATION',
  'FULFILLMENT',
  'PACKAGES',
  'TAX',
  'PAYMENT',
  'FULFILLMENT_ORDERS',
] as const;

const day = 86_400_000;
/** Amazon wants the upper bound at least two minutes old; half a minute more for clocks that differ. */
const settlingMs = 150_000;
/** Changes are seen a little late: every round looks this far back again, and the inbox drops what it knows. */
const overlapMs = 120_000;
const pageSize = 100;

/** One round reads a closed window, so that pages stay put while we turn them. `token` continues it; without `until` it is yet to begin. */
const Cursor = z.object({ since: z.iso.datetime(), until: z.iso.datetime().optional(), token: z.string().optional() });
type Cursor = z.infer<typeof Cursor>;

const Row = z.looseObject({ orderId: z.string().min(1), lastUpdatedTime: z.string() });
const SearchOrders = z.object({
  orders: z.array(Row),
  pagination: z.object({ nextToken: z.string().nullish() }).nullish(),
});

export async function listOrders(
  call: AmazonCall,
  { cursor: stored, window }: { cursor: unknown; window?: { from: Date; to: Date } },
): Promise<Result<Page>> {
  const cursor = startOf(stored, { window, now: call.now });
  const newest = call.now.getTime() - settlingMs;
  const until = cursor.until ?? new Date(Math.min(newest, window?.to.getTime() ?? newest)).toISOString();
  // Nothing that old is settled yet.
  if (until <= cursor.since) return ok({ records: [], cursor, more: false });

  const answer = await askAmazon(call, {
    method: 'GET',
    path: '/orders/2026-01-01/orders',
    query: {
      lastUpdatedAfter: cursor.since,
      lastUpdatedBefore: until,
      marketplaceIds: marketplaceIdsOf(call.settings),
      maxResultsPerPage: pageSize,
      paginationToken: cursor.token,
      includedData,
    },
  });
  if (!answer.ok) return answer;
  if (answer.value.status >= 300) {
    // A token lives for a day; with an old one the round begins again.
    if (cursor.token) return ok({ records: [], cursor: { since: cursor.since }, more: true });
    return failed(refusalProblem(answer.value));
  }
  const page = SearchOrders.safeParse(answer.value.body);
  if (!page.success) return failed(unexpectedAnswer(channel));
  return ok(toPage(page.data, { since: cursor.since, until }));
}

function startOf(stored: unknown, { window, now }: { window: { from: Date } | undefined; now: Date }): Cursor {
  const cursor = Cursor.safeParse(stored);
  if (cursor.success) return cursor.data;
  return { since: (window?.from ?? new Date(now.getTime() - day)).toISOString() };
}

function toPage(
  { orders, pagination }: z.infer<typeof SearchOrders>,
  { since, until }: { since: string; until: string },
): Page {
  const records = orders
    .toSorted((a, b) => Date.parse(a.lastUpdatedTime) - Date.parse(b.lastUpdatedTime))
    .map((order) => inboxRecord({ order }, order.orderId));
  const token = pagination?.nextToken;
  if (token) return { records, cursor: { since, until, token }, more: true };
  const next = new Date(Date.parse(until) - overlapMs).toISOString();
  return { records, cursor: { since: next > since ? next : since }, more: false };
}
