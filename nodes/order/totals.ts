import { failed, ok, type Problem, type Result } from '../problem';
import { absoluteAmount, addAmounts, compareAmounts, minorUnit, multiplyAmount, subtractAmount } from './amount';
import type { Amount, Order, OrderLine, TaxLine } from './order';

export type Totals = Order['totals'];

/**
 * Adds up the parts: subtotal before discounts, all tax wherever it hides, total with the tax that is not inside the prices.
 * Tax the channel pays to the state itself counts in `tax`, and in `total` too, as the buyer paid it.
 */
export function computeTotals(order: Order): Totals {
  const goods = addAmounts(...order.lines.map(({ total }) => total));
  const discount = addAmounts(...order.lines.map((line) => line.discount));
  const charges = addAmounts(...order.charges.map(({ amount }) => amount));
  const taxes = taxesOf(order);
  return {
    subtotal: addAmounts(goods, discount),
    discount,
    shipping: addAmounts(...order.charges.filter(({ kind }) => kind === 'shipping').map(({ amount }) => amount)),
    tax: sumOf(taxes),
    total: addAmounts(goods, charges, sumOf(taxes.filter(isOnTop))),
  };
}

/**
 * Null when the order's own total agrees with its parts. Sources round each part, so it may be off by one minor unit per line and
 * charge. Where the source does not say whether it counts a tax (the channel's own tax, or an order of unknown tax mode), both
 * readings are right.
 */
export function totalsProblem(order: Order): Problem | null {
  const unit = minorUnit(order.currency);
  if (!unit.ok) return unit.problems[0] ?? null;

  const line = order.lines.find((one) => !isLineSound(one, unit.value));
  if (line) return lineMismatch(line, order.currency);

  const tolerance = multiplyAmount(unit.value, order.lines.length + order.charges.length);
  const delta = totalsDelta(order);
  return compareAmounts(absoluteAmount(delta), tolerance) <= 0 ? null : totalMismatch(order, delta);
}

/** The reported total less the nearest right reading of the parts: "0" when they agree. */
export function totalsDelta(order: Order): Amount {
  const deltas = readingsOfTotal(order).map((reading) => subtractAmount(order.totals.total, reading));
  return deltas.reduce((best, delta) =>
    compareAmounts(absoluteAmount(delta), absoluteAmount(best)) < 0 ? delta : best,
  );
}

/** For connectors: the order as it is, or the reason to park it. */
export function withSoundTotals(order: Order): Result<Order> {
  const problem = totalsProblem(order);
  return problem ? failed(problem) : ok(order);
}

function readingsOfTotal(order: Order): [Amount, ...Amount[]] {
  const { total } = computeTotals(order);
  const onTop = taxesOf(order).filter(isOnTop);
  const channelTax = sumOf(onTop.filter(({ liableParty }) => liableParty === 'channel'));
  const readings: [Amount, ...Amount[]] = [total, subtractAmount(total, channelTax)];
  if (order.taxMode === 'unknown') readings.push(subtractAmount(total, sumOf(onTop)));
  return readings;
}

/** A unit price may be a rounded share of the line, so each unit may be off by one minor unit. */
function isLineSound(line: OrderLine, unit: Amount): boolean {
  const expected = subtractAmount(multiplyAmount(line.unitPrice, line.quantity), line.discount);
  const off = absoluteAmount(subtractAmount(line.total, expected));
  return compareAmounts(off, multiplyAmount(unit, Math.max(1, line.quantity))) <= 0;
}

const taxesOf = (order: Order): TaxLine[] => [...order.lines, ...order.charges].flatMap(({ taxes }) => taxes);
const isOnTop = ({ includedInPrice }: TaxLine) => !includedInPrice;
const sumOf = (taxes: readonly TaxLine[]) => addAmounts(...taxes.map(({ amount }) => amount));

const lineMismatch = (line: OrderLine, currency: string): Problem => ({
  code: 'order.lineTotalMismatch',
  message: `“${line.title}” says ${line.total} ${currency}, but ${line.quantity} × ${line.unitPrice} less ${line.discount} discount is something else.`,
  advice: 'Compare the line with the order at the channel.',
  retry: 'never',
  ...(line.sku && { subject: line.sku }),
});

const totalMismatch = (order: Order, delta: Amount): Problem => ({
  code: 'order.totalMismatch',
  message: `The order says ${order.totals.total} ${order.currency}, its parts add up to ${subtractAmount(order.totals.total, delta)}.`,
  advice: 'Compare it with the order at the channel before it is sent on.',
  retry: 'never',
});
