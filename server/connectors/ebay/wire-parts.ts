import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { InboxRecord } from '../contract';
import { Count, EbayOrder, list, Text, Time } from './wire';

export const Fulfillment = z.object({
  fulfillmentId: z.string().min(1),
  shipmentTrackingNumber: Text,
  shippedDate: Time.nullish(),
  shippingCarrierCode: Text,
  /** Not in eBay's description, but sent. */
  shippingServiceCode: Text,
  lineItems: list(z.object({ lineItemId: z.string(), quantity: Count.default(1) })),
});
export type Fulfillment = z.infer<typeof Fulfillment>;

const Moment = z.object({ value: Time.nullish() }).nullish();

/** A return of the Post-Order API v2 (ReturnSummaryType). `cameBack` is ours: what the details of a closed one say. */
export const EbayReturn = z.object({
  returnId: z.coerce.string(),
  orderId: Text,
  state: Text,
  status: Text,
  creationInfo: z
    .object({
      item: z
        .object({
          itemId: z.coerce.string().nullish(),
          transactionId: z.coerce.string().nullish(),
          returnQuantity: Count,
        })
        .nullish(),
      reason: Text,
      comments: z.object({ content: Text }).nullish(),
      creationDate: Moment,
    })
    .nullish(),
  cameBack: z.boolean().nullish(),
});
export type EbayReturn = z.infer<typeof EbayReturn>;

/** A whole order with what belongs to it, as we fetch it. Without a list: not asked for. */
export const WholeRecord = z.object({
  order: EbayOrder,
  fulfillments: z.array(Fulfillment).optional(),
  returns: z.array(EbayReturn).optional(),
});
export type WholeRecord = z.infer<typeof WholeRecord>;

/** A return that has changed: a hint to read its order. */
export const ReturnHint = z.object({ changedReturn: z.looseObject({ orderId: z.string().min(1) }) });

/** Same content, same key: what is read again and again is stored once per change. */
export function inboxRecord(orderId: string, body: Readonly<Record<string, unknown>>): InboxRecord {
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 32);
  return { orderId, dedupeKey: `${orderId}:${hash}`, body };
}
