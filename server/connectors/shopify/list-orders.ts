import { z } from 'zod';
import { ok, type Result } from '../../../nodes/problem';
import type { InboxRecord, Page } from '../contract';
import { afterPage, startOfPoll } from '../updated-since';
import type { ShopifyCall } from './account';
import { ask } from './graphql';
import { listOrders as listOperation } from './operations';
import { readWhole } from './read-whole';
import { inboxRecord } from './record';
import { PageInfo } from './wire';

const Listed = z.object({
  orders: z.object({ nodes: z.array(z.object({ id: z.string(), updatedAt: z.string() })), pageInfo: PageInfo }),
});

/** Orders by the time they changed, oldest first, each read whole. Catching up on the past goes by the time they were placed. */
export async function listOrders(
  call: ShopifyCall,
  { cursor, window }: { cursor: unknown; window?: { from: Date; to: Date } },
): Promise<Result<Page>> {
  const start = startOfPoll({ cursor, now: call.now, ...(window && { window }) });
  const query = window ? placedIn(window) : `updated_at:>='${start.since}'`;
  const variables = { query, after: start.token ?? null };
  const listed = await ask(call, { query: listOperation, variables, answer: Listed });
  if (!listed.ok) return listed;
  const { nodes, pageInfo } = listed.value.orders;
  const records = await readAll(
    call,
    nodes.map(({ id }) => id),
  );
  if (!records.ok) return records;
  const token = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
  const next = afterPage(start, { token, changedAt: nodes.map(({ updatedAt }) => new Date(updatedAt).toISOString()) });
  return ok({ records: records.value, cursor: next, more: token !== null });
}

/** One after the other: each costs points of the same bucket. An order deleted meanwhile is left out. */
async function readAll(call: ShopifyCall, ids: readonly string[]): Promise<Result<InboxRecord[]>> {
  const records: InboxRecord[] = [];
  for (const id of ids) {
    const whole = await readWhole(call, id);
    if (!whole.ok) return whole;
    if (whole.value) records.push(inboxRecord(whole.value));
  }
  return ok(records);
}

const placedIn = ({ from, to }: { from: Date; to: Date }) =>
  `created_at:>='${from.toISOString()}' created_at:<='${to.toISOString()}'`;
