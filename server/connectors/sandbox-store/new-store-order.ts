import { addAmounts } from '../../../nodes/order/amount';
import type { Address, Order, OrderLine } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteRequest } from '../contract';
import { isCustom } from '../sold-lines';
import type { NewStoreOrder, StoreAddress } from './wire';

/** The canonical order in the shop's words, or which lines have no SKU to be found by. Pure. */
export function toStoreOrder({
  order,
  reference,
  skuMap,
  customSkus,
}: Pick<WriteRequest, 'order' | 'reference' | 'skuMap' | 'customSkus'>): Result<NewStoreOrder> {
  const problems = order.lines.filter(({ sku }) => !sku).map(withoutSku);
  if (problems.length > 0) return failed(...problems);
  const { totals } = order;
  return ok({
    ...toStoreChanges(order),
    external_reference: reference,
    source: { name: order.source.marketplace ?? order.source.channel, number: order.source.number },
    placed_at: order.placedAt,
    currency: order.currency,
    prices_include_tax: order.taxMode === 'inclusive',
    lines: order.lines.map((line) => ({
      ...toStoreLine(line, skuMap),
      custom: isCustom({ line, sku: line.sku ?? '' }, customSkus),
    })),
    charges: order.charges.map(({ kind, title, amount }) => ({ kind, title, amount })),
    totals: {
      goods: totals.subtotal,
      discount: totals.discount,
      delivery: totals.shipping,
      tax: totals.tax,
      total: totals.total,
    },
    paid: order.payment === 'paid',
  });
}

/** The part of an order that can be changed later. */
export const toStoreChanges = (order: Order) => ({
  buyer: { name: order.buyer.name ?? null, email: order.buyer.email ?? null, phone: order.buyer.phone ?? null },
  shipping_address: order.shipTo ? toStoreAddress(order.shipTo) : null,
  billing_address: order.billTo ? toStoreAddress(order.billTo) : null,
  shipping_method: order.shippingMethod ?? null,
  tags: order.tags,
  note: order.note ?? null,
  attributes: order.attributes,
});

const toStoreLine = (
  line: OrderLine,
  skuMap: Readonly<Record<string, string>>,
): Omit<NewStoreOrder['lines'][number], 'custom'> => {
  const sku = line.sku ?? '';
  return {
    external_line_id: line.id,
    sku: (Object.hasOwn(skuMap, sku) ? skuMap[sku] : undefined) ?? sku,
    title: line.title,
    quantity: line.quantity,
    unit_price: line.unitPrice,
    discount: line.discount,
    tax: addAmounts(...line.taxes.map(({ amount }) => amount)),
    total: line.total,
  };
};

const toStoreAddress = (address: Address): StoreAddress => ({
  name: address.name ?? null,
  company: address.company ?? null,
  lines: address.lines,
  city: address.city ?? null,
  region: address.region ?? null,
  postcode: address.postcode ?? null,
  country: address.country ?? null,
  phone: address.phone ?? null,
});

const withoutSku = ({ title }: OrderLine): Problem => ({
  code: 'sku.missing',
  message: `“${title}” has no SKU, so the store cannot tell which product it is.`,
  advice: 'Give the product a SKU at the marketplace, then retry from the start.',
  retry: 'never',
  subject: title,
});
