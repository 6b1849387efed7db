import { sayMoney } from './say-number';

/** An amount with its currency, digits lined up in tables. */
export function Money({ amount, currency }: { amount: string; currency: string }) {
  return <data value={`${amount} ${currency}`}>{sayMoney({ amount, currency })}</data>;
}
