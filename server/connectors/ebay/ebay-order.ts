import { addAmounts, subtractAmount } from '../../../nodes/order/amount';
import type { Charge, Order, OrderLine, TaxLine } from '../../../nodes/order/order';
import { withSoundTotals } from '../../../nodes/order/totals';
import { failed, type Problem, type Result } from '../../../nodes/problem';
import { siteOf } from './account';
import { lineAttributes, orderAttributes } from './attributes';
import { amountOf, chargesOf, foreignMoney, type LineMoney, linesMoney, taxModeOf, worded } from './money';
import { firstInstruction, peopleOf } from './people';
import type { EbayOrder, WireLine } from './wire';

/** The order itself in our words; what happened to it is in facts.ts. */
export function toOrder(wire: EbayOrder, { connectionId }: { connectionId: string }): Result<Order> {
  const foreign = foreignMoney(wire);
  if (foreign) return failed(mixedMoney(wire, foreign.currency));
  const { currency } = wire.pricingSummary.total;
  const money = linesMoney(wire);
  const taxMode = taxModeOf(wire, money);
  const charges = chargesOf(wire, money);
  const service = firstInstruction(wire)?.shippingStep?.shippingServiceCode;
  return withSoundTotals({
    source: sourceOf(wire, connectionId),
    updatedAt: instant(wire.lastModifiedDate),
    placedAt: instant(wire.creationDate),
    ...timesOf(wire),
    currency,
    taxMode,
    ...peopleOf(wire),
    fulfilledBy: wire.program?.fulfillmentProgram?.fulfilledBy === 'EBAY' ? 'channel' : 'merchant',
    ...(service && { shippingMethod: service }),
    lines: wire.lineItems.flatMap((line, index) => {
      const own = money[index];
      return own ? [toLine(line, { wire, money: own, taxMode })] : [];
    }),
    charges,
    payments: paymentsOf(wire),
    totals: totalsOf(wire, { money, charges }),
    acceptance: 'none',
    payment: paymentStates[wire.orderPaymentStatus ?? ''] ?? 'unknown',
    ...(wire.orderFulfillmentStatus && { rawStatus: wire.orderFulfillmentStatus }),
    ...noFacts,
    tags: [],
    ...(wire.buyerCheckoutNotes && { note: wire.buyerCheckoutNotes }),
    attributes: orderAttributes(wire),
    assigned: { tags: [], attributes: {} },
  });
}

const noFacts = { shipments: [], cancellations: [], returns: [], refunds: [], documents: [] };

const paymentStates: Readonly<Record<string, Order['payment']>> = {
  PENDING: 'unpaid',
  PAID: 'paid',
  FAILED: 'failed',
  PARTIALLY_REFUNDED: 'partiallyRefunded',
  FULLY_REFUNDED: 'refunded',
};

/** UTC, whatever offset it came with. */
export const instant = (time: string): string => new Date(time).toISOString();

function sourceOf({ orderId, lineItems }: EbayOrder, connectionId: string): Order['source'] {
  const marketplace = lineItems[0]?.purchaseMarketplaceId || lineItems[0]?.listingMarketplaceId;
  const site = siteOf(marketplace ?? '');
  return {
    connectionId,
    channel: 'ebay',
    orderId,
    number: orderId,
    ...(marketplace && { marketplace }),
    ...(site && { url: `https://www.${site}/mesh/ord/details?orderid=${encodeURIComponent(orderId)}` }),
  };
}

/** The line that must leave first, and the one that should arrive first, are the order's. */
function timesOf(wire: EbayOrder): Pick<Order, 'paidAt' | 'shipBy' | 'deliverBy'> {
  const promises = wire.lineItems.flatMap(({ lineItemFulfillmentInstructions: one }) => one ?? []);
  const first = (times: readonly (string | null | undefined)[]) =>
    times
      .flatMap((time) => (time ? instant(time) : []))
      .toSorted()
      .at(0);
  const paidAt = first((wire.paymentSummary?.payments ?? []).map(({ paymentDate }) => paymentDate));
  const shipBy = first(promises.map(({ shipByDate }) => shipByDate));
  const deliverBy = first([
    ...promises.map(({ maxEstimatedDeliveryDate }) => maxEstimatedDeliveryDate),
    firstInstruction(wire)?.maxEstimatedDeliveryDate,
  ]);
  return { ...(paidAt && { paidAt }), ...(shipBy && { shipBy }), ...(deliverBy && { deliverBy }) };
}

interface About {
  readonly wire: EbayOrder;
  readonly money: LineMoney;
  readonly taxMode: Order['taxMode'];
}

function toLine(line: WireLine, { wire, money, taxMode }: About): OrderLine {
  const { currency } = wire.pricingSummary.total;
  const article = articleOf(line);
  const isDigital = firstInstruction(wire)?.fulfillmentInstructionsType === 'DIGITAL';
  const taxes: TaxLine[] = money.taxes.map(({ taxType, amount, liableParty }) => ({
    title: worded(taxType),
    amount: amountOf(amount, currency),
    includedInPrice: taxMode === 'inclusive' && liableParty === 'merchant',
    liableParty,
  }));
  return {
    id: line.lineItemId,
    ...(line.sku && { sku: line.sku }),
    ...(article && { channelItemId: article }),
    title: line.title || line.sku || line.lineItemId,
    kind: isDigital ? 'digital' : 'product',
    quantity: line.quantity,
    unitPrice: money.unitPrice,
    discount: money.discount,
    taxes,
    total: subtractAmount(money.goods, money.discount),
    priceBasis: 'line',
    requiresShipping: !isDigital,
    ...(line.giftDetails?.message && { giftMessage: line.giftDetails.message }),
    attributes: lineAttributes(line),
  };
}

/** Listings made long ago have no SKU; then listing and variation name the article. */
const articleOf = ({ legacyItemId, legacyVariationId }: WireLine): string =>
  [legacyItemId, legacyVariationId].filter((id) => id && id !== '0').join(':');

const paymentResults: Readonly<Record<string, Order['payments'][number]['state']>> = {
  PAID: 'paid',
  PENDING: 'pending',
  FAILED: 'failed',
};

const paymentsOf = ({ paymentSummary, pricingSummary }: EbayOrder): Order['payments'] =>
  (paymentSummary?.payments ?? []).map(({ amount, paymentDate, paymentMethod, paymentReferenceId, paymentStatus }) => ({
    ...(paymentReferenceId && { id: paymentReferenceId }),
    method: paymentMethod || 'eBay',
    amount: amountOf(amount, pricingSummary.total.currency),
    state: paymentResults[paymentStatus ?? ''] ?? 'pending',
    ...(paymentDate && { at: instant(paymentDate) }),
  }));

function totalsOf(
  { pricingSummary }: EbayOrder,
  { money, charges }: { money: readonly LineMoney[]; charges: readonly Charge[] },
): Order['totals'] {
  const { priceSubtotal, tax, total } = pricingSummary;
  const taxes = money.flatMap((line) => line.taxes.map(({ amount }) => amountOf(amount, total.currency)));
  return {
    subtotal: priceSubtotal ? amountOf(priceSubtotal, total.currency) : addAmounts(...money.map(({ goods }) => goods)),
    discount: addAmounts(...money.map(({ discount }) => discount)),
    shipping: addAmounts('0', ...charges.filter(({ kind }) => kind === 'shipping').map(({ amount }) => amount)),
    tax: tax ? amountOf(tax, total.currency) : addAmounts('0', ...taxes),
    total: total.value,
  };
}

const mixedMoney = ({ orderId, pricingSummary }: EbayOrder, other: string): Problem => ({
  code: 'order.currencyUnclear',
  message: `Order ${orderId} is in ${pricingSummary.total.currency}, but holds amounts in ${other} as well.`,
  advice: 'Compare it with the order in Seller Hub.',
  retry: 'never',
});
