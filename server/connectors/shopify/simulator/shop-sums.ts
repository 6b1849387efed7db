import { addAmounts, compareAmounts, multiplyAmount, subtractAmount } from '../../../../nodes/order/amount';
import type { ShopDetails, ShopLine } from './shop-state';

/** What a line costs after its discount. */
export const lineSum = ({ price, quantity, discount }: Pick<ShopLine, 'price' | 'quantity' | 'discount'>) =>
  subtractAmount(multiplyAmount(price, quantity), discount);

/** Adds up what it was given, as the real shop does: taxes count on top unless the prices include them. */
export function sumsOf(details: ShopDetails) {
  const { lines, shipping, taxesIncluded } = details;
  const goods = addAmounts(...lines.map(lineSum));
  const delivery = addAmounts(...shipping.map(({ price }) => price));
  const tax = addAmounts(...[...lines, ...shipping].flatMap(({ taxes }) => taxes.map(({ amount }) => amount)));
  return {
    goods,
    delivery,
    tax,
    discount: addAmounts(...lines.map(({ discount }) => discount)),
    total: addAmounts(goods, delivery, taxesIncluded ? '0' : tax),
  };
}

export const refundedSum = ({ refunds }: ShopDetails) => addAmounts(...refunds.map(({ amount }) => amount));

export function financialStatus(details: ShopDetails): string {
  const of = (kinds: readonly string[]) =>
    addAmounts(
      ...details.transactions
        .filter(({ kind, status }) => kinds.includes(kind) && status === 'SUCCESS')
        .map(({ amount }) => amount),
    );
  const taken = of(['SALE', 'CAPTURE']);
  const refunded = refundedSum(details);
  if (compareAmounts(refunded, '0') > 0)
    return compareAmounts(refunded, taken) >= 0 ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  if (compareAmounts(taken, sumsOf(details).total) >= 0) return 'PAID';
  return compareAmounts(of(['AUTHORIZATION']), '0') > 0 ? 'AUTHORIZED' : 'PENDING';
}
