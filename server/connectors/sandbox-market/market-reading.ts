import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { InboxRecord, Page } from '../contract';
import { isDone, unexpectedAnswer } from '../json-api';
import { afterPage, type PollCursor, startOfPoll } from '../updated-since';
import { askMarket, channelName, type MarketCall, orderPath } from './market-call';

/** Only what polling needs; the orders themselves are read later, in `read`, so that one odd order stops no page. */
const OrderHead = z.looseObject({ id: z.string().min(1), updated_at: z.iso.datetime() });
const OrderPage = z.object({
  orders: z.array(OrderHead),
  next_cursor: z.string().nullable(),
  total: z.number().optional(),
});

export async function listMarketOrders(
  call: MarketCall & { cursor: unknown; window?: { from: Date; to: Date } },
): Promise<Result<Page>> {
  const cursor = startOfPoll(call);
  const answer = await askMarket(call, { path: `/v1/orders?${query(cursor, call.window?.to)}` });
  if (!answer.ok) return answer;
  const page = OrderPage.safeParse(answer.value.body);
  if (!isDone(answer.value) || !page.success) return failed(unexpectedAnswer(channelName));
  const { orders, next_cursor, total } = page.data;
  return ok({
    records: orders.map(toRecord),
    cursor: afterPage(cursor, { token: next_cursor, changedAt: orders.map(({ updated_at }) => updated_at) }),
    more: next_cursor !== null,
    ...(total !== undefined && { total }),
  });
}

export async function getMarketOrder(call: MarketCall & { idOrNumber: string }): Promise<Result<InboxRecord | null>> {
  const answer = await askMarket(call, { path: orderPath(call.idOrNumber) });
  if (!answer.ok) return answer;
  if (answer.value.status === 404) return ok(null);
  const found = z.object({ order: OrderHead }).safeParse(answer.value.body);
  return isDone(answer.value) && found.success ? ok(toRecord(found.data.order)) : failed(unexpectedAnswer(channelName));
}

export async function marketAccount(call: MarketCall): Promise<Result<string>> {
  const answer = await askMarket(call, { path: '/v1/account' });
  if (!answer.ok) return answer;
  const account = z.object({ name: z.string() }).safeParse(answer.value.body);
  return account.success ? ok(account.data.name) : failed(notAMarketplace);
}

function query({ since, token }: PollCursor, until: Date | undefined): URLSearchParams {
  return new URLSearchParams({
    updated_since: since,
    limit: '100',
    ...(token !== undefined && { cursor: token }),
    ...(until && { updated_before: until.toISOString() }),
  });
}

const notAMarketplace: Problem = {
  code: 'connection.wrongAddress',
  message: 'There is no demo marketplace at this address.',
  advice: 'Check the address; the demo prints it when it starts.',
  retry: 'never',
};

/** The same state of an order has the same key, however often an overlapping window brings it. */
const toRecord = (order: z.infer<typeof OrderHead>): InboxRecord => ({
  orderId: order.id,
  dedupeKey: `poll:${order.id}@${order.updated_at}`,
  body: order,
});
