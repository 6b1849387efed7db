const whole = new Intl.NumberFormat('en');
const formats = new Map<string, Intl.NumberFormat>();

function moneyFormat(currency: string) {
  const known = formats.get(currency);
  if (known) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  formats.set(currency, format);
  return format;
}

/** "1,204". */
export const sayCount = (count: number): string => whole.format(count);

/** "1 order", "1,204 orders". @param many only for words that do not take an s. */
export function sayMany(count: number, { one, many = `${one}s` }: { one: string; many?: string }): string {
  return `${sayCount(count)} ${count === 1 ? one : many}`;
}

const isDecimal = (text: string): text is Intl.StringNumericLiteral => /^-?\d+(\.\d+)?$/.test(text);

/** An amount with its currency: "€49.99". The decimal text is formatted as it is, never through a float. */
export function sayMoney({ amount, currency }: { amount: string; currency: string }): string {
  return isDecimal(amount) ? moneyFormat(currency).format(amount) : `${amount} ${currency}`;
}
