import { z } from 'zod';

/**
 * Orders as the demo marketplaces write them in answers and webhooks. Only the fields we read. Money is decimal text in the
 * order's currency, `unit_price` is for one piece, `total` for the line after discount; times are ISO 8601 in UTC.
 */
const Decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,8})?$/);
const Time = z.iso.datetime();

const WireAddress = z.object({
  name: z.string(),
  street: z.string(),
  extra: z.string().nullable(),
  city: z.string(),
  region: z.string().nullable(),
  postcode: z.string(),
  country: z.string().length(2),
  phone: z.string().nullable(),
});
export type WireAddress = z.infer<typeof WireAddress>;

const WireLine = z.object({
  id: z.string().min(1),
  sku: z.string(),
  gtin: z.string().nullable(),
  listing_id: z.string(),
  title: z.string(),
  image_url: z.string().nullable(),
  quantity: z.number().positive(),
  unit_price: Decimal,
  discount: Decimal,
  total: Decimal,
  tax: z.object({ rate: Decimal, amount: Decimal, collected_by: z.enum(['seller', 'marketplace']) }),
});

const WireItem = z.object({ line_id: z.string(), quantity: z.number() });
const fact = { id: z.string().min(1), at: Time, items: z.array(WireItem) };

export const MarketOrder = z.object({
  id: z.string().min(1),
  number: z.string().min(1),
  status: z.string(),
  marketplace: z.string(),
  placed_at: Time,
  updated_at: Time,
  ship_by: Time,
  currency: z.string(),
  prices_include_tax: z.boolean(),
  buyer: z.object({ id: z.string(), name: z.string(), email: z.string(), phone: z.string() }),
  ship_to: WireAddress,
  bill_to: WireAddress,
  lines: z.array(WireLine).min(1, 'the order has no lines'),
  delivery: z.object({ method: z.string(), code: z.string(), price: Decimal }),
  payment: z.object({ method: z.string(), amount: Decimal, paid_at: Time }),
  totals: z.object({ goods: Decimal, discount: Decimal, delivery: Decimal, tax: Decimal, total: Decimal }),
  gift_message: z.string().nullable(),
  buyer_note: z.string().nullable(),
  shipments: z.array(
    z.object({
      ...fact,
      carrier: z.string().nullable(),
      carrier_code: z.string().nullable(),
      service: z.string().nullable(),
      tracking_number: z.string().nullable(),
      tracking_url: z.string().nullable(),
      reference: z.string().nullable(),
    }),
  ),
  cancellations: z.array(
    z.object({
      ...fact,
      by: z.enum(['customer', 'merchant', 'channel']),
      reason: z.string().nullable(),
      reference: z.string().nullable(),
    }),
  ),
  returns: z.array(
    z.object({
      ...fact,
      stage: z.enum(['requested', 'received']),
      reason: z.string().nullable(),
      reference: z.string().nullable(),
    }),
  ),
  refunds: z.array(
    z.object({
      ...fact,
      amount: Decimal,
      delivery_amount: Decimal.nullable(),
      reason: z.string().nullable(),
      moves_money: z.boolean(),
      reference: z.string().nullable(),
    }),
  ),
  documents: z.array(
    z.object({
      id: z.string().min(1),
      at: Time,
      kind: z.string(),
      media_type: z.string(),
      content: z.string(),
      shipment_id: z.string().nullable(),
      reference: z.string().nullable(),
    }),
  ),
});
export type MarketOrder = z.infer<typeof MarketOrder>;

/** The body of a webhook. */
export const MarketMessage = z.object({ type: z.string(), data: z.object({ order: MarketOrder }) });
