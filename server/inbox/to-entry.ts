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
    dedupeKey: boundedKey(record.dedupeKey),
    contentHash: createHash('sha256').update(body).digest('hex'),
    topic: 'poll',
    externalOrderId: boundedId(record.orderId),
    headers: { 'content-type': 'application/json' },
    body,
    problem: null,
  };
}

/** No index takes more than a few kilobytes: a longer key goes by its hash. */
export const boundedKey = (key: string): string =>
  key.length <= longest ? key : createHash('sha256').update(key).digest('hex');

/** An id nobody can look up is none; deciding says so. */
export const boundedId = (id: string | null): string | null => (id !== null && id.length <= longest ? id : null);

const longest = 255;
