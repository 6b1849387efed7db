import { addAmounts, compareAmounts, isZeroAmount, subtractAmount } from '../../../nodes/order/amount';
import type { Amount } from '../../../nodes/order/order';
import { decimalsOf, scaleAmount, shareAmount } from '../exact';
import { isTaxIncluded } from './order-lines';
import { asNumber } from './target-order';
import type { MiraklLine, MiraklOrder, MiraklTax } from './wire';

/** What is given back of one line, tax and all. */
export interface LineShare {
  readonly line: MiraklLine;
  readonly quantity: number;
  readonly goods: Amount;
  readonly shipping: Amount;
}

/** What a line came to, its tax inside; and its delivery. */
export const goodsOf = ({ price, taxes }: MiraklLine, order: MiraklOrder): Amount =>
  withTax({ amount: price, taxes }, order);
export const shippingOf = ({ shipping_price, shipping_taxes }: MiraklLine, order: MiraklOrder): Amount =>
  withTax({ amount: shipping_price, taxes: shipping_taxes }, order);

interface Priced {
  readonly amount: Amount;
  readonly taxes: readonly MiraklTax[];
}

const withTax = ({ amount, taxes }: Priced, order: MiraklOrder): Amount =>
  isTaxIncluded(order) ? amount : addAmounts(amount, ...taxes.map((tax) => tax.amount));

/** The amounts of a refund or cancelation as Mirakl wants them: goods and delivery apart, each tax by its code. */
export function reversalOf(share: LineShare, { order, reasonCode }: { order: MiraklOrder; reasonCode: string }) {
  const { line, quantity } = share;
  const goods = split(share.goods, { whole: line.price, taxes: line.taxes, back: goodsBack(line), order });
  const shipping = split(share.shipping, {
    whole: line.shipping_price,
    taxes: line.shipping_taxes,
    back: shippingBack(line),
    order,
  });
  return {
    order_line_id: line.order_line_id,
    quantity,
    amount: asNumber(goods.amount),
    shipping_amount: asNumber(shipping.amount),
    ...(goods.taxes.length > 0 && { taxes: goods.taxes.map(asWire) }),
    ...(shipping.taxes.length > 0 && { shipping_taxes: shipping.taxes.map(asWire) }),
    currency_iso_code: order.currency_iso_code,
    reason_code: reasonCode,
  };
}

const asWire = ({ code, amount }: TaxShare) => ({ code, amount: asNumber(amount) });

interface TaxShare {
  readonly code: string;
  readonly amount: Amount;
}

interface Splitting {
  readonly whole: Amount;
  readonly taxes: readonly MiraklTax[];
  /** What was given back of it before. */
  readonly back: readonly Priced[];
  readonly order: MiraklOrder;
}

/** Taxes in the proportion of the whole, with the last piece what is left of each; never more than is left. */
function split(
  gross: Amount,
  { whole, taxes, back, order }: Splitting,
): { amount: Amount; taxes: readonly TaxShare[] } {
  const decimals = decimalsOf(order.currency_iso_code);
  const wholeGross = withTax({ amount: whole, taxes }, order);
  const leftGross = leftAfter(
    wholeGross,
    back.map((one) => withTax(one, order)),
  );
  const isLast = compareAmounts(gross, leftGross) === 0;
  const shares = taxes.map(({ code, amount }) => {
    const before = back.flatMap((one) => one.taxes.filter((tax) => tax.code === code).map((tax) => tax.amount));
    const left = leftAfter(amount, before);
    const part = scaleAmount(amount, { times: gross, by: wholeGross, decimals });
    return { code, amount: isLast || compareAmounts(part, left) > 0 ? left : part };
  });
  const tax = addAmounts('0', ...shares.map(({ amount }) => amount));
  return { amount: isTaxIncluded(order) ? gross : subtractAmount(gross, tax), taxes: shares };
}

const leftAfter = (whole: Amount, parts: readonly Amount[]): Amount =>
  atLeastNothing(subtractAmount(whole, addAmounts('0', ...parts)));

const goodsBack = ({ refunds, cancelations }: MiraklLine): Priced[] => [...refunds, ...cancelations];
const shippingBack = ({ refunds, cancelations }: MiraklLine): Priced[] =>
  [...refunds, ...cancelations].map(({ shipping_amount, shipping_taxes }) => ({
    amount: shipping_amount,
    taxes: shipping_taxes,
  }));

/** An amount without lines is shared among what is left of them, in proportion. */
export function shareAmongLines(amount: Amount, order: MiraklOrder): LineShare[] {
  const left = order.order_lines.map((line) => leftOf(line, order));
  const amounts = shareAmount(amount, { weights: left, currency: order.currency_iso_code });
  return order.order_lines
    .map((line, index) => ({ line, quantity: 0, goods: amounts[index] ?? '0', shipping: '0' }))
    .filter(({ goods }) => !isZeroAmount(goods));
}

/** What can still be given back of a line's goods. */
export const leftOf = (line: MiraklLine, order: MiraklOrder): Amount =>
  leftAfter(
    goodsOf(line, order),
    goodsBack(line).map((one) => withTax(one, order)),
  );

export const leftOfShipping = (line: MiraklLine, order: MiraklOrder): Amount =>
  leftAfter(
    shippingOf(line, order),
    shippingBack(line).map((one) => withTax(one, order)),
  );

const atLeastNothing = (amount: Amount): Amount => (compareAmounts(amount, '0') > 0 ? amount : '0');
