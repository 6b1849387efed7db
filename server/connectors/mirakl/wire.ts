import { z } from 'zod';
import { parseAmount } from '../../../nodes/order/amount';

/**
 * Mirakl's seller API, as far as we read it. Money is a JSON number in major units, in the order's currency; times are UTC. Fields
 * and states may be added at any time, so states are text and what we do not know is left alone.
 */
export const Money = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((input, context) => {
    const amount = parseAmount(input ?? 0);
    if (amount.ok) return amount.value;
    context.addIssue({ code: 'custom', message: 'is not an amount' });
    return z.NEVER;
  });
export const Text = z
  .string()
  .nullish()
  .transform((text) => text ?? '');
export const Time = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());
const MaybeTime = Time.nullish();
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

const Address = z
  .object({
    firstname: Text,
    lastname: Text,
    company: Text,
    company_2: Text,
    street_1: Text,
    street_2: Text,
    additional_info: Text,
    city: Text,
    state: Text,
    zip_code: Text,
    country: Text,
    country_iso_code: Text,
    phone: Text,
    phone_secondary: Text,
  })
  .nullish();
export type MiraklAddress = NonNullable<z.infer<typeof Address>>;

const Contact = z.object({ firstname: Text, lastname: Text }).nullish();

/** Who gets which part of a tax; only with the operator's “advanced” features. */
const Breakdown = z
  .object({ parts: listOf(z.object({ amount: Money, payable_to_shop: z.boolean().nullish() })) })
  .nullish();

const Tax = z.object({ code: Text, amount: Money, rate: z.number().nullish(), amount_breakdown: Breakdown });
export type MiraklTax = z.infer<typeof Tax>;

const Fee = z.object({ code: Text, amount: Money });

/** A refund or a cancelation of (part of) a line. `quantity` only informs; the amounts are what moves. */
const Reversal = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  amount: Money,
  shipping_amount: Money,
  taxes: listOf(Tax),
  shipping_taxes: listOf(Tax),
  fees: listOf(Fee),
  quantity: z.number().nullish(),
  reason_code: Text,
  created_date: MaybeTime,
});
export type MiraklReversal = z.infer<typeof Reversal>;

const Refund = Reversal.extend({ order_refund_id: Text, refund_state: Text, state: Text });
export type MiraklRefund = z.infer<typeof Refund>;

const Field = z.object({ code: z.string(), type: Text, value: z.unknown().optional() });
export type MiraklField = z.infer<typeof Field>;

const Line = z.object({
  order_line_id: z.string().min(1),
  order_line_state: z.string(),
  order_line_state_reason_code: Text,
  offer_id: z.number().nullish(),
  offer_sku: Text,
  product_sku: Text,
  product_title: Text,
  product_medias: listOf(z.object({ media_url: Text, type: Text })),
  quantity: z.number(),
  /** For the whole line, without delivery. */
  price: Money,
  price_unit: Money,
  shipping_price: Money,
  /** With delivery and fees. */
  total_price: Money,
  taxes: listOf(Tax),
  shipping_taxes: listOf(Tax),
  fees: listOf(Fee),
  cancelations: listOf(Reversal),
  refunds: listOf(Refund),
  order_line_additional_fields: listOf(Field),
  shipped_date: MaybeTime,
  received_date: MaybeTime,
});
export type MiraklLine = z.infer<typeof Line>;

export const MiraklOrder = z.object({
  order_id: z.string().min(1),
  commercial_id: Text,
  order_state: z.string(),
  order_state_reason_code: Text,
  order_state_reason_label: Text,
  order_tax_mode: Text,
  created_date: Time,
  last_updated_date: Time,
  customer_debited_date: MaybeTime,
  shipping_deadline: MaybeTime,
  delivery_date: z.object({ latest: MaybeTime }).nullish(),
  currency_iso_code: z.string(),
  channel: z.object({ code: Text }).nullish(),
  customer: z
    .object({
      customer_id: Text,
      firstname: Text,
      lastname: Text,
      billing_address: Address,
      shipping_address: Address,
      delivery_contact: Contact,
      organization: z.object({ name: Text, tax_identification_number: Text }).nullish(),
    })
    .nullish(),
  customer_notification_email: Text,
  customer_directly_pays_seller: z.boolean().nullish(),
  can_cancel: z.boolean().nullish(),
  fulfillment: z.object({ center: z.object({ code: Text }).nullish() }).nullish(),
  fully_refunded: z.boolean().nullish(),
  order_lines: z.array(Line),
  order_additional_fields: listOf(Field),
  payment_type: Text,
  payment_workflow: Text,
  price: Money,
  shipping_price: Money,
  total_price: Money,
  shipping_carrier_code: Text,
  shipping_company: Text,
  shipping_tracking: Text,
  shipping_tracking_url: Text,
  shipping_pudo_id: Text,
  shipping_type_code: Text,
  shipping_type_label: Text,
  references: z.object({ order_reference_for_customer: Text, order_reference_for_seller: Text }).nullish(),
  transaction_date: MaybeTime,
  transaction_number: Text,
});
export type MiraklOrder = z.infer<typeof MiraklOrder>;
