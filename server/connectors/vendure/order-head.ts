import { type Address, Order } from '../../../nodes/order/order';
import { failed, ok, type Result } from '../../../nodes/problem';
import type { Settings } from './account';
import { toAmount } from './money';
import { toCharges, toLines, toTotals } from './order-parts';
import type { VendureAddress, VendureOrder, VendurePayment, VendureRecord } from './record';

/** The order itself, for a Vendure shop as the source: as it was placed, with what was cancelled since told as facts beside it. */
export function orderHead(record: VendureRecord, about: { connectionId: string; settings: Settings }): Result<Order> {
  const parsed = Order.safeParse(toOrder(record, about));
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return failed({
    code: 'order.unreadable',
    message: `Order ${record.order.code} of Vendure cannot be read: ${issue?.path.join('.')} ${issue?.message}.`,
    retry: 'never',
  });
}

function toOrder(record: VendureRecord, about: { connectionId: string; settings: Settings }): Order {
  const { order } = record;
  const lines = toLines(record);
  const charges = toCharges(record);
  const shipTo = toAddress(order.shippingAddress);
  const billTo = toAddress(order.billingAddress);
  const method = order.shippingLines[0]?.shippingMethod.code;
  const paidAt = order.payments.find(({ state }) => state === 'Settled')?.createdAt;
  return {
    source: sourceOf(order, about),
    updatedAt: lastChange(order),
    placedAt: order.orderPlacedAt ?? order.updatedAt,
    ...(paidAt && { paidAt }),
    currency: order.currencyCode,
    taxMode: 'inclusive',
    buyer: toBuyer(order),
    ...(shipTo && { shipTo }),
    ...(billTo && { billTo }),
    fulfilledBy: 'merchant',
    ...(method && { shippingMethod: method }),
    lines,
    charges,
    payments: order.payments.map((payment) => toPayment(payment, record.precision)),
    totals: toTotals(record, { lines, charges }),
    acceptance: 'none',
    payment: paymentStatus(order),
    rawStatus: order.state,
    shipments: [],
    cancellations: [],
    returns: [],
    refunds: [],
    documents: [],
    tags: tagsOf(order, about.settings),
    attributes: attributesOf(order, about.settings),
    assigned: { tags: [], attributes: {} },
  };
}

function sourceOf(
  { id, code }: VendureOrder,
  { connectionId, settings }: { connectionId: string; settings: Settings },
) {
  const url = settings.dashboardUrl && `${settings.dashboardUrl.replace(/\/$/, '')}/orders/${encodeURIComponent(id)}`;
  return { connectionId, channel: 'vendure', orderId: id, number: code, ...(url && { url }) };
}

/** Payments, shipping and refunds do not move the order's own `updatedAt`. */
export const lastChange = (order: VendureOrder): string =>
  [
    order.updatedAt,
    ...order.fulfillments.map(({ updatedAt }) => updatedAt),
    ...order.payments.flatMap(({ updatedAt, refunds }) => [updatedAt, ...refunds.map((refund) => refund.updatedAt)]),
    ...order.history.items.map(({ createdAt }) => createdAt),
  ].reduce((latest, at) => (Date.parse(at) > Date.parse(latest) ? at : latest));

function toBuyer({ customer }: VendureOrder): Order['buyer'] {
  if (!customer) return {};
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(' ');
  return {
    ref: customer.id,
    ...(name && { name }),
    ...(customer.emailAddress && { email: customer.emailAddress }),
    ...(customer.phoneNumber && { phone: customer.phoneNumber }),
  };
}

/** Null where the order has none: Vendure then keeps an empty object. */
function toAddress(address: VendureAddress): Address | null {
  if (!address?.countryCode && !address?.streetLine1) return null;
  const { fullName, company, streetLine1, streetLine2, city, province, postalCode, countryCode, phoneNumber } = address;
  return {
    ...(fullName && { name: fullName }),
    ...(company && { company }),
    lines: [streetLine1, streetLine2].flatMap((line) => line || []),
    ...(city && { city }),
    ...(province && { region: province }),
    ...(postalCode && { postcode: postalCode }),
    ...(countryCode && { country: countryCode.toUpperCase() }),
    ...(phoneNumber && { phone: phoneNumber }),
  };
}

const paymentStates: Readonly<Record<string, Order['payments'][number]['state']>> = {
  Settled: 'paid',
  Authorized: 'authorized',
  Declined: 'failed',
  Error: 'failed',
  Cancelled: 'voided',
};

const toPayment = (
  { id, method, amount, state, createdAt }: VendurePayment,
  precision: number,
): Order['payments'][number] => ({
  id,
  method,
  amount: toAmount(amount, precision),
  state: paymentStates[state] ?? 'pending',
  at: createdAt,
});

function paymentStatus({ payments, totalWithTax }: VendureOrder): Order['payment'] {
  const of = (state: string) => payments.filter((payment) => payment.state === state);
  const paid = of('Settled').reduce((sum, { amount }) => sum + amount, 0);
  const refunded = payments
    .flatMap(({ refunds }) => refunds)
    .filter(({ state }) => state === 'Settled')
    .reduce((sum, { total }) => sum + total, 0);
  if (refunded > 0) return refunded >= paid ? 'refunded' : 'partiallyRefunded';
  if (paid >= totalWithTax) return 'paid';
  return of('Authorized').length > 0 ? 'authorized' : 'unpaid';
}

function tagsOf({ customFields }: VendureOrder, { tagsField }: Settings): string[] {
  const value = tagsField ? customFields?.[tagsField] : undefined;
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  return [...new Set(list.filter((tag) => typeof tag === 'string').map((tag: string) => tag.trim()))].filter(Boolean);
}

/** The reference tells an order that we made ourselves from one that was born here. */
function attributesOf({ customFields }: VendureOrder, { referenceField }: Settings): Record<string, string> {
  const reference = referenceField ? customFields?.[referenceField] : undefined;
  return typeof reference === 'string' && reference ? { reference } : {};
}
