import { z } from 'zod';
import { WireDecimal, WireTime, wireFacts } from '../simulator-kit/demo-api/wire-facts';

const Text = z.string().nullable();

/** Money is decimal text in the order's currency; a line's `total` is after its discount. */
export const StoreAddress = z.object({
  name: Text,
  company: Text,
  lines: z.array(z.string()),
  city: Text,
  region: Text,
  postcode: Text,
  country: Text,
  phone: Text,
});
export type StoreAddress = z.infer<typeof StoreAddress>;

const NewLine = z.object({
  /** What the sender calls the line; comes back with the order. */
  external_line_id: Text,
  sku: z.string().min(1),
  /** True: it stands without a product, in its own words. */
  custom: z.boolean().default(false),
  title: z.string(),
  quantity: z.number().positive(),
  unit_price: WireDecimal,
  discount: WireDecimal,
  tax: WireDecimal,
  total: WireDecimal,
});

/** What an order can be changed in after it was made. */
export const StoreChanges = z.object({
  buyer: z.object({ name: Text, email: Text, phone: Text }),
  shipping_address: StoreAddress.nullable(),
  billing_address: StoreAddress.nullable(),
  shipping_method: Text,
  tags: z.array(z.string().max(100)).max(250),
  note: Text,
  attributes: z.record(z.string(), z.string()),
});

export const NewStoreOrder = StoreChanges.extend({
  external_reference: z.string().min(1).max(64).nullable(),
  /** Where the order was born, for the people in the shop. */
  source: z.object({ name: z.string(), number: z.string() }).nullable(),
  placed_at: WireTime,
  currency: z.string().regex(/^[A-Z]{3}$/),
  prices_include_tax: z.boolean(),
  lines: z.array(NewLine).min(1, 'an order needs at least one line'),
  charges: z.array(z.object({ kind: z.enum(['shipping', 'fee']), title: z.string(), amount: WireDecimal })),
  totals: z.object({
    goods: WireDecimal,
    discount: WireDecimal,
    delivery: WireDecimal,
    tax: WireDecimal,
    total: WireDecimal,
  }),
  paid: z.boolean(),
});
export type NewStoreOrder = z.infer<typeof NewStoreOrder>;

export const StoreOrder = NewStoreOrder.extend({
  id: z.string().min(1),
  number: z.string().min(1),
  status: z.string(),
  updated_at: WireTime,
  lines: z.array(NewLine.extend({ id: z.string().min(1) })).min(1),
  ...wireFacts,
});
export type StoreOrder = z.infer<typeof StoreOrder>;
