import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { InboxRecord } from '../contract';
import { listOf, MiraklOrder } from './wire';
import { MiraklDocument, MiraklReturn, MiraklShipment } from './wire-parts';

/** What lies in the inbox: an order with the parts Mirakl keeps beside it. */
export const MiraklRecord = z.object({
  order: MiraklOrder,
  shipments: listOf(MiraklShipment),
  returns: listOf(MiraklReturn),
  documents: listOf(MiraklDocument),
});
export type MiraklRecord = z.infer<typeof MiraklRecord>;

/** Enough of an order to poll by; the rest is read later, so that one odd order stops no page. */
export const OrderHead = z.looseObject({
  order_id: z.string().min(1),
  commercial_id: z.string().nullish(),
  order_state: z.string(),
  order_lines: z.array(z.looseObject({ order_line_id: z.string(), order_line_state: z.string() })),
});
export type OrderHead = z.infer<typeof OrderHead>;

export interface Parts {
  readonly order: OrderHead;
  readonly shipments: readonly unknown[];
  readonly returns: readonly unknown[];
  readonly documents: readonly unknown[];
}

/** The same content has the same key: Mirakl repeats orders on purpose, so that none is missed. */
export function inboxRecord(parts: Parts): InboxRecord {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
  return { orderId: parts.order.order_id, dedupeKey: `poll:${parts.order.order_id}:${hash}`, body: parts };
}
