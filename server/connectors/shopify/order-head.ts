import { addAmounts } from '../../../nodes/order/amount';
import { Order } from '../../../nodes/order/order';
import { failed, ok, type Result } from '../../../nodes/problem';
import type { Settings } from './account';
import { attributesOf, toAddress, toCharges, toLine, toPayments } from './order-parts';
import type { ShopifyOrder, ShopifyRecord } from './wire';

/** The order itself, in the money the buyer saw; what happened to it since is told as facts beside it. */
export function orderHead(record: ShopifyRecord, about: { connectionId: string; settings: Settings }): Result<Order> {
  const parsed = Order.safeParse(toOrder(record, about));
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return failed({
    code: 'order.unreadable',
    message: `Order ${record.order.name} of Shopify cannot be read: ${issue?.path.join('.')} ${issue?.message}.`,
    retry: 'never',
  });
}

function toOrder(
  { order, lines }: ShopifyRecord,
  { connectionId, settings }: { connectionId: string; settings: Settings },
): Order {
  const payments = toPayments(order.transactions);
  const { id: orderId, name: number } = order;
  return {
    source: { connectionId, channel: 'shopify', orderId, number, url: adminAddress(orderId, settings) },
    updatedAt: order.updatedAt,
    placedAt: order.processedAt,
    currency: order.presentmentCurrencyCode,
    taxMode: order.taxesIncluded ? 'inclusive' : 'exclusive',
    buyer: toBuyer(order),
    fulfilledBy: 'merchant',
    lines: lines.map((line) => toLine(line, order)),
    charges: toCharges(order),
    payments,
    totals: toTotals(order),
    acceptance: 'none',
    payment: paymentStatuses[order.displayFinancialStatus ?? ''] ?? 'unknown',
    rawStatus: [order.displayFinancialStatus, order.displayFulfillmentStatus].filter(Boolean).join(' / '),
    ...nothingYet,
    tags: [...new Set(order.tags)],
    attributes: toAttributes(order),
    ...whereKnown(order, payments),
  };
}

function whereKnown(order: ShopifyOrder, payments: Order['payments']): Partial<Order> {
  const shipTo = toAddress(order.shippingAddress);
  const billTo = toAddress(order.billingAddress);
  const paidAt = payments.find(({ state }) => state === 'paid')?.at;
  const method = order.shippingLines.nodes[0];
  return {
    ...(paidAt && { paidAt }),
    ...(shipTo && { shipTo }),
    ...(billTo && { billTo }),
    ...(method && { shippingMethod: method.code || method.title }),
    ...(order.note && { note: order.note }),
  };
}

const toTotals = (order: ShopifyOrder): Order['totals'] => ({
  subtotal: addAmounts(order.subtotalPriceSet ?? '0', order.totalDiscountsSet ?? '0'),
  discount: order.totalDiscountsSet ?? '0',
  shipping: order.totalShippingPriceSet,
  tax: order.totalTaxSet ?? '0',
  total: order.totalPriceSet,
});

/** Facts travel beside the order, and flows have assigned nothing yet. */
const nothingYet = {
  shipments: [],
  cancellations: [],
  returns: [],
  refunds: [],
  documents: [],
  assigned: { tags: [], attributes: {} },
};

const toAttributes = ({ customAttributes, poNumber, sourceName, sourceIdentifier }: ShopifyOrder) => ({
  ...attributesOf(customAttributes),
  ...(poNumber && { poNumber }),
  ...(sourceName && { sourceName }),
  // Tells an order that we made ourselves from one that was born here.
  ...(sourceIdentifier && { reference: sourceIdentifier }),
});

/** "gid://shopify/Order/123" is .../orders/123 in the shop's admin. */
export function adminAddress(orderId: string, { shop }: Settings): string {
  const store = shop.replace(/\.myshopify\.com$/, '');
  return `https://admin.shopify.com/store/${store}/orders/${orderId.slice(orderId.lastIndexOf('/') + 1)}`;
}

function toBuyer({ email, phone, billingAddress, shippingAddress }: ShopifyOrder): Order['buyer'] {
  const name = billingAddress?.name || shippingAddress?.name;
  return { ...(name && { name }), ...(email && { email }), ...(phone && { phone }) };
}

const paymentStatuses: Readonly<Record<string, Order['payment']>> = {
  AUTHORIZED: 'authorized',
  EXPIRED: 'voided',
  PAID: 'paid',
  PARTIALLY_PAID: 'unpaid',
  PARTIALLY_REFUNDED: 'partiallyRefunded',
  PENDING: 'unpaid',
  REFUNDED: 'refunded',
  VOIDED: 'voided',
};
