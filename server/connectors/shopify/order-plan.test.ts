import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addAmounts,
  compareAmounts,
  fromMinorUnits,
  multiplyAmount,
  subtractAmount,
} from '../../../nodes/order/amount';
import { aLine, anOrder } from '../../../nodes/order/an-order';
import type { Order, TaxLine } from '../../../nodes/order/order';
import { type OrderPlan, planOrder } from './order-plan';

/** As Shopify adds it up. */
const sumOf = ({ lines, shipping, taxesIncluded }: OrderPlan) =>
  addAmounts(
    ...lines.map(({ unitPrice, quantity }) => multiplyAmount(unitPrice, quantity)),
    ...shipping.map(({ amount }) => amount),
    ...(taxesIncluded ? [] : [...lines, ...shipping].flatMap(({ taxes }) => taxes.map(({ amount }) => amount))),
  );

const currencies = ['EUR', 'USD', 'GBP', 'AUD', 'CHF', 'JPY', 'KWD', 'CLF'];

it('whatever the order, in whatever currency, what Shopify adds up is the order’s total, or it parks', {
  timeout: 30_000,
}, () => {
  const units = (max: number) => fc.integer({ min: 0, max });
  const tax = fc.record({
    units: units(5_000),
    includedInPrice: fc.boolean(),
    liableParty: fc.constantFrom('merchant' as const, 'channel' as const, 'unknown' as const),
  });
  const line = fc.record({
    quantity: fc.integer({ min: 1, max: 40 }),
    price: units(100_000),
    off: units(500),
    taxes: fc.array(tax),
  });
  const charge = fc.record({
    kind: fc.constantFrom('shipping' as const, 'fee' as const),
    units: units(2_000),
    taxes: fc.array(tax),
  });
  const order = fc.record({
    currency: fc.constantFrom(...currencies),
    taxMode: fc.constantFrom('inclusive' as const, 'exclusive' as const, 'unknown' as const),
    lines: fc.array(line, { minLength: 1 }),
    charges: fc.array(charge),
    rounding: fc.integer({ min: -3, max: 3 }),
  });
  fc.assert(
    fc.property(order, (parts) => {
      const made = orderOf(parts);
      const plan = planOrder(
        made,
        made.lines.map((one) => ({ line: one, sku: one.sku ?? '' })),
      );
      if (!plan.ok) {
        // Nearly nothing for goods, so there is nothing to take the source's own rounding from.
        expect(Number(addAmounts(...made.lines.map(({ total }) => total)))).toBeLessThanOrEqual(3);
        return;
      }
      expect(compareAmounts(sumOf(plan.value), made.totals.total)).toBe(0);
      for (const { id, quantity } of made.lines) {
        const own = plan.value.lines.filter(({ lineId }) => lineId === id);
        expect(own.reduce((sum, one) => sum + one.quantity, 0)).toBe(quantity);
      }
    }),
    { numRuns: 1_000 },
  );
});

interface Parts {
  readonly currency: string;
  readonly taxMode: Order['taxMode'];
  readonly lines: readonly { quantity: number; price: number; off: number; taxes: readonly Tax[] }[];
  readonly charges: readonly { kind: 'shipping' | 'fee'; units: number; taxes: readonly Tax[] }[];
  readonly rounding: number;
}
type Tax = { units: number } & Pick<TaxLine, 'includedInPrice' | 'liableParty'>;

function orderOf({ currency, taxMode, lines, charges, rounding }: Parts): Order {
  const amount = (units: number) => {
    const text = fromMinorUnits(units, currency);
    return text.ok ? text.value : '0';
  };
  const taxes = (all: readonly Tax[]) => all.map(({ units, ...tax }) => ({ ...tax, amount: amount(units) }));
  const made = lines.map(({ quantity, price, off, ...one }, index) => {
    const gross = price * quantity;
    const discount = off < gross ? off : 0;
    const [unitPrice, total] = [amount(price), subtractAmount(amount(gross), amount(discount))];
    return aLine({
      id: `l${index}`,
      sku: `S${index}`,
      quantity,
      unitPrice,
      discount: amount(discount),
      total,
      taxes: taxes(one.taxes),
    });
  });
  const beside = charges.map((one) => ({
    kind: one.kind,
    title: 'Charge',
    amount: amount(one.units),
    taxes: taxes(one.taxes),
  }));
  const onTop = [...made, ...beside].flatMap((one) => one.taxes).filter(({ includedInPrice }) => !includedInPrice);
  const sum = addAmounts(
    ...made.map(({ total }) => total),
    ...[...beside, ...onTop].map((one) => one.amount),
    amount(rounding),
  );
  const total = compareAmounts(sum, '0') < 0 ? '0' : sum;
  return anOrder({
    currency,
    taxMode,
    lines: made,
    charges: beside,
    totals: { subtotal: '0', discount: '0', shipping: '0', tax: '0', total },
  });
}
