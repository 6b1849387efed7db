import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAmounts, multiplyAmount, subtractAmount } from './amount';
import { aLine, anOrder } from './an-order';
import type { TaxLine } from './order';
import { computeTotals, totalsDelta, totalsProblem, withSoundTotals } from './totals';

const tax = (changes: Partial<TaxLine>): TaxLine => ({
  amount: '2',
  includedInPrice: false,
  liableParty: 'merchant',
  ...changes,
});

const taxed = (taxes: TaxLine[], total: string) =>
  anOrder({
    lines: [aLine({ unitPrice: '10', total: '10', taxes })],
    totals: { subtotal: '10', discount: '0', shipping: '0', tax: '2', total },
  });

describe('computeTotals', () => {
  it('adds lines before discount, discounts, delivery, fees and tax', () => {
    const order = anOrder({
      lines: [
        aLine({ id: '1', quantity: 3, unitPrice: '10', discount: '5', total: '25', taxes: [tax({ amount: '2.5' })] }),
        aLine({ id: '2', unitPrice: '0.1', total: '0.1', taxes: [tax({ amount: '0.02', includedInPrice: true })] }),
      ],
      charges: [
        { kind: 'shipping', title: 'Post', amount: '4.90', taxes: [] },
        { kind: 'fee', title: 'Eco fee', amount: '0.20', taxes: [] },
      ],
    });
    expect(computeTotals(order)).toEqual({
      subtotal: '30.1',
      discount: '5',
      shipping: '4.9',
      tax: '2.52',
      total: '32.7',
    });
  });
});

describe('totalsProblem', () => {
  it('has nothing to say when the order agrees with its parts', () => {
    expect(totalsProblem(anOrder())).toBeNull();
    expect(withSoundTotals(anOrder())).toEqual({ ok: true, value: anOrder() });
  });
  it.each([
    ['one cent', '9.51', false],
    ['two cents', '9.52', true],
    ['one cent less', '9.49', false],
    ['two cents less', '9.48', true],
  ])('takes an order of one line that is off by %s accordingly', (_off, total, isProblem) => {
    const order = anOrder({ totals: { ...anOrder().totals, total } });
    expect(totalsProblem(order) !== null).toBe(isProblem);
  });
  it('says both numbers', () => {
    expect(totalsProblem(anOrder({ totals: { ...anOrder().totals, total: '95.00' } }))).toMatchObject({
      code: 'order.totalMismatch',
      message: 'The order says 95.00 EUR, its parts add up to 9.5.',
    });
  });
  it('finds a line total that was read as a unit price', () => {
    const order = anOrder({ lines: [aLine({ quantity: 2, unitPrice: '19', total: '19' })] });
    expect(totalsProblem(order)).toMatchObject({ code: 'order.lineTotalMismatch', subject: 'MUG-1' });
  });
  it('lets a unit price be a rounded third of the line', () => {
    const order = anOrder({
      lines: [aLine({ quantity: 3, unitPrice: '33.33', total: '100' })],
      totals: { subtotal: '100', discount: '0', shipping: '0', tax: '0', total: '100' },
    });
    expect(totalsProblem(order)).toBeNull();
  });
  it('adds tax on top of prices, and none that is inside them', () => {
    expect(totalsProblem(taxed([tax({})], '12'))).toBeNull();
    expect(totalsProblem(taxed([tax({})], '10'))).toMatchObject({ code: 'order.totalMismatch' });
    expect(totalsProblem(taxed([tax({ includedInPrice: true })], '10'))).toBeNull();
  });
  it('takes the tax a channel pays itself both ways, as channels report it both ways', () => {
    const channelTax = [tax({ liableParty: 'channel' })];
    expect([totalsProblem(taxed(channelTax, '12')), totalsProblem(taxed(channelTax, '10'))]).toEqual([null, null]);
  });
  it('parks an order in a currency we do not know', () => {
    expect(totalsProblem(anOrder({ currency: 'XYZ' }))).toMatchObject({ code: 'order.unknownCurrency' });
  });
  it('agrees with every order whose total is the sum of its parts', () => {
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 50 }),
      cents: fc.integer({ min: 0, max: 100_000 }),
      off: fc.integer({ min: 0, max: 100 }),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (parts) => {
        const lines = parts.map(({ quantity, cents, off }, index) => {
          const unitPrice = multiplyAmount('0.01', cents);
          const discount = multiplyAmount('0.01', off);
          const total = subtractAmount(multiplyAmount(unitPrice, quantity), discount);
          return aLine({ id: String(index), quantity, unitPrice, discount, total });
        });
        const total = addAmounts(...lines.map((one) => one.total));
        const order = anOrder({ lines, totals: { subtotal: '0', discount: '0', shipping: '0', tax: '0', total } });
        expect(totalsProblem(order)).toBeNull();
        expect(totalsDelta(order)).toBe('0');
      }),
    );
  });
});
