/** Decimals of a currency; two when not listed. Only the currencies the simulators trade in. */
const exponents: Readonly<Record<string, number>> = { JPY: 0, KWD: 3 };

export const currencyExponent = (currency: string) => exponents[currency] ?? 2;

/** Whole minor units to decimal text: 1250 EUR is "12.50", 1250 JPY is "1250". */
export function decimalText(minorUnits: number, currency: string): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(minorUnits)).padStart(exponent + 1, '0');
  const sign = minorUnits < 0 ? '-' : '';
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
