import { Decimal } from 'decimal.js';
import { roundToCurrency } from '../../nodes/order/amount';
import type { Amount } from '../../nodes/order/order';

/** Divisions and shares that channels force on us; sums and products are in nodes/order/amount.ts. */
const Exact = Decimal.clone({ precision: 60, toExpNeg: -100, toExpPos: 100, rounding: Decimal.ROUND_HALF_EVEN });

/** amount × times ÷ by, half to even at so many decimals; "0" when divided by nothing. */
export function scaleAmount(
  amount: Amount,
  { times = '1', by = '1', decimals = 8 }: { times?: string; by?: string; decimals?: number },
): Amount {
  const divisor = new Exact(by);
  if (divisor.isZero()) return '0';
  return new Exact(amount).times(times).dividedBy(divisor).toDecimalPlaces(decimals).toFixed();
}

/** What one piece costs, at most eight decimals; the whole where there are no pieces. */
export const perUnit = (lineAmount: Amount, quantity: number): Amount =>
  quantity > 0 ? scaleAmount(lineAmount, { by: String(quantity) }) : lineAmount;

/**
 * Parts of an amount in the proportion of the weights, each with the currency's decimals, together exactly the amount. Weights of
 * zero only share it evenly; of what does not divide the largest remainders get one step more.
 */
export function shareAmount(
  amount: Amount,
  { weights, currency }: { weights: readonly Amount[]; currency: string },
): Amount[] {
  const total = weights.reduce((sum, weight) => sum.plus(weight), new Exact(0));
  const exact = weights.map((weight) =>
    total.isZero() ? new Exact(amount).dividedBy(weights.length) : new Exact(amount).times(weight).dividedBy(total),
  );
  const parts = exact.map((part) => new Exact(roundedDown(part, currency)));
  const step = stepOf(currency);
  let left = new Exact(amount).minus(parts.reduce((sum, part) => sum.plus(part), new Exact(0)));
  const byRemainder = exact
    .map((part, index) => ({ index, remainder: part.minus(parts[index] ?? 0) }))
    .toSorted((a, b) => b.remainder.comparedTo(a.remainder));
  for (const { index } of byRemainder) {
    if (left.lessThan(step)) break;
    parts[index] = (parts[index] ?? new Exact(0)).plus(step);
    left = left.minus(step);
  }
  // An amount finer than its currency: the rest must be somewhere.
  parts[0] = (parts[0] ?? new Exact(0)).plus(left);
  return parts.map((part) => part.toFixed());
}

function roundedDown(part: Decimal, currency: string): Decimal {
  return part.toDecimalPlaces(decimalsOf(currency), Decimal.ROUND_FLOOR);
}

const stepOf = (currency: string) => new Exact(10).pow(-decimalsOf(currency));

/** Two for a currency nobody knows: the order would not have come this far. */
export function decimalsOf(currency: string): number {
  const zero = roundToCurrency('0', currency);
  if (!zero.ok) return 2;
  return zero.value.includes('.') ? zero.value.length - 2 : 0;
}
