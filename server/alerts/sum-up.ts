import type { Money } from './finding';

interface Part {
  readonly orders: number;
  readonly currency: string | null;
  readonly amount: string | null;
}

/** Rows by currency as one: how many orders, and what they are worth, the most orders first. */
export function sumUp(parts: readonly Part[]): { readonly orders: number; readonly value: readonly Money[] } {
  const sums = new Map<string, bigint>();
  for (const { currency, amount } of parts) {
    if (currency !== null && amount !== null) sums.set(currency, (sums.get(currency) ?? 0n) + toSmall(amount));
  }
  return {
    orders: parts.reduce((sum, { orders }) => sum + orders, 0),
    value: [...sums].map(([currency, small]) => ({ currency, amount: fromSmall(small) })),
  };
}

/** Ten-thousandths, so that sums are exact. */
const places = 4;

export function toSmall(amount: string): bigint {
  const [, sign = '', whole = '0', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  return BigInt(`${sign}${whole}${part.slice(0, places).padEnd(places, '0')}`);
}

function fromSmall(small: bigint): string {
  const digits = `${small < 0n ? -small : small}`.padStart(places + 1, '0');
  const part = digits.slice(-places).replace(/0{1,2}$/, '');
  return `${small < 0n ? '-' : ''}${digits.slice(0, -places)}.${part}`;
}
