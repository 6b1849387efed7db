import { z } from 'zod';
import { parseAmount } from '../../../nodes/order/amount';

/**
 * The WooCommerce REST API v3, as far as we read it. Ids are whole numbers; money is decimal text and always without tax; times
 * come twice, in the shop's own zone and in UTC, both without saying which (`…_gmt` is UTC).
 */
const Decimal = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((input, context) => {
    const amount = parseAmount(input === null || input === undefined || input === '' ? '0' : input);
    if (amount.ok) return amount.value;
    context.addIssue({ code: 'custom', message: 'is not an amount' });
    return z.NEVER;
  });

/** "2017-03-22T19:28:02", UTC without saying so → "2017-03-22T19:28:02Z". */
export const GmtTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|\+00:00)?$/)
  .transform((text) => `${text.slice(0, 19)}Z`);

const Text = z
  .string()
  .nullish()
  .transform((text) => text ?? '');
const WholeId = z.number().int().nonnegative();
const orEmpty = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

const Meta = z.object({
  id: WholeId.nullish(),
  key: z.string(),
  value: z.unknown().optional(),
  display_key: z.unknown().optional(),
  display_value: z.unknown().optional(),
});
export type WooMeta = z.infer<typeof Meta>;

const Address = z.object({
  first_name: Text,
  last_name: Text,
  company: Text,
  address_1: Text,
  address_2: Text,
  city: Text,
  state: Text,
  postcode: Text,
  country: Text,
  email: Text,
  phone: Text,
});
export type WooAddress = z.infer<typeof Address>;

const Tax = z.object({ id: WholeId, total: Decimal });
export type WooTax = z.infer<typeof Tax>;

const Line = z.object({
  id: WholeId,
  name: Text,
  product_id: WholeId.nullish(),
  variation_id: WholeId.nullish(),
  quantity: z.number(),
  tax_class: Text,
  subtotal: Decimal,
  total: Decimal,
  total_tax: Decimal,
  taxes: orEmpty(Tax),
  meta_data: orEmpty(Meta),
  sku: Text,
  image: z.object({ src: Text }).nullish(),
});
export type WooLine = z.infer<typeof Line>;

const Beside = {
  id: WholeId,
  total: Decimal,
  total_tax: Decimal,
  taxes: orEmpty(Tax),
  meta_data: orEmpty(Meta),
};

export const WooOrder = z.object({
  id: WholeId,
  number: z.union([z.string(), z.number()]).transform(String),
  status: z.string(),
  currency: z.string(),
  date_created_gmt: GmtTime,
  date_modified: z.string().nullish(),
  date_modified_gmt: GmtTime,
  date_paid_gmt: GmtTime.nullish(),
  date_completed_gmt: GmtTime.nullish(),
  discount_total: Decimal,
  shipping_total: Decimal,
  total: Decimal,
  total_tax: Decimal,
  customer_id: WholeId.nullish(),
  customer_note: Text,
  billing: Address,
  shipping: Address,
  payment_method: Text,
  payment_method_title: Text,
  transaction_id: Text,
  meta_data: orEmpty(Meta),
  line_items: z.array(Line),
  tax_lines: orEmpty(
    z.object({
      rate_id: WholeId.nullish(),
      label: Text,
      compound: z.boolean().nullish(),
      // A number since WooCommerce 3.7.
      rate_percent: z.number().nullish(),
    }),
  ),
  shipping_lines: orEmpty(z.object({ ...Beside, method_title: Text, method_id: Text })),
  fee_lines: orEmpty(z.object({ ...Beside, name: Text })),
  coupon_lines: orEmpty(z.object({ code: Text })),
  refunds: orEmpty(z.object({ id: WholeId, reason: Text, total: Decimal })),
});
export type WooOrder = z.infer<typeof WooOrder>;

export const WooRefund = z.object({
  id: WholeId,
  date_created_gmt: GmtTime,
  amount: Decimal,
  reason: Text,
  refunded_payment: z.boolean().nullish(),
  meta_data: orEmpty(Meta),
  line_items: orEmpty(
    z.object({ quantity: z.number(), total: Decimal, total_tax: Decimal, sku: Text, meta_data: orEmpty(Meta) }),
  ),
  shipping_lines: orEmpty(z.object({ total: Decimal, total_tax: Decimal })),
});
export type WooRefund = z.infer<typeof WooRefund>;

/** `GET /orders/{id}/fulfillments`, since WooCommerce 10.1 where the shop has turned it on. */
export const WooFulfillment = z.object({
  id: WholeId,
  is_fulfilled: z
    .union([z.boolean(), z.literal('0'), z.literal('1')])
    .transform((value) => value === true || value === '1'),
  date_deleted: z.string().nullish(),
  meta_data: orEmpty(Meta),
});
export type WooFulfillment = z.infer<typeof WooFulfillment>;
