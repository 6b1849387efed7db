import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { Message, Reading } from '../contract';
import { toNews } from './sandbox-market-order';
import { MarketMessage, MarketOrder } from './wire';

/** A webhook wraps the order, a polled record is the order. */
export function readMarketMessage(
  message: Message,
  about: { connectionId: string; settings: { baseUrl: string } },
): Result<Reading> {
  const order =
    message.topic === 'poll'
      ? MarketOrder.safeParse(message.body)
      : MarketMessage.transform(({ data }) => data.order).safeParse(message.body);
  if (!order.success) return failed(unreadable(order.error.issues[0]));
  const news = toNews(order.data, { connectionId: about.connectionId, baseUrl: about.settings.baseUrl });
  return news.ok ? ok({ news: [news.value] }) : news;
}

const unreadable = (issue: { path: PropertyKey[]; message: string } | undefined): Problem => ({
  code: 'order.unreadable',
  message: `The marketplace sent an order we cannot read: ${issue?.path.join('.') || 'the message'} (${issue?.message ?? 'unknown'}).`,
  advice: 'Look at the order at the marketplace, then pull it again by its number.',
  retry: 'never',
  ...(issue && { subject: issue.path.join('.') }),
});
