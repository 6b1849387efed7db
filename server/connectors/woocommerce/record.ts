import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { InboxRecord } from '../contract';
import { GmtTime, WooFulfillment, WooOrder, WooRefund } from './wire';

const orNone = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

/** What lies in the inbox after polling: the order, and the parts WooCommerce keeps elsewhere. */
export const WooRecord = z.object({
  order: WooOrder,
  refunds: orNone(WooRefund),
  fulfillments: orNone(WooFulfillment),
  /** When we read it; a webhook's message does not say. */
  read_at: z.iso.datetime().nullish(),
});
export type WooRecord = z.infer<typeof WooRecord>;

/** Enough of an order to poll by; the rest is read later, so that one odd order stops no page. */
export const OrderHead = z.looseObject({
  id: z.number().int().positive(),
  status: z.string(),
  date_created_gmt: GmtTime,
  date_modified_gmt: GmtTime,
  refunds: orNone(z.unknown()),
});
export type OrderHead = z.infer<typeof OrderHead>;

interface Parts {
  readonly order: OrderHead;
  readonly refunds: readonly unknown[];
  readonly fulfillments: readonly unknown[];
}

/** The same content has the same key, however often an overlapping window brings it and whenever it was read. */
export function inboxRecord(parts: Parts, readAt: Date): InboxRecord {
  const { id, date_modified_gmt } = parts.order;
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
  const body = { ...parts, read_at: readAt.toISOString() };
  return { orderId: String(id), dedupeKey: `poll:${id}@${date_modified_gmt}:${hash}`, body };
}
