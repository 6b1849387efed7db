import { addAmounts, compareAmounts, isZeroAmount, roundToCurrency, subtractAmount } from '../../../nodes/order/amount';
import type { Amount, Order, OrderLine, Refund, TaxLine } from '../../../nodes/order/order';
import { shareAmount } from '../exact';
import { element, text } from './feed-documents';

/** What the buyer gets back for an item, in Amazon's parts. */
interface AdjustedItem {
  readonly orderItemId: string;
  readonly parts: readonly {
    readonly type: 'Principal' | 'Tax' | 'Shipping' | 'ShippingTax';
    readonly amount: Amount;
  }[];
}

/**
 * The refund as Amazon wants it: amounts for whole lines, goods and tax apart. Our amounts are what the buyer gets, so tax that came
 * on top is inside them. What the refund does not give to any line is shared among its lines, or all, by their price.
 */
export function adjustedItems(refund: Refund, order: Order): readonly AdjustedItem[] {
  const shipping = refund.shippingAmount ?? '0';
  const given = linesOf(refund, order);
  const rest = subtractAmount(refund.amount, addAmounts(shipping, ...given.map(({ amount }) => amount)));
  const { currency } = order;
  const weights = given.map(({ line }) => addAmounts(line.total, onTop(line.taxes)));
  const shares = isZeroAmount(rest) ? [] : shareAmount(rest, { weights, currency });
  const shippingTaxes = order.charges.filter(({ kind }) => kind === 'shipping');
  return given.map(({ line, amount }, index) => ({
    orderItemId: line.id,
    parts: [
      ...split(addAmounts(amount, shares[index] ?? '0'), { of: [line], types: ['Principal', 'Tax'], currency }),
      // Shipping is refunded with one item: Amazon has no refund of the order.
      ...(index === 0 ? split(shipping, { of: shippingTaxes, types: ['Shipping', 'ShippingTax'], currency }) : []),
    ],
  }));
}

interface Priced {
  readonly taxes: readonly TaxLine[];
}

function split(
  amount: Amount,
  {
    of,
    types: [net, tax],
    currency,
  }: {
    of: readonly (Priced & ({ readonly total: Amount } | { readonly amount: Amount }))[];
    types: readonly ['Principal', 'Tax'] | readonly ['Shipping', 'ShippingTax'];
    currency: string;
  },
): AdjustedItem['parts'] {
  const price = addAmounts(...of.map((one) => ('total' in one ? one.total : one.amount)));
  const taxes = addAmounts(...of.map((one) => onTop(one.taxes)));
  const [first = amount, second = '0'] = isZeroAmount(taxes)
    ? [amount]
    : shareAmount(amount, { weights: [price, taxes], currency });
  return [
    { type: net, amount: first },
    { type: tax, amount: second },
  ].filter((part) => !isZeroAmount(part.amount));
}

const onTop = (taxes: readonly TaxLine[]) =>
  addAmounts(...taxes.filter(({ includedInPrice }) => !includedInPrice).map(({ amount }) => amount));

function linesOf({ items }: Refund, order: Order): readonly { readonly line: OrderLine; readonly amount: Amount }[] {
  const named = order.lines.flatMap((line) => {
    const own = items.filter(
      ({ lineId, sku }) => lineId === line.id || (!lineId && sku !== undefined && sku === line.sku),
    );
    return own.length > 0 ? [{ line, amount: addAmounts(...own.map(({ amount }) => amount)) }] : [];
  });
  return named.length > 0
    ? named
    : order.lines.filter(({ quantity }) => quantity > 0).map((line) => ({ line, amount: '0' }));
}

export const isPositive = (amount: Amount): boolean => compareAmounts(amount, '0') > 0;

/** The body of an `OrderAdjustment` message. */
export function adjustmentXml(
  items: readonly AdjustedItem[],
  { orderId, reference, reason, currency }: { orderId: string; reference: string; reason: string; currency: string },
): string {
  const component = ({ type, amount }: AdjustedItem['parts'][number]) => {
    const rounded = roundToCurrency(amount, currency);
    const written = text(rounded.ok ? rounded.value : amount);
    return element('Component', element('Type', type) + `<Amount currency="${text(currency)}">${written}</Amount>`);
  };
  const adjusted = items
    .filter(({ parts }) => parts.length > 0)
    .map(({ orderItemId, parts }) =>
      element(
        'AdjustedItem',
        element('AmazonOrderItemCode', text(orderItemId)) +
          // Comes back in settlement reports.
          element('MerchantAdjustmentItemID', text(reference)) +
          element('AdjustmentReason', reason) +
          element('ItemPriceAdjustments', parts.map(component).join('')),
      ),
    );
  return element('AmazonOrderID', text(orderId)) + adjusted.join('');
}
