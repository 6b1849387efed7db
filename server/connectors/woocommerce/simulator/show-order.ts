import type { SimOrder } from '../../simulator-kit/sim-order';
import type { ShopDetails, ShopLine, ShopMeta, ShopProduct, ShopRefund, ShopSide } from './shop-details';
import { addUp, isTaxed, rateFor, rateId, taxOf } from './shop-tax';

export interface Shown {
  readonly decimals: number;
  /** How far the shop's clock is ahead of UTC. */
  readonly offsetHours: number;
}

/** An order as the REST API and the webhooks write it: times twice and without an offset, money with the shop's decimals. */
export function showOrder(order: SimOrder<ShopDetails>, shown: Shown) {
  const { details } = order;
  return {
    id: Number(order.id),
    parent_id: 0,
    number: order.number,
    order_key: `wc_order_${order.id}`,
    created_via: details.createdVia,
    version: '11.0.1',
    status: details.status,
    currency: details.currency,
    ...times('date_created', { at: order.createdAt, shown }),
    ...times('date_modified', { at: order.updatedAt, shown }),
    prices_include_tax: true,
    customer_id: 0,
    customer_note: details.customerNote,
    billing: details.billing,
    shipping: details.shipping,
    payment_method: details.payment.method,
    payment_method_title: details.payment.title,
    transaction_id: details.payment.transactionId,
    ...times('date_paid', { at: details.paidAt, shown }),
    ...times('date_completed', { at: details.completedAt, shown }),
    meta_data: details.meta,
    ...showAmounts(details, shown),
  };
}

function showAmounts(details: ShopDetails, shown: Shown) {
  const sums = addUp(details, shown.decimals);
  const money = (amount: string) => fixed(amount, shown.decimals);
  const context = { details, ...shown };
  const rate = {
    id: 1,
    rate_code: 'VAT-1',
    rate_id: rateId,
    label: 'VAT',
    compound: false,
    rate_percent: sums.percent,
  };
  return {
    discount_total: money(sums.discountTotal),
    discount_tax: money('0'),
    shipping_total: money(sums.shippingTotal),
    shipping_tax: money('0'),
    cart_tax: money(sums.tax),
    total: money(sums.total),
    total_tax: money(sums.tax),
    line_items: details.lines.map((line) => showLine(line, context)),
    tax_lines: sums.percent === 0 ? [] : [rate],
    shipping_lines: details.shippingLines.map((side) => ({
      ...showSide(side, context),
      method_title: side.name,
      method_id: side.methodId,
    })),
    fee_lines: details.feeLines.map((side) => ({
      ...showSide(side, context),
      name: side.name,
      tax_status: side.taxed ? 'taxable' : 'none',
    })),
    coupon_lines: details.coupons.map((code, index) => ({ id: index + 1, code })),
    refunds: details.refunds.map(({ id, reason, amount }) => ({ id, reason, total: `-${money(amount)}` })),
  };
}

type Context = Shown & { readonly details: ShopDetails };

function showLine(line: ShopLine, { details, decimals }: Context) {
  const percent = isTaxed(line) ? rateFor(details) : 0;
  const tax = taxOf(line.total, { percent, decimals });
  return {
    id: line.id,
    name: line.name,
    product_id: line.productId,
    variation_id: line.variationId,
    quantity: line.quantity,
    tax_class: line.taxClass,
    subtotal: fixed(line.subtotal, decimals),
    subtotal_tax: fixed(taxOf(line.subtotal, { percent, decimals }), decimals),
    total: fixed(line.total, decimals),
    total_tax: fixed(tax, decimals),
    taxes: percent === 0 ? [] : [{ id: rateId, total: tax, subtotal: tax }],
    meta_data: line.meta.map(showLineMeta),
    sku: line.sku,
    price: Number(line.total) / line.quantity,
    image: { id: '', src: '' },
    parent_name: null,
  };
}

function showSide(side: ShopSide, { details, decimals }: Context) {
  const percent = side.taxed ? rateFor(details) : 0;
  const tax = taxOf(side.total, { percent, decimals });
  return {
    id: side.id,
    total: fixed(side.total, decimals),
    total_tax: fixed(tax, decimals),
    taxes: percent === 0 ? [] : [{ id: rateId, total: tax, subtotal: '' }],
    meta_data: side.meta.map(showLineMeta),
  };
}

const showLineMeta = (meta: ShopMeta) => ({ ...meta, display_key: meta.key, display_value: meta.value });

export const showRefund = (refund: ShopRefund, { details, decimals, offsetHours }: Context) => ({
  id: refund.id,
  ...times('date_created', { at: refund.at, shown: { decimals, offsetHours } }),
  amount: fixed(refund.amount, decimals),
  reason: refund.reason,
  refunded_by: 1,
  refunded_payment: refund.isPaid,
  meta_data: refund.meta,
  line_items: refund.lines.map(({ lineId, quantity, total, tax }, index) => ({
    id: refund.id * 100 + index,
    quantity: -quantity,
    total: `-${fixed(total, decimals)}`,
    total_tax: `-${fixed(tax, decimals)}`,
    sku: details.lines.find(({ id }) => id === lineId)?.sku ?? null,
    meta_data: [{ id: index + 1, key: '_refunded_item_id', value: String(lineId) }],
  })),
  shipping_lines: [],
});

export const showProduct = ({ id, parentId, sku, name, type, status, price }: ShopProduct) => ({
  id,
  parent_id: parentId,
  sku,
  name,
  type,
  status,
  price,
});

function times(name: string, { at, shown }: { at: string | null; shown: Shown }) {
  if (at === null) return { [name]: null, [`${name}_gmt`]: null };
  const local = new Date(Date.parse(at) + shown.offsetHours * 3_600_000).toISOString();
  return { [name]: local.slice(0, 19), [`${name}_gmt`]: at.slice(0, 19) };
}

/** With the shop's number of decimals, as PHP formats them. */
export const fixed = (amount: string, decimals: number) => Number(amount).toFixed(decimals);
