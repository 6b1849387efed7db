import { addAmounts, isZeroAmount, parseAmount, subtractAmount } from '../../../nodes/order/amount';
import type { Amount, Charge, Order, OrderLine, TaxLine } from '../../../nodes/order/order';
import { withSoundTotals } from '../../../nodes/order/totals';
import { failed, type Problem, type Result } from '../../../nodes/problem';
import { lineAttributes, orderAttributes } from './attributes';
import { amountOf, deliveryTip, type LineMoney, lineMoney, lineTax, moneyOf, taxModeOf } from './line-money';
import { billTo, noteOf, shipTo } from './people';
import type { AmazonOrder, WireItem } from './wire';

/** The order itself in our words; what happened to it is in facts.ts. Only for an order with prices (`hasPrices`). */
export function toOrder(wire: AmazonOrder, { connectionId }: { connectionId: string }): Result<Order> {
  const [currency, ...others] = [...new Set(moneyOf(wire).map(({ currencyCode }) => currencyCode))];
  if (!currency || others.length > 0) return failed(mixedMoney(wire));
  const unreadable = moneyOf(wire).flatMap(({ amount }) => {
    const parsed = parseAmount(amount);
    return parsed.ok ? [] : parsed.problems;
  });
  if (unreadable.length > 0) return failed(...unreadable);

  const money = wire.orderItems.map(lineMoney);
  const taxMode = taxModeOf(wire, money);
  const { fulfillment } = wire;
  return withSoundTotals({
    source: sourceOf(wire, connectionId),
    updatedAt: instant(wire.lastUpdatedTime),
    placedAt: instant(wire.createdTime),
    ...promisesOf(wire),
    currency,
    taxMode,
    ...people(wire),
    fulfilledBy: fulfillment?.fulfilledBy === 'AMAZON' ? 'channel' : 'merchant',
    ...(fulfillment?.fulfillmentServiceLevel && { shippingMethod: fulfillment.fulfillmentServiceLevel }),
    lines: wire.orderItems.map((item, index) =>
      toLine(item, { wire, money: money[index] ?? lineMoney(item), taxMode }),
    ),
    charges: chargesOf(wire, { money, taxMode }),
    payments: paymentsOf(wire),
    totals: totalsOf(wire, money),
    acceptance: 'none',
    payment: paymentState(wire),
    ...(fulfillment && { rawStatus: fulfillment.fulfillmentStatus }),
    ...noFacts,
    tags: [...new Set(wire.programs)],
    ...noteOf(wire),
    attributes: orderAttributes(wire),
    assigned: { tags: [], attributes: {} },
  });
}

/** Orders that wait for their payment come without prices; an item that was cancelled may have lost its own. */
export const hasPrices = ({ orderItems }: AmazonOrder): boolean =>
  orderItems.some(isPriced) &&
  orderItems.every((item) => isPriced(item) || item.quantityOrdered === 0 || item.cancellation?.cancellationExecution);

const isPriced = ({ product, proceeds }: WireItem) => Boolean(product.price?.unitPrice || proceeds?.proceedsTotal);

const noFacts = { shipments: [], cancellations: [], returns: [], refunds: [], documents: [] };

function sourceOf({ orderId, salesChannel }: AmazonOrder, connectionId: string): Order['source'] {
  const { marketplaceName, marketplaceId } = salesChannel;
  const marketplace = marketplaceName || marketplaceId;
  const site = /^amazon(\.[a-z]{2,3}){1,2}$/i.exec(marketplaceName ?? '')?.[0].toLowerCase();
  return {
    connectionId,
    channel: 'amazon',
    orderId,
    number: orderId,
    ...(marketplace && { marketplace }),
    ...(site && { url: `https://sellercentral.${site}/orders-v3/order/${encodeURIComponent(orderId)}` }),
  };
}

function people(wire: AmazonOrder): Pick<Order, 'buyer' | 'shipTo' | 'billTo'> {
  const { buyerName, buyerEmail } = wire.buyer ?? {};
  const registration = wire.tax?.taxRegistrations.find(({ entityType }) => entityType === 'BUYER');
  const to = shipTo(wire);
  const bill = billTo(wire);
  return {
    buyer: {
      ...(buyerName && { name: buyerName }),
      ...(buyerEmail && { email: buyerEmail }),
      ...(to?.phone && { phone: to.phone }),
      ...(registration?.taxRegistrationNumber && { taxId: registration.taxRegistrationNumber }),
    },
    ...(to && { shipTo: to }),
    ...(bill && { billTo: bill }),
  };
}

type TaxMode = Order['taxMode'];

function toLine(
  item: WireItem,
  { wire, money, taxMode }: { wire: AmazonOrder; money: LineMoney; taxMode: TaxMode },
): OrderLine {
  const { asin, title, sellerSku } = item.product;
  const giftMessage = item.fulfillment?.packing?.giftOption?.giftMessage;
  return {
    id: item.orderItemId,
    ...(sellerSku && { sku: sellerSku }),
    ...(asin && { channelItemId: asin }),
    title: title || sellerSku || asin || item.orderItemId,
    kind: 'product',
    quantity: item.quantityOrdered,
    unitPrice: money.unitPrice,
    discount: money.discount,
    taxes: taxesOf(money.tax.ITEM, { money, taxMode }),
    total: subtractAmount(money.goods, money.discount),
    priceBasis: money.priceBasis,
    requiresShipping: true,
    ...(giftMessage && { giftMessage }),
    attributes: lineAttributes(item, wire),
  };
}

function taxesOf(amount: Amount, { money, taxMode }: { money: LineMoney; taxMode: TaxMode }): TaxLine[] {
  if (isZeroAmount(amount)) return [];
  return [{ amount, includedInPrice: taxMode === 'inclusive', liableParty: money.liableParty }];
}

const chargeKinds = [
  { part: 'SHIPPING', kind: 'shipping', title: 'Shipping' },
  { part: 'GIFT_WRAP', kind: 'fee', title: 'Gift wrap' },
  { part: 'COD_FEE', kind: 'fee', title: 'Cash on delivery' },
  { part: 'OTHER', kind: 'fee', title: 'Other charges' },
] as const;

/** Amazon tells them per item; they are one charge of the order each. */
function chargesOf(wire: AmazonOrder, { money, taxMode }: { money: readonly LineMoney[]; taxMode: TaxMode }): Charge[] {
  const charges: Charge[] = chargeKinds.map(({ part, kind, title }) => ({
    kind,
    title,
    code: part,
    amount: addAmounts(...money.map(({ beside }) => beside[part])),
    taxes: money.flatMap((one) => taxesOf(one.tax[part], { money: one, taxMode })),
  }));
  const tip: Charge = {
    kind: 'fee',
    title: 'Delivery tip',
    code: 'DELIVERY_TIP',
    amount: deliveryTip(wire),
    taxes: [],
  };
  return [...charges, tip].filter(({ amount, taxes }) => !isZeroAmount(amount) || taxes.length > 0);
}

function totalsOf({ proceeds, orderItems }: AmazonOrder, money: readonly LineMoney[]): Order['totals'] {
  const total = proceeds?.grandTotal
    ? amountOf(proceeds.grandTotal)
    : addAmounts(...orderItems.map((item) => amountOf(item.proceeds?.proceedsTotal)));
  return {
    subtotal: reported(proceeds, 'ITEM') ?? addAmounts(...money.map(({ goods }) => goods)),
    discount: addAmounts(...money.map(({ discount }) => discount)),
    shipping: addAmounts(...money.map(({ beside }) => beside.SHIPPING)),
    tax: reported(proceeds, 'TAX') ?? addAmounts(...money.map(lineTax)),
    total,
  };
}

function reported(proceeds: AmazonOrder['proceeds'], type: string): Amount | null {
  const found = (proceeds?.breakdowns ?? []).filter((one) => one.type === type);
  return found.length > 0 ? addAmounts(...found.map(({ subtotal }) => amountOf(subtotal))) : null;
}

const isCashOnDelivery = (method: string | null | undefined) => method === 'CashOnDelivery' || method === 'COD';

function paymentsOf({ payment }: AmazonOrder): Order['payments'] {
  return (payment?.paymentExecutions ?? []).map(({ paymentMethod, paymentAmount, authorizationCode }) => ({
    ...(authorizationCode && { id: authorizationCode }),
    method: paymentMethod || 'Amazon',
    amount: amountOf(paymentAmount),
    state: isCashOnDelivery(paymentMethod) ? 'pending' : 'paid',
  }));
}

/** An order is released to be shipped once Amazon has the money, or its promise. */
function paymentState({ fulfillment, payment }: AmazonOrder): Order['payment'] {
  if (!fulfillment) return 'unknown';
  if (fulfillment.fulfillmentStatus === 'CANCELLED') return 'voided';
  const executions = payment?.paymentExecutions ?? [];
  return executions.length > 0 && executions.every((one) => isCashOnDelivery(one.paymentMethod)) ? 'unpaid' : 'paid';
}

/** UTC, whatever offset it came with. */
export const instant = (time: string): string => new Date(time).toISOString();

function promisesOf({ fulfillment }: AmazonOrder): Pick<Order, 'shipBy' | 'deliverBy'> {
  const shipBy = fulfillment?.shipByWindow?.latestDateTime;
  const deliverBy = fulfillment?.deliverByWindow?.latestDateTime;
  return { ...(shipBy && { shipBy: instant(shipBy) }), ...(deliverBy && { deliverBy: instant(deliverBy) }) };
}

const mixedMoney = ({ orderId }: AmazonOrder): Problem => ({
  code: 'order.currencyUnclear',
  message: `Order ${orderId} names more than one currency, or none.`,
  advice: 'Compare it with the order in Seller Central.',
  retry: 'never',
});
