import { z } from 'zod';
import { failed, ok, type Result } from '../../../nodes/problem';
import type { Message, Reading } from '../contract';
import type { Settings } from './account';
import { factsOf } from './facts';
import { lastChange, orderHead } from './order-head';
import { VendureRecord } from './record';
import { Notice } from './webhook';

/** A polled order is news; a webhook's notice only says which order to read. */
export function read(message: Message, about: { connectionId: string; settings: Settings }): Result<Reading> {
  const notice = Notice.safeParse(message.body);
  if (notice.success) return ok({ news: [], refetch: [notice.data.orderId] });
  const record = VendureRecord.safeParse(message.body);
  if (!record.success) return failed(unreadable(z.prettifyError(record.error)));
  const { order } = record.data;
  // Carts and drafts are nobody's orders yet.
  if (order.orderPlacedAt === null) return ok({ news: [] });
  const head = orderHead(record.data, about);
  if (!head.ok) return head;
  const facts = factsOf(record.data, about);
  return ok({ news: [{ orderId: order.id, at: lastChange(order), order: head.value, ...facts }] });
}

const unreadable = (details: string) => ({
  code: 'inbox.unreadable' as const,
  message: `This message of Vendure is not one we know: ${details}`,
  retry: 'never' as const,
});
