import { z } from 'zod';
import { failed, ok, type Result } from '../../../nodes/problem';
import type { Message, Reading } from '../contract';
import type { Settings } from './account';
import { factsOf } from './facts';
import { orderHead } from './order-head';
import { orderIdIn } from './webhook';
import { ShopifyRecord } from './wire';

/**
 * A record we read ourselves is news. A webhook only says which order to read: it is sent late, again and out of order, and it
 * carries the order as it was when it was first tried.
 */
export function read(message: Message, about: { connectionId: string; settings: Settings }): Result<Reading> {
  if (message.topic !== 'poll') {
    const topic = message.headers['x-shopify-topic'] ?? message.headers['shopify-topic'] ?? message.topic;
    const orderId = orderIdIn({ topic, body: message.body });
    return ok({ news: [], ...(orderId && topic !== 'orders/delete' && { refetch: [orderId] }) });
  }
  const record = ShopifyRecord.safeParse(message.body);
  if (!record.success) return failed(unreadable(z.prettifyError(record.error)));
  const head = orderHead(record.data, about);
  if (!head.ok) return head;
  const { id, updatedAt } = record.data.order;
  return ok({ news: [{ orderId: id, at: updatedAt, order: head.value, ...factsOf(record.data, about) }] });
}

const unreadable = (details: string) => ({
  code: 'inbox.unreadable' as const,
  message: `This message of Shopify is not one we know: ${details}`,
  retry: 'never' as const,
});
