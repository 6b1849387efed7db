import { z } from 'zod';

/** Bodies as the REST API takes them; what it does not know it drops without a word, as WordPress does. */
const Meta = z.object({ key: z.string(), value: z.unknown() });
const Id = z.number().int().positive();
const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const Person = z.record(z.string(), z.string().nullable());

export const LineBody = z.object({
  id: Id.optional(),
  product_id: z.number().int().optional(),
  variation_id: z.number().int().optional(),
  sku: z.string().optional(),
  name: z.string().optional(),
  quantity: z.number().int().optional(),
  tax_class: z.string().optional(),
  subtotal: Decimal.optional(),
  total: Decimal.optional(),
  meta_data: z.array(Meta).optional(),
});
export type LineBody = z.infer<typeof LineBody>;

export const SideBody = z.object({
  id: Id.optional(),
  method_id: z.string().optional(),
  method_title: z.string().optional(),
  name: z.string().optional(),
  tax_status: z.enum(['taxable', 'none']).optional(),
  total: Decimal.optional(),
  meta_data: z.array(Meta).optional(),
});
export type SideBody = z.infer<typeof SideBody>;

export const OrderBody = z.object({
  status: z.string().optional(),
  currency: z.string().optional(),
  customer_note: z.string().optional(),
  billing: Person.optional(),
  shipping: Person.optional(),
  payment_method: z.string().optional(),
  payment_method_title: z.string().optional(),
  transaction_id: z.string().optional(),
  set_paid: z.boolean().optional(),
  line_items: z.array(LineBody).optional(),
  shipping_lines: z.array(SideBody).optional(),
  fee_lines: z.array(SideBody).optional(),
  meta_data: z.array(Meta).optional(),
});
export type OrderBody = z.infer<typeof OrderBody>;

export const NoteBody = z.object({ note: z.string().min(1), customer_note: z.boolean().default(false) });

export const RefundBody = z.object({
  amount: Decimal,
  reason: z.string().default(''),
  // As dangerous as the real ones: what is left out moves money and stock.
  api_refund: z.boolean().default(true),
  api_restock: z.boolean().default(true),
  line_items: z
    .array(
      z.object({
        id: Id,
        quantity: z.number().int().positive().default(1),
        refund_total: z.coerce.string().default('0'),
        refund_tax: z.array(z.object({ id: Id, refund_total: z.coerce.string() })).default([]),
      }),
    )
    .default([]),
  meta_data: z.array(Meta).default([]),
});

export const FulfillmentBody = z.object({
  status: z.string(),
  is_fulfilled: z.boolean().default(false),
  notify_customer: z.boolean().default(false),
  meta_data: z.array(Meta),
});
