import { Decimal } from 'decimal.js';
import { failed, ok, type Problem, type Result } from '../problem';
import { currencyExponent } from './currency';
import type { Amount } from './order';

/**
 * Arithmetic on decimal text. Results are exact and in their shortest form ("9.50" + "0" is "9.5"): compare with
 * `compareAmounts`, show with `formatMoney`, write to a channel with `roundToCurrency` or `toMinorUnits`.
 */
const Exact = Decimal.clone({ precision: 80, toExpNeg: -100, toExpPos: 100, rounding: Decimal.ROUND_HALF_EVEN });

export const addAmounts = (...amounts: readonly Amount[]): Amount =>
  toAmount(amounts.reduce((sum, amount) => sum.plus(amount), new Exact(0)));

export const subtractAmount = (from: Amount, amount: Amount): Amount => toAmount(new Exact(from).minus(amount));

/** @param quantity pieces or a measured quantity, at most three decimals. */
export const multiplyAmount = (amount: Amount, quantity: number): Amount =>
  toAmount(new Exact(amount).times(String(quantity)));

/** A share of an amount, to eight decimals: what one piece costs when only the line's price is known. */
export const divideAmount = (amount: Amount, quantity: number): Amount =>
  toAmount(new Exact(amount).dividedBy(String(quantity)).toDecimalPlaces(8));

export const negateAmount = (amount: Amount): Amount => toAmount(new Exact(amount).negated());
export const absoluteAmount = (amount: Amount): Amount => toAmount(new Exact(amount).abs());
export const isZeroAmount = (amount: Amount): boolean => compareAmounts(amount, '0') === 0;

/** Negative when a is less, 0 when equal, positive when more. "1.0" equals "1". */
export const compareAmounts = (a: Amount, b: Amount): number =>
  // Doubles keep the order of decimals of up to 15 digits; 16 characters hold at most 15 digits and a point.
  isShort(a) && isShort(b) ? Number(a) - Number(b) : new Exact(a).comparedTo(b);

/** With exactly the decimals of the currency, half to even: "9.5" EUR → "9.50", "9.5" JPY → "10". */
export function roundToCurrency(amount: Amount, currency: string): Result<Amount> {
  const exponent = currencyExponent(currency);
  return exponent.ok ? ok(withoutMinusZero(new Exact(amount).toFixed(exponent.value))) : exponent;
}

/** The smallest step of a currency: "0.01" for EUR, "1" for JPY. */
export function minorUnit(currency: string): Result<Amount> {
  const exponent = currencyExponent(currency);
  return exponent.ok ? ok(toAmount(new Exact(10).pow(-exponent.value))) : exponent;
}

/** Whole minor units as integer text, exactly: "9.50" EUR → "950". A finer amount is a problem, never rounded in silence. */
export function toMinorUnits(amount: Amount, currency: string): Result<string> {
  const exponent = currencyExponent(currency);
  if (!exponent.ok) return exponent;
  const units = new Exact(amount).times(new Exact(10).pow(exponent.value));
  return units.isInteger() ? ok(withoutMinusZero(units.toFixed(0))) : failed(tooFine(amount, currency));
}

/** @param units a whole number of minor units: 950 EUR → "9.50". */
export function fromMinorUnits(units: number | string | bigint, currency: string): Result<Amount> {
  const exponent = currencyExponent(currency);
  if (!exponent.ok) return exponent;
  const text = String(units);
  if (!/^-?\d{1,20}$/.test(text) || isUnsafe(units)) return failed(unreadable(text));
  return ok(withoutMinusZero(new Exact(text).dividedBy(new Exact(10).pow(exponent.value)).toFixed(exponent.value)));
}

/**
 * Reads what channels send: "35.0", 35, "-5", ".5", 1e-7. More than eight decimals are the noise of somebody's floats and are
 * rounded away. Thousands separators, currency signs and numbers too big to be exact are refused.
 */
export function parseAmount(input: string | number): Result<Amount> {
  const text = String(input).trim();
  if (!/^-?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text) || isUnsafe(input)) return failed(unreadable(text));
  const amount = toAmount(new Exact(text).toDecimalPlaces(8));
  return /^-?\d{1,18}(\.\d{1,8})?$/.test(amount) ? ok(amount) : failed(unreadable(text));
}

/** For people: "€1,234.50". @param locale BCP 47, e.g. "en". An unknown currency is shown by its code. */
export function formatMoney(amount: Amount, { currency, locale }: { currency: string; locale: string }): string {
  const exponent = currencyExponent(currency);
  const digits = exponent.ok ? exponent.value : 2;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // An Amount is decimal text by its schema, and Intl formats such text exactly.
  return format.format(amount as Intl.StringNumericLiteral);
}

const isShort = (amount: Amount) => amount.length <= 16;
const isUnsafe = (input: number | string | bigint) =>
  typeof input === 'number' && (!Number.isFinite(input) || Math.abs(input) > Number.MAX_SAFE_INTEGER);
const withoutMinusZero = (text: string) => (/^-0(\.0*)?$/.test(text) ? text.slice(1) : text);
const toAmount = (value: Decimal): Amount => withoutMinusZero(value.toFixed());

const unreadable = (text: string): Problem => ({
  code: 'order.amountUnreadable',
  message: `“${text.slice(0, 40)}” is not an amount we can read.`,
  advice: 'Amounts are digits with a point before the decimals, such as 1234.50.',
  retry: 'never',
});

const tooFine = (amount: Amount, currency: string): Problem => ({
  code: 'order.amountTooFine',
  message: `${amount} ${currency} has more decimals than ${currency} has.`,
  retry: 'never',
  subject: currency,
});
