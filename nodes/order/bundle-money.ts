import { Decimal } from 'decimal.js';
import type { Amount } from './order';

const Exact = Decimal.clone({ precision: 80, toExpNeg: -100, toExpPos: 100 });

/** The smallest price a piece, in whole steps, of which so many pieces cost at least the amount. */
export function scaleUp(amount: Amount, { by, step }: { by: number; step: Amount }): Amount {
  if (by === 0) return amount;
  return new Exact(amount).dividedBy(String(by)).dividedBy(step).ceil().times(step).toFixed();
}
