import type { z } from 'zod';
import type { OrderNews } from '../../../../nodes/order/event';
import { failed, ok, type Problem, type Result } from '../../../../nodes/problem';
import type { Message, Reading } from '../../contract';

interface Reader<Order extends z.ZodType> {
  readonly schema: Order;
  /** "The marketplace". */
  readonly channel: string;
  toNews(order: z.infer<Order>): Result<OrderNews>;
}

/** A webhook wraps the order in `data.order`, a polled record is the order. */
export function readDemoMessage<Order extends z.ZodType>(
  { body }: Pick<Message, 'body'>,
  { schema, channel, toNews }: Reader<Order>,
): Result<Reading> {
  const order = schema.safeParse(unwrap(body));
  if (!order.success) return failed(unreadable(channel, order.error.issues[0]));
  const news = toNews(order.data);
  return news.ok ? ok({ news: [news.value] }) : news;
}

function unwrap(body: unknown): unknown {
  const data = isRecord(body) ? body['data'] : null;
  return isRecord(data) ? data['order'] : body;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const unreadable = (channel: string, issue: { path: PropertyKey[]; message: string } | undefined): Problem => ({
  code: 'order.unreadable',
  message: `${channel} sent an order we cannot read: ${issue?.path.join('.') || 'the message'} (${issue?.message ?? 'unknown'}).`,
  advice: 'Look at the order there, then pull it again by its number.',
  retry: 'never',
  ...(issue && { subject: issue.path.join('.') }),
});
