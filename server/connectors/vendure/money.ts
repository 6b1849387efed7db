import { addAmounts, multiplyAmount } from '../../../nodes/order/amount';
import type { Amount } from '../../../nodes/order/order';

/**
 * Vendure counts money in integers with as many decimals as the shop says (`moneyStrategyPrecision`), the same for every
 * currency: with the usual 2, 100 yen are 10000. So the currency's own exponent plays no part here.
 */

/** Whole units, or null when the amount is finer than the shop can count. */
export function toUnits(amount: Amount, precision: number): number | null {
  const units = Number(multiplyAmount(amount, 10 ** precision));
  return Number.isSafeInteger(units) ? units : null;
}

/** 950 → "9.50" at precision 2. */
export function toAmount(units: number, precision: number): Amount {
  const digits = String(Math.abs(units)).padStart(precision + 1, '0');
  const whole = digits.slice(0, digits.length - precision);
  const decimals = digits.slice(digits.length - precision);
  return `${units < 0 ? '-' : ''}${whole}${decimals && `.${decimals}`}`;
}

/** The sum of some amounts in whole units, rounded once where it is finer than the shop can count. */
export const roundToUnits = (amounts: readonly Amount[], precision: number): number =>
  Math.round(Number(multiplyAmount(addAmounts(...amounts), 10 ** precision)));
