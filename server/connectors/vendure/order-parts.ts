import { addAmounts } from '../../../nodes/order/amount';
import type { Charge, Order, OrderLine } from '../../../nodes/order/order';
import { type CancelledUnits, cancellationsOf, orderedQuantity } from './line-units';
import { toAmount } from './money';
import { inOrder } from './order-link';
import type { VendureLine, VendureRecord } from './record';

/** The lines as they were ordered, with what was cancelled since still on them. */
export function toLines({ order, precision }: VendureRecord): OrderLine[] {
  const cancellations = cancellationsOf(order);
  return inOrder(order.lines)
    .map((line) => toLine(line, { precision, cancellations }))
    .filter(({ quantity }) => quantity > 0);
}

function toLine(
  line: VendureLine,
  { precision, cancellations }: { precision: number; cancellations: readonly CancelledUnits[] },
): OrderLine {
  const quantity = orderedQuantity(line, cancellations);
  const isWhole = quantity === line.quantity;
  // After a cancellation Vendure's line totals count what is left; the price per piece still tells the whole.
  const gross = isWhole ? line.proratedLinePriceWithTax : line.proratedUnitPriceWithTax * quantity;
  const tax = isWhole ? line.lineTax : Math.round((gross * line.taxRate) / (100 + line.taxRate));
  return {
    id: line.id,
    sku: line.productVariant.sku,
    channelItemId: line.productVariant.id,
    title: line.productVariant.name,
    kind: 'product',
    quantity,
    unitPrice: toAmount(line.unitPriceWithTax, precision),
    discount: toAmount(line.unitPriceWithTax * quantity - gross, precision),
    taxes:
      tax === 0
        ? []
        : [
            {
              rate: toAmount(Math.round(line.taxRate * 10_000), 6),
              amount: toAmount(tax, precision),
              includedInPrice: true,
              liableParty: 'merchant',
            },
          ],
    total: toAmount(gross, precision),
    priceBasis: 'unit',
    requiresShipping: true,
    attributes: {},
  };
}

/** Delivery, and everything beside the lines. A surcharge may be negative: a discount on the order. */
export function toCharges({ order, precision }: VendureRecord): Charge[] {
  // Cancelling the delivery is a discount of all of it; the order as placed had it.
  const isCancelled = cancellationsOf(order).some(({ shippingCancelled }) => shippingCancelled);
  return [
    ...order.shippingLines.map(({ shippingMethod: { name, code }, ...line }) => ({
      kind: 'shipping' as const,
      title: name,
      code,
      ...(isCancelled
        ? priced({ net: line.price, gross: line.priceWithTax, precision })
        : priced({ net: line.discountedPrice, gross: line.discountedPriceWithTax, precision })),
    })),
    ...order.surcharges.map(({ description, price, priceWithTax }) => ({
      kind: 'fee' as const,
      title: description,
      ...priced({ net: price, gross: priceWithTax, precision }),
    })),
  ];
}

function priced({
  net,
  gross,
  precision,
}: {
  net: number;
  gross: number;
  precision: number;
}): Pick<Charge, 'amount' | 'taxes'> {
  const tax = { amount: toAmount(gross - net, precision), includedInPrice: true, liableParty: 'merchant' as const };
  return { amount: toAmount(gross, precision), taxes: gross === net ? [] : [tax] };
}

/** Vendure's own totals shrink with every cancellation; the order as placed is the sum of its parts. */
export function toTotals(
  { order, precision }: VendureRecord,
  { lines, charges }: { lines: readonly OrderLine[]; charges: readonly Charge[] },
): Order['totals'] {
  const goods = addAmounts(...lines.map(({ total }) => total));
  const discount = addAmounts(...lines.map((line) => line.discount));
  const isWhole = cancellationsOf(order).length === 0;
  return {
    subtotal: addAmounts(goods, discount),
    discount,
    shipping: addAmounts(...charges.filter(({ kind }) => kind === 'shipping').map(({ amount }) => amount)),
    tax: addAmounts(...[...lines, ...charges].flatMap(({ taxes }) => taxes.map(({ amount }) => amount))),
    total: isWhole
      ? toAmount(order.totalWithTax, precision)
      : addAmounts(goods, ...charges.map(({ amount }) => amount)),
  };
}
