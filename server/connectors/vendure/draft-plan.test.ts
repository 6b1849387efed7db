import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addAmounts, multiplyAmount, subtractAmount } from '../../../nodes/order/amount';
import { aLine, anOrder } from '../../../nodes/order/an-order';
import type { Order, TaxLine } from '../../../nodes/order/order';
import { type Account, type DraftPlan, planDraft } from './draft-plan';
import { toUnits } from './money';

const planFor = (order: Order, changes: Partial<Account> = {}) => {
  const sold = order.lines.map((line) => ({ line, sku: line.sku ?? '' }));
  return planDraft(order, { sold, precision: 2, keepsPrices: true, taxOnTop: 'inPrices', ...changes });
};
const sumOf = ({ lines, shipping, surcharges }: DraftPlan) =>
  lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * (unitPrice ?? 0), 0) +
  surcharges.reduce((sum, { price }) => sum + price, shipping);
const totals = (total: string) => ({ subtotal: total, discount: '0', shipping: '0', tax: '0', total });
const tax = (amount: string, liableParty: TaxLine['liableParty']): TaxLine => ({
  amount,
  includedInPrice: false,
  liableParty,
});

it('a line whose total does not divide becomes two, one unit apart', () => {
  const lines = [aLine({ quantity: 3, unitPrice: '3.34', discount: '0.02', total: '10.00' })];
  expect(planFor(anOrder({ lines, totals: totals('10.00') }))).toMatchObject({
    value: {
      lines: [
        { quantity: 2, unitPrice: 333 },
        { quantity: 1, unitPrice: 334 },
      ],
    },
  });
});

it('the merchant’s tax on top goes into the price, or beside it if the shop wants so', () => {
  const lines = [aLine({ taxes: [tax('0.95', 'merchant')] })];
  const order = anOrder({ taxMode: 'exclusive', lines, totals: totals('10.45') });
  expect(planFor(order)).toMatchObject({ value: { lines: [{ unitPrice: 1045 }], surcharges: [] } });
  expect(planFor(order, { taxOnTop: 'asSurcharge' })).toMatchObject({
    value: { lines: [{ unitPrice: 950 }], surcharges: [{ description: 'Tax', price: 95 }] },
  });
});

it('tax that the marketplace pays is never in a price, and only counts where the source counts it', () => {
  const lines = [aLine({ taxes: [tax('0.95', 'channel')] })];
  expect(planFor(anOrder({ taxMode: 'exclusive', lines, totals: totals('10.45') }))).toMatchObject({
    value: { lines: [{ unitPrice: 950 }], surcharges: [{ description: 'Tax, paid by the marketplace', price: 95 }] },
  });
  expect(planFor(anOrder({ taxMode: 'exclusive', lines, totals: totals('9.50') }))).toMatchObject({
    value: { lines: [{ unitPrice: 950 }], surcharges: [] },
  });
});

it('a discount on the whole order is shared among the lines', () => {
  const lines = [aLine({ id: '1', total: '9.50' }), aLine({ id: '2', unitPrice: '19.00', total: '19.00' })];
  expect(planFor(anOrder({ lines, totals: totals('25.50') }))).toMatchObject({
    value: { lines: [{ unitPrice: 850 }, { unitPrice: 1700 }], surcharges: [] },
  });
});

it('a surcharge that would lower the total goes into the lines: Vendure would make a refund of it', () => {
  const charges = [{ kind: 'fee' as const, title: 'Voucher', amount: '-2.00', taxes: [] }];
  expect(planFor(anOrder({ charges, totals: totals('7.50') }))).toMatchObject({
    value: { lines: [{ unitPrice: 750 }], surcharges: [] },
  });
});

it('a shop that cannot keep prices gets the lines and the total to reach', () => {
  expect(planFor(anOrder(), { keepsPrices: false })).toMatchObject({
    value: { lines: [{ quantity: 1, unitPrice: null }], total: 950 },
  });
});

it.each([
  ['half a piece', anOrder({ lines: [aLine({ quantity: 0.5 })] }), 'destination.quantity'],
  ['a total finer than the shop counts', anOrder({ totals: totals('9.505') }), 'destination.totals'],
  ['more discount than goods', anOrder({ totals: totals('0'), charges: [shipping('1.00')] }), 'destination.totals'],
])('%s is a problem and not a guess', (_, order, code) => {
  const lines = order.charges.length ? [aLine({ unitPrice: '0', total: '0' })] : order.lines;
  expect(planFor({ ...order, lines })).toMatchObject({ ok: false, problems: [{ code }] });
});

function shipping(amount: string) {
  return { kind: 'shipping' as const, title: 'Standard', amount, taxes: [] };
}

it('whatever the order, the parts add up to its total to the unit', { timeout: 30_000 }, () => {
  const cents = (max: number) => fc.integer({ min: 0, max }).map((units) => (units / 100).toFixed(2));
  const aTax = fc.record({
    amount: cents(5_000),
    includedInPrice: fc.boolean(),
    liableParty: fc.constantFrom('merchant' as const, 'channel' as const, 'unknown' as const),
  });
  const line = fc.record({
    quantity: fc.integer({ min: 1, max: 40 }),
    unitPrice: cents(100_000),
    off: cents(500),
    taxes: fc.array(aTax),
  });
  const charge = fc.record({
    kind: fc.constantFrom('shipping' as const, 'fee' as const),
    amount: cents(2_000),
    taxes: fc.array(aTax),
  });
  const options = {
    lines: fc.array(line, { minLength: 1 }),
    charges: fc.array(charge),
    rounding: fc.integer({ min: -3, max: 3 }),
  };
  fc.assert(
    fc.property(fc.record(options), ({ lines, charges, rounding }) => {
      const order = orderOf(lines, { charges, rounding });
      for (const precision of [2, 3]) {
        const plan = planFor(order, { precision });
        if (!plan.ok) {
          // Nearly nothing for goods, so there is nothing to take the source's own rounding from.
          expect(Number(addAmounts(...order.lines.map((line) => line.total)))).toBeLessThanOrEqual(0.03);
          return;
        }
        expect(sumOf(plan.value)).toBe(toUnits(order.totals.total, precision));
        expect(unitsOf(plan.value)).toEqual(order.lines.map(({ quantity }) => quantity));
      }
    }),
    { numRuns: 2_000 },
  );
});

const unitsOf = ({ lines }: DraftPlan) =>
  [...new Set(lines.map(({ lineId }) => lineId))].map((id) =>
    lines.filter(({ lineId }) => lineId === id).reduce((sum, { quantity }) => sum + quantity, 0),
  );

function orderOf(
  parts: readonly { quantity: number; unitPrice: string; off: string; taxes: TaxLine[] }[],
  { charges, rounding }: { charges: readonly Omit<Order['charges'][number], 'title'>[]; rounding: number },
): Order {
  const lines = parts.map(({ off, ...part }, index) => {
    const gross = multiplyAmount(part.unitPrice, part.quantity);
    const discount = Number(off) < Number(gross) ? off : '0';
    return aLine({ ...part, id: String(index), sku: `S${index}`, discount, total: subtractAmount(gross, discount) });
  });
  const onTop = [...lines, ...charges].flatMap(({ taxes }) => taxes).filter(({ includedInPrice }) => !includedInPrice);
  const total = addAmounts(
    ...lines.map((line) => line.total),
    ...[...charges, ...onTop].map(({ amount }) => amount),
    (rounding / 100).toFixed(2),
  );
  return anOrder({
    lines,
    charges: charges.map((one) => ({ ...one, title: 'Charge' })),
    totals: { ...totals('0'), total: Number(total) < 0 ? '0' : total },
  });
}
