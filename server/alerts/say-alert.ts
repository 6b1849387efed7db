import type { Money } from './finding';

const whole = new Intl.NumberFormat('en');

/** "One order", "1,204 orders". */
export const sayOrders = (n: number): string => (n === 1 ? 'One order' : `${whole.format(n)} orders`);

export const isDecimal = (text: string): text is Intl.StringNumericLiteral => /^-?\d+(\.\d+)?$/.test(text);

function sayMoney({ amount, currency }: Money): string {
  if (!isDecimal(amount) || !/^[A-Z]{3}$/.test(currency)) return `${amount} ${currency}`;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount);
}

/** "€3,410.00 and £120.00"; empty when it is worth nothing. */
export const sayValue = (value: readonly Money[]): string =>
  value
    .filter(({ amount }) => Number(amount) > 0)
    .slice(0, 3)
    .map(sayMoney)
    .join(' and ');

/** "3 h 12 min", "45 min", "2 days 3 h": the two largest parts. */
export function saySpan(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts = [
    days > 0 && `${days} ${days === 1 ? 'day' : 'days'}`,
    hours > 0 && `${hours} h`,
    rest > 0 && days === 0 && `${rest} min`,
  ];
  return parts.filter((part) => part !== false).join(' ');
}

const ended = (sentence: string) => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`);

/** Sentences one after the other; empty ones are left out. */
export const inOneLine = (...sentences: readonly string[]): string =>
  sentences
    .filter((sentence) => sentence !== '')
    .map(ended)
    .join(' ');
