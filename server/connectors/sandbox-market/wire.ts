import { z } from 'zod';
import { WireDecimal, WireTime, wireFacts } from '../simulator-kit/demo-api/wire-facts';

/**
 * Orders as the demo marketplaces write them in answers and webhooks. Only the fields we read. Money is decimal text in the
 * order's currency, `unit_price` is for one piece, `total` for the line after discount; times are ISO 8601 in UTC.
 */
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
  unit_price: WireDecimal,
  discount: WireDecimal,
  total: WireDecimal,
  tax: z.object({ rate: WireDecimal, amount: WireDecimal, collected_by: z.enum(['seller', 'marketplace']) }),
});

export const MarketOrder = z.object({
  id: z.string().min(1),
  number: z.string().min(1),
  status: z.string(),
  marketplace: z.string(),
  placed_at: WireTime,
  updated_at: WireTime,
  ship_by: WireTime,
  currency: z.string(),
  prices_include_tax: z.boolean(),
  buyer: z.object({ id: z.string(), name: z.string(), email: z.string(), phone: z.string() }),
  ship_to: WireAddress,
  bill_to: WireAddress,
  lines: z.array(WireLine).min(1, 'the order has no lines'),
  delivery: z.object({ method: z.string(), code: z.string(), price: WireDecimal }),
  payment: z.object({ method: z.string(), amount: WireDecimal, paid_at: WireTime }),
  totals: z.object({
    goods: WireDecimal,
    discount: WireDecimal,
    delivery: WireDecimal,
    tax: WireDecimal,
    total: WireDecimal,
  }),
  gift_message: z.string().nullable(),
  buyer_note: z.string().nullable(),
  ...wireFacts,
});
export type MarketOrder = z.infer<typeof MarketOrder>;
