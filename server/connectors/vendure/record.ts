import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { InboxRecord } from '../contract';

const Custom = z.record(z.string(), z.unknown()).nullish();
const Text = z.string().nullish();
const orEmpty = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

const Address = z
  .object({
    fullName: Text,
    company: Text,
    streetLine1: Text,
    streetLine2: Text,
    city: Text,
    province: Text,
    postalCode: Text,
    countryCode: Text,
    phoneNumber: Text,
  })
  .nullish();
export type VendureAddress = z.infer<typeof Address>;

const LineQuantity = z.object({ orderLineId: z.string(), quantity: z.int() });

const Line = z.object({
  id: z.string(),
  quantity: z.int(),
  orderPlacedQuantity: z.int(),
  taxRate: z.number(),
  unitPriceWithTax: z.int(),
  proratedUnitPriceWithTax: z.int(),
  proratedLinePriceWithTax: z.int(),
  lineTax: z.int(),
  productVariant: z.object({ id: z.string(), sku: z.string(), name: z.string() }),
  customFields: Custom,
});
export type VendureLine = z.infer<typeof Line>;

const Fulfillment = z.object({
  id: z.string(),
  state: z.string(),
  method: Text,
  trackingCode: Text,
  updatedAt: z.string(),
  lines: z.array(LineQuantity),
  customFields: Custom,
});
export type VendureFulfillment = z.infer<typeof Fulfillment>;

const Refund = z.object({
  id: z.string(),
  state: z.string(),
  total: z.int(),
  shipping: z.int(),
  reason: Text,
  updatedAt: z.string(),
  lines: z.array(LineQuantity),
});
export type VendureRefund = z.infer<typeof Refund>;

const Payment = z.object({
  id: z.string(),
  state: z.string(),
  method: z.string(),
  amount: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  refunds: orEmpty(Refund),
});
export type VendurePayment = z.infer<typeof Payment>;

/** The data of an entry depends on its type; each reader parses what it needs. */
const HistoryEntry = z.object({ id: z.string(), type: z.string(), createdAt: z.string(), data: z.unknown() });
export type VendureHistoryEntry = z.infer<typeof HistoryEntry>;

/** An order as `operations.ts` asks for it. */
export const VendureOrder = z.object({
  id: z.string(),
  code: z.string(),
  state: z.string(),
  updatedAt: z.string(),
  /** Null while it is a cart or a draft. */
  orderPlacedAt: z.string().nullable(),
  currencyCode: z.string(),
  totalWithTax: z.int(),
  customFields: Custom,
  customer: z
    .object({ id: z.string(), firstName: Text, lastName: Text, emailAddress: Text, phoneNumber: Text })
    .nullish(),
  shippingAddress: Address,
  billingAddress: Address,
  shippingLines: z.array(
    z.object({
      price: z.int(),
      priceWithTax: z.int(),
      discountedPrice: z.int(),
      discountedPriceWithTax: z.int(),
      shippingMethod: z.object({ code: z.string(), name: z.string() }),
    }),
  ),
  surcharges: z.array(z.object({ description: z.string(), priceWithTax: z.int(), price: z.int() })),
  lines: z.array(Line),
  fulfillments: orEmpty(Fulfillment),
  payments: orEmpty(Payment),
  history: z.object({ items: z.array(HistoryEntry) }),
});
export type VendureOrder = z.infer<typeof VendureOrder>;

/** What lies in the inbox: the order, and how the shop counts money. */
export const VendureRecord = z.object({ precision: z.number().int().min(0).max(6), order: VendureOrder });
export type VendureRecord = z.infer<typeof VendureRecord>;

/** The same content has the same key, so an order read again and again is stored once per change. */
export function inboxRecord({ precision, order }: { precision: number; order: unknown }, id: string): InboxRecord {
  const body = { precision, order };
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 32);
  return { orderId: id, dedupeKey: `${id}:${hash}`, body };
}
