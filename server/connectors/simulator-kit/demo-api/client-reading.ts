import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../../nodes/problem';
import type { InboxRecord, Page } from '../../contract';
import { isDone, unexpectedAnswer } from '../../json-api';
import { afterPage, type PollCursor, startOfPoll } from '../../updated-since';
import { askChannel, type DemoCall, type DemoChannel, orderPath } from './client';

/** Only what polling needs; the orders themselves are read later, in `read`, so that one odd order stops no page. */
const OrderHead = z.looseObject({ id: z.string().min(1), updated_at: z.iso.datetime() });
const OrderPage = z.object({
  orders: z.array(OrderHead),
  next_cursor: z.string().nullable(),
  total: z.number().optional(),
});

export const listOrdersOf =
  (channel: DemoChannel) =>
  async (call: DemoCall & { cursor: unknown; window?: { from: Date; to: Date } }): Promise<Result<Page>> => {
    const cursor = startOfPoll(call);
    const answer = await askChannel(call, { channel, path: `/orders?${query(cursor, call.window?.to)}` });
    if (!answer.ok) return answer;
    const page = OrderPage.safeParse(answer.value.body);
    if (!isDone(answer.value) || !page.success) return failed(unexpectedAnswer(channel.name));
    const { orders, next_cursor, total } = page.data;
    return ok({
      records: orders.map(toRecord),
      cursor: afterPage(cursor, { token: next_cursor, changedAt: orders.map(({ updated_at }) => updated_at) }),
      more: next_cursor !== null,
      ...(total !== undefined && { total }),
    });
  };

export const getOrderOf =
  (channel: DemoChannel) =>
  async (call: DemoCall & { idOrNumber: string }): Promise<Result<InboxRecord | null>> => {
    const answer = await askChannel(call, { channel, path: orderPath(call.idOrNumber) });
    if (!answer.ok) return answer;
    if (answer.value.status === 404) return ok(null);
    const found = z.object({ order: OrderHead }).safeParse(answer.value.body);
    return isDone(answer.value) && found.success
      ? ok(toRecord(found.data.order))
      : failed(unexpectedAnswer(channel.name));
  };

export const accountOf =
  (channel: DemoChannel) =>
  async (call: DemoCall): Promise<Result<{ account: string }>> => {
    const answer = await askChannel(call, { channel, path: '/account' });
    if (!answer.ok) return answer;
    const account = z.object({ name: z.string() }).safeParse(answer.value.body);
    return account.success ? ok({ account: account.data.name }) : failed(wrongAddress(channel));
  };

function query({ since, token }: PollCursor, until: Date | undefined): URLSearchParams {
  return new URLSearchParams({
    updated_since: since,
    limit: '100',
    ...(token !== undefined && { cursor: token }),
    ...(until && { updated_before: until.toISOString() }),
  });
}

const wrongAddress = ({ name }: DemoChannel): Problem => ({
  code: 'connection.wrongAddress',
  message: `${name} of the demo is not at this address.`,
  advice: 'Check the address; the demo prints it when it starts.',
  retry: 'never',
});

/** The same state of an order has the same key, however often an overlapping window brings it. */
const toRecord = (order: z.infer<typeof OrderHead>): InboxRecord => ({
  orderId: order.id,
  dedupeKey: `poll:${order.id}@${order.updated_at}`,
  body: order,
});
