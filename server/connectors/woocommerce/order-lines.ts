import { addAmounts, isZeroAmount, multiplyAmount, parseAmount, subtractAmount } from '../../../nodes/order/amount';
import type { Charge, Order, OrderLine, TaxLine } from '../../../nodes/order/order';
import { perUnit } from '../exact';
import { plainText } from './html-text';
import { visibleMeta } from './meta';
import type { WooLine, WooOrder, WooTax } from './wire';

/**
 * WooCommerce's `subtotal` and `total` are for the whole line and without tax; `price` is a float of total ÷ quantity and not read.
 * A line whose product is gone (a “ghost”: product 0, no SKU) stays a line without a SKU.
 */
export const toLines = (order: WooOrder): OrderLine[] =>
  order.line_items.filter(({ quantity }) => quantity > 0).map((line) => toLine(line, order));

function toLine(line: WooLine, order: WooOrder): OrderLine {
  const { id, name, sku, quantity, subtotal, total, image } = line;
  const article = line.variation_id || line.product_id;
  return {
    id: String(id),
    ...(sku && { sku }),
    ...(article && { channelItemId: String(article) }),
    title: plainText(name) || sku || `Line ${id}`,
    kind: 'product',
    quantity,
    unitPrice: perUnit(subtotal, quantity),
    discount: subtractAmount(subtotal, total),
    taxes: taxesOf(line, order),
    total,
    priceBasis: 'line',
    // An order line does not say whether its product is virtual; what needs no parcel is completed without one.
    requiresShipping: true,
    attributes: visibleMeta(line.meta_data),
    ...(image?.src && { imageUrl: image.src }),
  };
}

/** Delivery, and fees; a negative fee is a discount on the order. Without tax, like the lines. */
export const toCharges = (order: WooOrder): Charge[] => [
  ...order.shipping_lines.map((line) => ({
    kind: 'shipping' as const,
    title: plainText(line.method_title) || line.method_id || 'Delivery',
    ...(line.method_id && { code: line.method_id }),
    amount: line.total,
    taxes: taxesOf(line, order),
  })),
  ...order.fee_lines.map((line) => ({
    kind: 'fee' as const,
    title: plainText(line.name) || 'Fee',
    amount: line.total,
    taxes: taxesOf(line, order),
  })),
];

/** One tax per rate where the shop tells them apart, else one for all. */
function taxesOf(
  { taxes, total_tax }: { readonly taxes: readonly WooTax[]; readonly total_tax: string },
  order: WooOrder,
): TaxLine[] {
  const told = taxes.filter(({ total }) => !isZeroAmount(total));
  const [only, ...others] = told;
  // The line's own tax is rounded as the shop books it; the amounts per rate may carry more decimals.
  if (only && others.length === 0) return [taxLine(only.id, { order, amount: total_tax })];
  const sum = addAmounts(...told.map(({ total }) => total));
  const rest = subtractAmount(total_tax, sum);
  return [
    ...told.map(({ id, total }, index) =>
      taxLine(id, { order, amount: index === 0 ? addAmounts(total, rest) : total }),
    ),
    ...(told.length === 0 && !isZeroAmount(total_tax) ? [taxLine(0, { order, amount: total_tax })] : []),
  ];
}

function taxLine(rateId: number, { order, amount }: { order: WooOrder; amount: string }): TaxLine {
  const rate = order.tax_lines.find(({ rate_id }) => rate_id === rateId);
  const percent =
    rate?.rate_percent === undefined || rate.rate_percent === null ? null : parseAmount(rate.rate_percent);
  return {
    ...(rate?.label && { title: rate.label }),
    ...(percent?.ok && { rate: multiplyAmount(percent.value, 0.01) }),
    amount,
    includedInPrice: false,
    liableParty: 'merchant',
  };
}

export const toTotals = (order: WooOrder): Order['totals'] => ({
  subtotal: addAmounts(...order.line_items.map(({ subtotal }) => subtotal)),
  discount: order.discount_total,
  shipping: order.shipping_total,
  tax: order.total_tax,
  total: order.total,
});
