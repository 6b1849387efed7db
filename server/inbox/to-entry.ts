import { createHash } from 'node:crypto';
import type { InboxRecord } from '../connectors/contract';
import type { NewEntry } from '../db/queries/inbox';

/** A record read from a channel as an inbox entry. Its content is what the channel said, as JSON text. */
export function toEntry(
  record: InboxRecord,
  about: { readonly workspaceId: string; readonly connectionId: string; readonly arrivedBy: NewEntry['arrivedBy'] },
): NewEntry {
  const body = Buffer.from(JSON.stringify(record.body) ?? 'null');
  return {
    ...about,
    dedupeKey: record.dedupeKey,
    contentHash: createHash('sha256').update(body).digest('hex'),
    topic: 'poll',
    externalOrderId: record.orderId,
    headers: { 'content-type': 'application/json' },
    body,
    problem: null,
  };
}
