import type { Address, Amount, Order } from '../../../nodes/order/order';
import type { WriteRequest } from '../contract';
import { scaleAmount } from '../exact';
import type { WooCall } from './account';
import type { Product } from './find-products';
import { metaKeys } from './meta';
import type { OrderPlan, PlannedPart } from './order-plan';

export interface OrderWork {
  readonly request: WriteRequest;
  readonly plan: OrderPlan;
  /** By canonical line id. */
  readonly products: ReadonlyMap<string, Product>;
}

/** Finer than any currency, so that the shop's rounding of net and tax comes to the gross again. */
const netDecimals = 6;

/** Net amounts, as the source's own taxes say until the shop's are known. */
export const netOf = (part: PlannedPart, amount: Amount): Amount =>
  part.untaxed || part.gross === part.net
    ? amount
    : scaleAmount(amount, { times: part.net, by: part.gross, decimals: netDecimals });

/**
 * What `POST /orders` is sent. “Pending” until its total is right: a shop does nothing with a pending order, neither stock nor mail.
 * Products by id, never by SKU: an unknown SKU becomes a line of no product there, which is just what a line of its own shall be.
 */
export function orderBody({ settings }: WooCall, { request, plan, products }: OrderWork) {
  const { order, reference } = request;
  return {
    status: 'pending',
    currency: order.currency,
    customer_id: 0,
    ...(order.note && { customer_note: order.note }),
    billing: billingOf(order, settings.tellBuyer),
    shipping: toWooAddress(order.shipTo ?? order.billTo ?? { lines: [] }),
    payment_method: settings.paymentMethod,
    payment_method_title: settings.paymentTitle,
    transaction_id: order.payments.find(({ id }) => id)?.id ?? order.source.number,
    line_items: plan.lines.map((part) => ({
      ...productOf(products.get(part.key), part.sold.sku),
      name: part.title,
      quantity: part.sold.line.quantity,
      subtotal: netOf(part, part.grossBefore),
      total: netOf(part, part.gross),
      // Not the name of a tax class but WooCommerce's own sign for “none”.
      ...(part.untaxed && { tax_class: '0' }),
      meta_data: [
        { key: metaKeys.line, value: part.key },
        ...(products.has(part.key) ? [] : [{ key: 'SKU', value: part.sold.sku }]),
        ...lineMeta(part.sold.line),
      ],
    })),
    shipping_lines: plan.shipping.map((part) => ({
      method_id: settings.shippingMethod,
      method_title: order.assigned.shippingMethod ?? part.title,
      total: netOf(part, part.gross),
      meta_data: [{ key: metaKeys.part, value: part.key }],
    })),
    fee_lines: plan.fees.map((part) => ({
      name: part.title,
      tax_status: part.untaxed ? 'none' : 'taxable',
      total: netOf(part, part.gross),
      meta_data: [{ key: metaKeys.part, value: part.key }],
    })),
    meta_data: [{ key: metaKeys.reference, value: reference }, ...orderMeta(order, settings)],
  };
}

/** Where it came from, its tags, and what flows have set. */
export function orderMeta({ source, tags, assigned }: Order, { tagsField }: { readonly tagsField: string }) {
  return [
    { key: '_sluice_source', value: `${source.channel} ${source.number}` },
    ...(tagsField ? [{ key: tagsField, value: tags.join(', ') }] : []),
    ...Object.entries(assigned.attributes).map(([key, value]) => ({ key, value })),
  ];
}

/** A line must name a product or a SKU; one of its own names the SKU that nothing there has. */
function productOf(product: Product | undefined, sku: string) {
  if (!product) return { sku };
  return product.parent_id ? { product_id: product.parent_id, variation_id: product.id } : { product_id: product.id };
}

const lineMeta = ({ giftMessage, attributes }: Order['lines'][number]) => [
  ...(giftMessage ? [{ key: 'Gift message', value: giftMessage }] : []),
  ...Object.entries(attributes).map(([key, value]) => ({ key, value })),
];

/** Without an e-mail address the shop has nobody to write to. */
function billingOf(order: Order, tellBuyer: boolean) {
  const address = order.billTo ?? order.shipTo ?? { lines: [] };
  const phone = address.phone ?? order.buyer.phone;
  const email = tellBuyer ? (order.buyer.email ?? address.email) : undefined;
  const name = address.name ?? order.buyer.name;
  return { ...toWooAddress({ ...address, name, phone }), ...(email && { email }) };
}

/** WooCommerce has two lines for a street and two fields for a name. */
export function toWooAddress(
  address: Omit<Address, 'name' | 'phone'> & { name?: string | undefined; phone?: string | undefined },
) {
  const [first = '', ...more] = address.lines.filter(Boolean);
  const name = (address.name ?? '').trim();
  const cut = name.lastIndexOf(' ');
  return {
    first_name: cut < 0 ? name : name.slice(0, cut),
    last_name: cut < 0 ? '' : name.slice(cut + 1),
    company: address.company ?? '',
    address_1: first,
    address_2: more.join(', '),
    city: address.city ?? '',
    state: address.region ?? '',
    postcode: address.postcode ?? '',
    country: address.country ?? '',
    ...(address.phone && { phone: address.phone }),
  };
}
