import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { Message, Reading } from '../contract';
import type { About } from './account';
import { WooRecord } from './record';
import { WooOrder } from './wire';
import { isOrderYet, toNews } from './woocommerce-order';

/** Enough to fetch it again. */
const Named = z.object({ id: z.number().int().positive() });

/**
 * A polled record is the order with its parts. A webhook carries the order alone: where a refund's lines or a fulfilment may be
 * missing, and where only an id came (order.deleted, an older API version), the order is fetched whole.
 */
export function read(message: Pick<Message, 'topic' | 'body'>, about: About): Result<Reading> {
  const record = WooRecord.safeParse(message.body);
  if (record.success) return newsOf(record.data, about);
  const order = WooOrder.safeParse(message.body);
  const named = Named.safeParse(message.body);
  if (!order.success) {
    return named.success ? ok({ news: [], refetch: [String(named.data.id)] }) : failed(unreadable(record.error));
  }
  const reading = newsOf({ order: order.data, refunds: [], fulfillments: [] }, about);
  const isWhole = order.data.refunds.length === 0 && !about.settings.fulfillments;
  if (isWhole || !isOrderYet(order.data)) return reading;
  return ok({ news: [], refetch: [String(order.data.id)] });
}

function newsOf(record: WooRecord, about: About): Result<Reading> {
  if (!isOrderYet(record.order)) return ok({ news: [] });
  const news = toNews(record, about);
  return news.ok ? ok({ news: [news.value] }) : news;
}

const unreadable = (error: z.ZodError): Problem => ({
  code: 'inbox.unreadable',
  message: `This message of WooCommerce is not one we know: ${error.issues[0]?.path.join('.')} ${error.issues[0]?.message}.`,
  retry: 'never',
});
