import { addAmounts, multiplyAmount, roundToCurrency, subtractAmount, toMinorUnits } from '../../../nodes/order/amount';
import { currencyExponent } from '../../../nodes/order/currency';
import type { Charge, Order, OrderLine, TaxLine } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import { shareAmount } from '../exact';
import type { SoldLine } from '../sold-lines';
import { spread } from '../spread';

/** One line of the order to be made. Amounts are the currency's decimals. */
export interface PlannedLine {
  /** Absent for a fee, which stands as a line without a product. */
  readonly lineId?: string;
  readonly sku?: string;
  readonly title: string;
  readonly quantity: number;
  readonly unitPrice: string;
  readonly taxes: readonly TaxLine[];
  readonly requiresShipping: boolean;
}

export interface OrderPlan {
  readonly taxesIncluded: boolean;
  readonly lines: readonly PlannedLine[];
  readonly shipping: readonly Charge[];
  readonly total: string;
}

/**
 * Shopify adds up what it is given: quantity × price of each line, delivery, and the taxes beside them. It takes no discount per
 * line, so prices are net of it; a line that then does not divide by its quantity becomes two, one step apart. What the source's
 * total has beyond its parts is shared among the lines.
 */
export function planOrder(order: Order, sold: readonly SoldLine[]): Result<OrderPlan> {
  const exponent = currencyExponent(order.currency);
  if (!exponent.ok) return exponent;
  const uneven = sold.find(({ line }) => !Number.isInteger(line.quantity));
  if (uneven) return failed(notPieces(uneven.line));
  const total = toMinorUnits(order.totals.total, order.currency);
  if (!total.ok) return total;

  const taxesIncluded = includesTaxes(order);
  const parts = nearestParts(order, { sold, taxesIncluded, total: Number(total.value) });
  const shares = spread(
    parts.beyond,
    parts.goods.map((units) => Math.max(units, 0)),
  );
  const goods = parts.goods.map((units, index) => units + (shares[index] ?? 0));
  if (goods.some((units) => units < 0)) return failed(unholdable(order));
  const shape = { order, taxesIncluded, isTaxKept: parts.isTaxKept };
  return ok({
    taxesIncluded,
    lines: [
      ...sold.flatMap((one, index) => productLines(one, { ...shape, units: goods[index] ?? 0 })),
      ...feeLines(shape),
    ],
    shipping: chargesOf(order, 'shipping').map((charge) => ({ ...charge, taxes: taxesOf(charge, shape) })),
    total: order.totals.total,
  });
}

/** One flag for the whole order: Shopify knows no other. */
const includesTaxes = ({ taxMode, lines, charges }: Order) => {
  const taxes = [...lines, ...charges].flatMap((one) => one.taxes);
  return taxMode === 'inclusive' || (taxMode === 'unknown' && taxes.every(({ includedInPrice }) => includedInPrice));
};

interface Parts {
  readonly goods: readonly number[];
  readonly isTaxKept: (tax: TaxLine) => boolean;
  /** What the total has and the parts have not. */
  readonly beyond: number;
}

/** Sources differ in which of the taxes beside the prices their total counts: the reading that fits it best is the right one. */
function nearestParts(
  order: Order,
  { sold, taxesIncluded, total }: { sold: readonly SoldLine[]; taxesIncluded: boolean; total: number },
): Parts {
  const readings = [() => true, (tax: TaxLine) => tax.liableParty !== 'channel', () => false].map((isCounted) => {
    const isTaxKept = (tax: TaxLine) => tax.includedInPrice || isCounted(tax);
    const goods = sold.map(({ line }) => unitsOf(line.total, order.currency));
    const fees = feeLines({ order, taxesIncluded, isTaxKept });
    const shipping = chargesOf(order, 'shipping');
    // Just the taxes that will stand in the plan: those of a fee that is left out go with it.
    const onTop = taxesIncluded
      ? []
      : [...sold.map(({ line }) => line), ...shipping].flatMap((one) => taxesOf(one, { taxesIncluded, isTaxKept }));
    const counted = addAmounts(
      ...shipping.map(({ amount }) => amount),
      ...fees.map(({ unitPrice }) => unitPrice),
      ...[...onTop, ...fees.flatMap(({ taxes }) => (taxesIncluded ? [] : taxes))].map(({ amount }) => amount),
    );
    return {
      goods,
      isTaxKept,
      beyond: total - goods.reduce((sum, units) => sum + units, unitsOf(counted, order.currency)),
    };
  });
  return readings.reduce((best, one) => (Math.abs(one.beyond) < Math.abs(best.beyond) ? one : best));
}

interface Shape {
  readonly order: Order;
  readonly taxesIncluded: boolean;
  readonly isTaxKept: (tax: TaxLine) => boolean;
}

function productLines({ line, sku }: SoldLine, shape: Shape & { units: number }): PlannedLine[] {
  const { order, units } = shape;
  const price = Math.floor(units / line.quantity);
  const dearer = units - price * line.quantity;
  const parts = [
    { quantity: line.quantity - dearer, units: price },
    { quantity: dearer, units: price + 1 },
  ].filter(({ quantity }) => quantity > 0);
  const weights = parts.map(({ quantity }) => String(quantity));
  const shared = taxesOf(line, shape).map((tax) => ({
    tax,
    shares: shareAmount(tax.amount, { weights, currency: order.currency }),
  }));
  return parts.map((part, index) => ({
    lineId: line.id,
    sku,
    title: line.title,
    quantity: part.quantity,
    unitPrice: amountOf(part.units, order.currency),
    taxes: shared.map(({ tax, shares }) => ({ ...tax, amount: shares[index] ?? '0' })),
    requiresShipping: line.requiresShipping,
  }));
}

/** Fees, and taxes of the other kind than the order's, stand as lines without a product. One that lowers the total cannot. */
function feeLines({ order, taxesIncluded, isTaxKept }: Shape): PlannedLine[] {
  const fees = chargesOf(order, 'fee').filter(({ amount }) => Number(amount) > 0);
  const beside = taxesIncluded ? [...order.lines, ...order.charges].flatMap(({ taxes }) => taxes).filter(isBeside) : [];
  const tax = addAmounts(...beside.filter(isTaxKept).map(({ amount }) => amount));
  const alone = { quantity: 1, requiresShipping: false };
  return [
    ...fees.map((fee) => ({
      ...alone,
      title: fee.title,
      unitPrice: fee.amount,
      taxes: taxesOf(fee, { taxesIncluded, isTaxKept }),
    })),
    ...(Number(tax) > 0 ? [{ ...alone, title: 'Tax', unitPrice: tax, taxes: [] }] : []),
  ];
}

/** The taxes Shopify can show at a price: of the order's own kind, and counted in its total. */
const taxesOf = (
  { taxes }: { readonly taxes: readonly TaxLine[] },
  { taxesIncluded, isTaxKept }: Pick<Shape, 'taxesIncluded' | 'isTaxKept'>,
) => taxes.filter((tax) => tax.includedInPrice === taxesIncluded && isTaxKept(tax));

const isBeside = ({ includedInPrice }: TaxLine) => !includedInPrice;
const chargesOf = ({ charges }: Order, kind: Charge['kind']) => charges.filter((charge) => charge.kind === kind);

/** In the currency's smallest units, rounded where the amount is finer: the difference goes to the lines. */
function unitsOf(amount: string, currency: string): number {
  const rounded = roundToCurrency(amount, currency);
  const units = rounded.ok ? toMinorUnits(rounded.value, currency) : rounded;
  return units.ok ? Number(units.value) : 0;
}

function amountOf(units: number, currency: string): string {
  const exponent = currencyExponent(currency);
  const step = exponent.ok && exponent.value > 0 ? `0.${'1'.padStart(exponent.value, '0')}` : '1';
  const amount = roundToCurrency(multiplyAmount(step, units), currency);
  return amount.ok ? amount.value : '0';
}

/** What the created order shows beyond the plan; "0" when they agree. */
export const differenceTo = (plan: OrderPlan, total: string) => subtractAmount(total, plan.total);

const unholdable = ({ totals, currency }: Order): Problem => ({
  code: 'destination.totals',
  message: `Shopify cannot hold this order’s total of ${totals.total} ${currency}.`,
  advice: 'Compare the order with the one at the channel.',
  retry: 'never',
});

const notPieces = ({ title, quantity, sku }: OrderLine): Problem => ({
  code: 'destination.quantity',
  message: `Shopify counts in whole pieces; “${title}” has ${quantity}.`,
  retry: 'never',
  ...(sku && { subject: sku }),
});
