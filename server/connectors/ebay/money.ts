import { absoluteAmount, addAmounts, compareAmounts, isZeroAmount, subtractAmount } from '../../../nodes/order/amount';
import type { Amount, Charge, Order, TaxLine } from '../../../nodes/order/order';
import { perUnit, shareAmount } from '../exact';
import type { EbayOrder, WireLine, WireMoney, WireTax } from './wire';

type Maybe = WireMoney | null | undefined;

/** In the order's currency: as it stands, or what it was converted from. Null: in neither. */
export function amountIn(money: WireMoney, currency: string): Amount | null {
  if (money.currency === currency) return money.value;
  return money.convertedFromCurrency === currency ? (money.convertedFromValue ?? null) : null;
}

/** "0" for nothing; what is in another currency is turned away before (`foreignMoney`). */
export const amountOf = (money: Maybe, currency: string): Amount => (money ? (amountIn(money, currency) ?? '0') : '0');

/** Every amount we count with, to see that all are in the order's currency. */
export function foreignMoney({ pricingSummary, lineItems, paymentSummary }: EbayOrder): WireMoney | undefined {
  const ofLines = lineItems.flatMap((line) => [
    line.lineItemCost,
    line.discountedLineItemCost,
    ...line.appliedPromotions.map(({ discountAmount }) => discountAmount),
    ...[...line.taxes, ...line.ebayCollectAndRemitTaxes, ...line.refunds].map(({ amount }) => amount),
  ]);
  const moved = [...(paymentSummary?.payments ?? []), ...(paymentSummary?.refunds ?? [])].map(({ amount }) => amount);
  const { currency } = pricingSummary.total;
  const all = [...Object.values(pricingSummary), ...ofLines, ...moved].flatMap((money) => money ?? []);
  return all.find((money) => amountIn(money, currency) === null);
}

export interface LineMoney {
  /** Before discount; eBay tells it for the whole line. */
  readonly goods: Amount;
  readonly unitPrice: Amount;
  readonly discount: Amount;
  /** What the seller owes the state, and what eBay pays itself. */
  readonly taxes: readonly (WireTax & { readonly liableParty: TaxLine['liableParty'] })[];
  readonly fees: readonly WireTax[];
}

const isFee = ({ taxType }: WireTax) => /_FEE$/.test(taxType ?? '');

/** Discounts eBay gives for the whole order are shared among its lines. */
export function linesMoney(order: EbayOrder): LineMoney[] {
  const { currency } = order.pricingSummary.total;
  const own = order.lineItems.map((line) => ownDiscount(line, currency));
  const told = absoluteAmount(amountOf(order.pricingSummary.priceDiscount, currency));
  const rest = subtractAmount(told, addAmounts(...own));
  const goods = order.lineItems.map(({ lineItemCost }) => amountOf(lineItemCost, currency));
  const shares = compareAmounts(rest, '0') > 0 ? shareAmount(rest, { weights: goods, currency }) : [];
  return order.lineItems.map((line, index) => ({
    ...lineMoney(line, currency),
    discount: addAmounts(own[index] ?? '0', shares[index] ?? '0'),
  }));
}

function lineMoney(line: WireLine, currency: string): Omit<LineMoney, 'discount'> {
  const goods = amountOf(line.lineItemCost, currency);
  const byEbay = line.ebayCollectAndRemitTaxes;
  // What eBay collects stands in both lists where it is part of the total.
  const bySeller = line.taxes.filter((tax) => !byEbay.some((other) => sameTax(tax, other)));
  const named = [
    ...bySeller.map((tax) => ({ ...tax, liableParty: 'merchant' as const })),
    ...byEbay.map(({ taxType, amount }) => ({ taxType, amount, liableParty: 'channel' as const })),
  ].filter(({ amount }) => amount && !isZeroAmount(amount.value));
  return {
    goods,
    unitPrice: perUnit(goods, line.quantity),
    taxes: named.filter((tax) => !isFee(tax)),
    fees: named.filter(isFee),
  };
}

const sameTax = (a: WireTax, b: WireTax) =>
  (a.taxType ?? b.taxType) === b.taxType && a.amount?.value === b.amount?.value;

function ownDiscount({ lineItemCost, discountedLineItemCost, appliedPromotions }: WireLine, currency: string): Amount {
  if (discountedLineItemCost) {
    return subtractAmount(amountOf(lineItemCost, currency), amountOf(discountedLineItemCost, currency));
  }
  const promoted = appliedPromotions.map(({ discountAmount }) => absoluteAmount(amountOf(discountAmount, currency)));
  return addAmounts('0', ...promoted);
}

/** Whether the seller's prices hold his tax, found by which sum gives eBay's own total. */
export function taxModeOf(order: EbayOrder, lines: readonly LineMoney[]): Order['taxMode'] {
  const { currency, value: total } = order.pricingSummary.total;
  const taxOf = (party: TaxLine['liableParty']) =>
    addAmounts(
      '0',
      ...lines.flatMap(({ taxes }) =>
        taxes.filter(({ liableParty }) => liableParty === party).map(({ amount }) => amountOf(amount, currency)),
      ),
    );
  const [own, byEbay] = [taxOf('merchant'), taxOf('channel')];
  if (isZeroAmount(own)) return isZeroAmount(byEbay) ? 'unknown' : 'exclusive';
  const bare = addAmounts(
    ...lines.map(({ goods, discount }) => subtractAmount(goods, discount)),
    ...chargesOf(order, lines).map(({ amount }) => amount),
  );
  const gives = (sum: Amount) => [sum, addAmounts(sum, byEbay)].some((one) => compareAmounts(one, total) === 0);
  if (gives(addAmounts(bare, own))) return 'exclusive';
  return gives(bare) ? 'inclusive' : 'unknown';
}

export function chargesOf({ pricingSummary }: EbayOrder, lines: readonly LineMoney[]): Charge[] {
  const { deliveryCost, deliveryDiscount, fee, adjustment, total } = pricingSummary;
  const { currency } = total;
  const delivery = subtractAmount(
    amountOf(deliveryCost, currency),
    absoluteAmount(amountOf(deliveryDiscount, currency)),
  );
  const fees = lines.flatMap((line) => line.fees);
  const charge = (kind: Charge['kind'], about: Omit<Charge, 'kind' | 'taxes'>): Charge => ({
    kind,
    ...about,
    taxes: [],
  });
  const all = [
    charge('shipping', { title: 'Delivery', amount: delivery }),
    ...fees.map(({ taxType, amount }) =>
      charge('fee', { title: worded(taxType), code: taxType ?? 'FEE', amount: amountOf(amount, currency) }),
    ),
    // Without a breakdown by line there is only their sum.
    ...(fees.length === 0 ? [charge('fee', { title: 'Fees', code: 'FEE', amount: amountOf(fee, currency) })] : []),
    charge('fee', { title: 'Adjustment', code: 'ADJUSTMENT', amount: amountOf(adjustment, currency) }),
  ];
  return all.filter(({ amount }) => !isZeroAmount(amount));
}

/** "STATE_SALES_TAX" → "State sales tax"; "GST" stays. */
export function worded(code: string | null | undefined): string {
  const known = code || 'TAX';
  if (known.length <= 3 && known !== 'TAX') return known;
  const words = known.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
