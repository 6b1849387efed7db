import { absoluteAmount, addAmounts, compareAmounts, isZeroAmount, minorUnit, subtractAmount } from '../amount';
import type { Amount, Order, OrderLine } from '../order';
import { computeTotals, totalsProblem } from '../totals';
import { allocate } from './allocate';

/** What the sender says of the whole order. */
export interface Reported {
  readonly subtotal?: Amount | undefined;
  readonly discount?: Amount | undefined;
  readonly shipping?: Amount | undefined;
  readonly tax?: Amount | undefined;
  readonly total?: Amount | undefined;
}

/**
 * Some systems give a discount or the tax only for the whole order. Then it is shared out among the lines, if that is what makes
 * the parts add up to the sender's total. The order comes back with its totals filled in; whether they agree, totals.ts says.
 */
export function reconcile(
  order: Order,
  { reported, taxIncluded }: { reported: Reported; taxIncluded: boolean },
): Order {
  const discounted = withDiscount(order, reported.discount);
  const taxed = (one: Order) => withTax(one, { tax: reported.tax, taxIncluded });
  const readings = [order, discounted, taxed(order), taxed(discounted)].map((one) => withTotals(one, reported));
  // Tax inside the prices changes no total, so it is shared out whenever the lines say nothing of it.
  const best = readings.find((one) => totalsProblem(one) === null) ?? readings[0] ?? order;
  return taxIncluded && isZeroAmount(computeTotals(best).tax) ? withTotals(taxed(best), reported) : best;
}

const withTotals = (order: Order, { subtotal, discount, shipping, tax, total }: Reported): Order => {
  const computed = computeTotals(order);
  return {
    ...order,
    totals: {
      subtotal: subtotal ?? computed.subtotal,
      discount: discount === undefined ? computed.discount : absoluteAmount(discount),
      shipping: shipping ?? computed.shipping,
      tax: tax ?? computed.tax,
      total: total ?? computed.total,
    },
  };
};

function withDiscount(order: Order, discount: Amount | undefined): Order {
  const missing = subtractAmount(
    absoluteAmount(discount ?? '0'),
    addAmounts(...order.lines.map((line) => line.discount)),
  );
  if (compareAmounts(missing, '0') <= 0) return order;
  return shareOut(order, {
    amount: missing,
    change: (line, share) => ({
      ...line,
      discount: addAmounts(line.discount, share),
      total: subtractAmount(line.total, share),
    }),
  });
}

function withTax(order: Order, { tax, taxIncluded }: { tax: Amount | undefined; taxIncluded: boolean }): Order {
  const missing = subtractAmount(tax ?? '0', computeTotals(order).tax);
  if (compareAmounts(missing, '0') <= 0) return order;
  return shareOut(order, {
    amount: missing,
    change: (line, share) => ({
      ...line,
      taxes: isZeroAmount(share)
        ? line.taxes
        : [...line.taxes, { amount: share, includedInPrice: taxIncluded, liableParty: 'unknown' }],
    }),
  });
}

interface Sharing {
  readonly amount: Amount;
  change(line: OrderLine, share: Amount): OrderLine;
}

function shareOut(order: Order, { amount, change }: Sharing): Order {
  const step = minorUnit(order.currency);
  const weights = order.lines.map(({ total }) => absoluteAmount(total));
  const shares = allocate(amount, { weights, step: step.ok ? step.value : '0.01' });
  return { ...order, lines: order.lines.map((line, index) => change(line, shares[index] ?? '0')) };
}
