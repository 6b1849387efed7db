import type { OrderNews } from '../../../nodes/order/event';
import { type Address, Order } from '../../../nodes/order/order';
import { withSoundTotals } from '../../../nodes/order/totals';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import { type About, adminUrl, type Settings } from './account';
import { toCancellations, toRefunds } from './facts';
import { plainText } from './html-text';
import { lastChange } from './last-change';
import { metaKeys, metaText, visibleMeta } from './meta';
import { toCharges, toLines, toTotals } from './order-lines';
import { paymentOf, paymentsOf } from './payment';
import type { WooRecord } from './record';
import { toShipments } from './shipments';
import type { WooAddress, WooOrder } from './wire';

/** Carts on their way to becoming orders. */
const notYetOrders = ['checkout-draft', 'auto-draft', 'draft', 'new'];

export const isOrderYet = ({ status }: Pick<WooOrder, 'status'>) => !notYetOrders.includes(status);

/** The whole order as the shop has it, with what has happened to it. Pure. */
export function toNews(record: WooRecord, about: About): Result<OrderNews> {
  const { order } = record;
  if (order.line_items.length === 0) return failed(withoutLines(order));
  const parsed = Order.safeParse(toOrder(record, about));
  if (!parsed.success) return failed(unreadable(order, parsed.error.issues[0]));
  const sound = withSoundTotals(parsed.data);
  if (!sound.ok) return sound;
  return ok({
    orderId: String(order.id),
    at: lastChange(record),
    order: sound.value,
    shipments: toShipments(record, about),
    cancellations: toCancellations(record, about),
    refunds: toRefunds(record, about),
  });
}

function toOrder(record: WooRecord, about: About): Order {
  const { order } = record;
  const shipTo = toAddress(hasAddress(order.shipping) ? order.shipping : order.billing);
  const billTo = toAddress(order.billing);
  const method = plainText(order.shipping_lines[0]?.method_title ?? '');
  return {
    source: sourceOf(order, about),
    updatedAt: lastChange(record),
    placedAt: order.date_created_gmt,
    ...(order.date_paid_gmt && { paidAt: order.date_paid_gmt }),
    currency: order.currency,
    // Prices in orders are without tax, however the shop's own prices are entered.
    taxMode: 'exclusive',
    buyer: toBuyer(order),
    ...(shipTo && { shipTo }),
    ...(billTo && { billTo }),
    fulfilledBy: 'merchant',
    ...(method && { shippingMethod: method }),
    lines: toLines(order),
    charges: toCharges(order),
    payments: paymentsOf(order),
    totals: toTotals(order),
    acceptance: 'none',
    payment: paymentOf(record),
    rawStatus: order.status,
    shipments: [],
    cancellations: [],
    returns: [],
    refunds: [],
    documents: [],
    tags: tagsOf(order, about.settings),
    ...(order.customer_note && { note: plainText(order.customer_note) }),
    attributes: attributesOf(order, about.settings),
    assigned: { tags: [], attributes: {} },
  };
}

const sourceOf = ({ id, number }: WooOrder, { connectionId, settings }: About): Order['source'] => ({
  connectionId,
  channel: 'woocommerce',
  orderId: String(id),
  number,
  url: adminUrl(id, settings),
});

/** Where plug-ins for VAT numbers keep them. */
const taxIdFields = ['_billing_vat_number', '_vat_number', 'vat_number', '_billing_eu_vat_number', '_billing_vat'];

function toBuyer({ billing, customer_id, meta_data }: WooOrder): Order['buyer'] {
  const name = nameOf(billing) || billing.company;
  const taxId = taxIdFields.map((field) => metaText(meta_data, field)).find((text) => text !== null);
  return {
    ...(customer_id && { ref: String(customer_id) }),
    ...(name && { name }),
    ...(billing.email && { email: billing.email }),
    ...(billing.phone && { phone: billing.phone }),
    ...(taxId && { taxId }),
  };
}

const hasAddress = ({ address_1, city, country, last_name }: WooAddress) =>
  Boolean(address_1 || city || country || last_name);

/** Null where the order has none, as with downloads. */
function toAddress(wire: WooAddress): Address | null {
  if (!hasAddress(wire)) return null;
  const name = nameOf(wire);
  return {
    ...(name && { name }),
    ...(wire.company && { company: wire.company }),
    lines: [wire.address_1, wire.address_2].filter((line) => line !== ''),
    ...(wire.city && { city: wire.city }),
    ...(wire.state && { region: wire.state }),
    ...(wire.postcode && { postcode: wire.postcode }),
    ...(/^[A-Za-z]{2}$/.test(wire.country) && { country: wire.country.toUpperCase() }),
    ...(wire.phone && { phone: wire.phone }),
    ...(wire.email && { email: wire.email }),
  };
}

const nameOf = ({ first_name, last_name }: WooAddress) => [first_name, last_name].filter(Boolean).join(' ');

const tagsOf = ({ meta_data }: WooOrder, { tagsField }: Settings): string[] =>
  (tagsField ? (metaText(meta_data, tagsField) ?? '') : '')
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');

/** The reference tells an order that we made ourselves from one that was born here. */
function attributesOf({ meta_data, coupon_lines }: WooOrder, { tagsField }: Settings): Record<string, string> {
  const { [tagsField]: _tags, ...attributes } = visibleMeta(meta_data);
  const reference = metaText(meta_data, metaKeys.reference);
  const coupons = coupon_lines.map(({ code }) => code).filter(Boolean);
  return {
    ...attributes,
    ...(coupons.length > 0 && { Coupons: coupons.join(', ') }),
    ...(reference && { reference }),
  };
}

const withoutLines = ({ number }: WooOrder): Problem => ({
  code: 'order.noLines',
  message: `Order ${number} of WooCommerce has no products on it.`,
  advice: 'Add its products in the shop; it is read again when it changes.',
  retry: 'never',
});

const unreadable = (
  { number }: WooOrder,
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): Problem => ({
  code: 'order.unreadable',
  message: `Order ${number} of WooCommerce cannot be read: ${issue?.path.join('.')} ${issue?.message}.`,
  advice: 'Look at the order in the shop, then pull it again by its number.',
  retry: 'never',
  ...(issue && { subject: issue.path.join('.') }),
});
