import { createHash } from 'node:crypto';
import type { InboxRecord } from '../contract';
import type { WholeOrder } from './read-whole';

/** The same content has the same key, so an order read again and again is stored once per change. */
export function inboxRecord(body: WholeOrder): InboxRecord {
  const id = String(body.order['id']);
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 32);
  return { orderId: id, dedupeKey: `${id}:${hash}`, body };
}
