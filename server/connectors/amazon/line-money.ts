import {
  absoluteAmount,
  addAmounts,
  compareAmounts,
  isZeroAmount,
  multiplyAmount,
  parseAmount,
  subtractAmount,
} from '../../../nodes/order/amount';
import type { Amount, TaxLine } from '../../../nodes/order/order';
import { perUnit } from '../exact';
import type { AmazonOrder, WireItem, WireMoney } from './wire';

/** What an item's money is for. `COD_FEE` and `OTHER` are kept apart so that the fees keep their names. */
type Part = 'ITEM' | 'SHIPPING' | 'GIFT_WRAP' | 'COD_FEE' | 'OTHER';
const parts: readonly Part[] = ['ITEM', 'SHIPPING', 'GIFT_WRAP', 'COD_FEE', 'OTHER'];

/** An item's money by what it is for. Amazon's breakdowns are for the whole line; only `unitPrice` is for one. */
export interface LineMoney {
  readonly unitPrice: Amount;
  readonly priceBasis: 'unit' | 'line';
  /** Before discount. */
  readonly goods: Amount;
  /** Of the goods, positive. */
  readonly discount: Amount;
  /** Beside the goods, after their own discount. */
  readonly beside: Readonly<Record<Exclude<Part, 'ITEM'>, Amount>>;
  readonly tax: Readonly<Record<Part, Amount>>;
  readonly liableParty: TaxLine['liableParty'];
}

/** @throws ZodError never; amounts that cannot be read count as unreadable and are found by `unreadableMoney` before. */
export function lineMoney(item: WireItem): LineMoney {
  const breakdowns = item.proceeds?.breakdowns ?? [];
  const whole = (type: string) =>
    addAmounts(...breakdowns.filter((one) => one.type === type).map(({ subtotal }) => amountOf(subtotal)));
  const detail = (type: 'TAX' | 'DISCOUNT') => detailsOf(item, { type, whole: whole(type) });
  const discount = detail('DISCOUNT');
  const price = item.product.price?.unitPrice;
  const hasItemPart = breakdowns.some(({ type }) => type === 'ITEM');
  const goods = hasItemPart || !price ? whole('ITEM') : multiplyAmount(amountOf(price), item.quantityOrdered);
  return {
    unitPrice: price ? amountOf(price) : perUnit(goods, item.quantityOrdered),
    priceBasis: price ? 'unit' : 'line',
    goods,
    discount: absoluteAmount(discount.ITEM),
    beside: {
      SHIPPING: subtractAmount(whole('SHIPPING'), absoluteAmount(discount.SHIPPING)),
      GIFT_WRAP: subtractAmount(whole('GIFT_WRAP'), absoluteAmount(discount.GIFT_WRAP)),
      COD_FEE: subtractAmount(whole('COD_FEE'), absoluteAmount(discount.COD_FEE)),
      OTHER: subtractAmount(whole('OTHER'), absoluteAmount(discount.OTHER)),
    },
    tax: detail('TAX'),
    liableParty: liableParty(item),
  };
}

/** Where Amazon does not say what a tax or a discount is for, it is for the goods. */
function detailsOf(
  item: WireItem,
  { type, whole }: { type: 'TAX' | 'DISCOUNT'; whole: Amount },
): Readonly<Record<Part, Amount>> {
  const details = (item.proceeds?.breakdowns ?? [])
    .filter((one) => one.type === type)
    .flatMap(({ detailedBreakdowns }) => detailedBreakdowns);
  const of = (part: Part) =>
    addAmounts(...details.filter(({ subtype }) => subtype === part).map(({ value }) => amountOf(value)));
  const named = { ITEM: of('ITEM'), SHIPPING: of('SHIPPING'), GIFT_WRAP: of('GIFT_WRAP'), COD_FEE: of('COD_FEE') };
  const other = of('OTHER');
  const rest = subtractAmount(whole, addAmounts(...Object.values(named), other));
  return { ...named, ITEM: addAmounts(named.ITEM, rest), OTHER: other };
}

/** Without the tax data set nobody knows; with it, no collection by Amazon means the merchant pays the state. */
function liableParty({ tax }: WireItem): TaxLine['liableParty'] {
  if (!tax) return 'unknown';
  return tax.taxCollections.some(({ model }) => model === 'MARKETPLACE_FACILITATOR') ? 'channel' : 'merchant';
}

export const lineTax = (money: LineMoney): Amount => addAmounts(...parts.map((part) => money.tax[part]));

/**
 * Whether Amazon's prices hold the tax already, found by which sum gives its own total. Without tax, or where neither does,
 * nobody can say.
 */
export function taxModeOf(order: AmazonOrder, lines: readonly LineMoney[]): 'inclusive' | 'exclusive' | 'unknown' {
  const tax = addAmounts(...lines.map(lineTax));
  if (isZeroAmount(tax)) return 'unknown';
  const grand = order.proceeds?.grandTotal;
  if (!grand) return 'exclusive';
  const without = addAmounts(
    deliveryTip(order),
    ...lines.flatMap(({ goods, discount, beside }) => [subtractAmount(goods, discount), ...Object.values(beside)]),
  );
  if (compareAmounts(addAmounts(without, tax), amountOf(grand)) === 0) return 'exclusive';
  return compareAmounts(without, amountOf(grand)) === 0 ? 'inclusive' : 'unknown';
}

export const deliveryTip = ({ proceeds }: AmazonOrder): Amount =>
  addAmounts(
    ...(proceeds?.breakdowns ?? [])
      .filter(({ type }) => type === 'DELIVERY_TIP')
      .map(({ subtotal }) => amountOf(subtotal)),
  );

/** "0" for nothing and for what cannot be read; `moneyProblem` (amazon-order.ts) turns the latter away before. */
export function amountOf(money: WireMoney | null | undefined): Amount {
  const parsed = parseAmount(money?.amount ?? '0');
  return parsed.ok ? parsed.value : '0';
}

/** Every amount of an order, to see that all can be read and are of one currency. */
export function moneyOf({ proceeds, orderItems, payment }: AmazonOrder): readonly WireMoney[] {
  const ofItems = orderItems.flatMap((item) => [
    item.product.price?.unitPrice,
    item.proceeds?.proceedsTotal,
    ...(item.proceeds?.breakdowns ?? []).flatMap(({ subtotal, detailedBreakdowns }) => [
      subtotal,
      ...detailedBreakdowns.map(({ value }) => value),
    ]),
  ]);
  const ofOrder = [proceeds?.grandTotal, ...(proceeds?.breakdowns ?? []).map(({ subtotal }) => subtotal)];
  const paid = (payment?.paymentExecutions ?? []).map(({ paymentAmount }) => paymentAmount);
  return [...ofOrder, ...ofItems, ...paid].filter((money) => money !== null && money !== undefined);
}
