import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absoluteAmount,
  addAmounts,
  compareAmounts,
  formatMoney,
  fromMinorUnits,
  isZeroAmount,
  minorUnit,
  multiplyAmount,
  negateAmount,
  parseAmount,
  roundToCurrency,
  subtractAmount,
  toMinorUnits,
} from './amount';
import { Amount } from './order';

/** Any amount of up to nine digits and four decimals. */
const amounts = fc
  .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, scale]) => {
    const text = String(Math.abs(digits)).padStart(scale + 1, '0');
    const whole = text.slice(0, text.length - scale);
    return `${digits < 0 ? '-' : ''}${whole}${scale > 0 ? `.${text.slice(-scale)}` : ''}`;
  });

describe('arithmetic', () => {
  it('adds what floats cannot: 0.1 + 0.2 is 0.3', () => {
    expect(addAmounts('0.1', '0.2')).toBe('0.3');
  });
  it('multiplies 4.35 by 100 to 435, and 1.005 by 0.5 to 0.5025', () => {
    expect([multiplyAmount('4.35', 100), multiplyAmount('1.005', 0.5)]).toEqual(['435', '0.5025']);
  });
  it('never says minus zero', () => {
    expect([negateAmount('0'), subtractAmount('1.10', '1.1'), absoluteAmount('-0.0')]).toEqual(['0', '0', '0']);
  });
  it('takes 1.0 and 1 for the same, also where they are too long for a number', () => {
    expect(compareAmounts('1.0', '1')).toBe(0);
    expect(compareAmounts('999999999999999999.00000001', '999999999999999999')).toBeGreaterThan(0);
    expect(isZeroAmount('-0.00')).toBe(true);
  });
  it('gives back what was added, for any amounts, and always readable text', () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        const sum = addAmounts(a, b);
        expect(Amount.safeParse(sum).success).toBe(true);
        expect(compareAmounts(subtractAmount(sum, b), a)).toBe(0);
        expect(sum).toBe(addAmounts(b, a));
      }),
    );
  });
  it('orders amounts as their difference says', () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        expect(Math.sign(compareAmounts(a, b))).toBe(Math.sign(compareAmounts(subtractAmount(a, b), '0')));
      }),
    );
  });
});

describe('minor units', () => {
  it.each([
    ['9.50', 'EUR', '950'],
    ['5980', 'JPY', '5980'],
    ['1.005', 'KWD', '1005'],
    ['1.0005', 'CLF', '10005'],
    ['-0.01', 'USD', '-1'],
    ['-0', 'EUR', '0'],
  ])('counts %s %s as %s', (amount, currency, units) => {
    expect(toMinorUnits(amount, currency)).toEqual({ ok: true, value: units });
  });
  it('reads them back exactly, from numbers, text and big integers', () => {
    expect(fromMinorUnits(950, 'EUR')).toEqual({ ok: true, value: '9.50' });
    expect(fromMinorUnits('12345678901234567', 'EUR')).toEqual({ ok: true, value: '123456789012345.67' });
    expect(fromMinorUnits(1005n, 'KWD')).toEqual({ ok: true, value: '1.005' });
  });
  it.each([[9.5], ['1e3'], [Number.NaN], [2 ** 53]])('refuses %s, which is no whole exact number', (units) => {
    expect(fromMinorUnits(units, 'EUR')).toMatchObject({ ok: false, problems: [{ code: 'order.amountUnreadable' }] });
  });
  it('refuses half a cent instead of rounding it away', () => {
    expect(toMinorUnits('9.505', 'EUR')).toMatchObject({ ok: false, problems: [{ code: 'order.amountTooFine' }] });
  });
  it('names a currency it does not know', () => {
    expect(toMinorUnits('1', 'XYZ')).toMatchObject({
      ok: false,
      problems: [{ code: 'order.unknownCurrency', subject: 'XYZ', message: 'The currency XYZ is not one we know.' }],
    });
  });
  it('comes back to the same amount, for any whole number of units and any currency', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF'), (units, currency) => {
        const amount = fromMinorUnits(units, currency);
        expect(amount.ok && toMinorUnits(amount.value, currency)).toEqual({ ok: true, value: String(units + 0) });
      }),
    );
  });
});

describe('roundToCurrency', () => {
  it.each([
    ['9.5', 'EUR', '9.50'],
    ['9.5', 'JPY', '10'],
    ['0.125', 'EUR', '0.12'],
    ['0.135', 'EUR', '0.14'],
    ['-0.001', 'EUR', '0.00'],
  ])('makes %s %s %s', (amount, currency, rounded) => {
    expect(roundToCurrency(amount, currency)).toEqual({ ok: true, value: rounded });
  });
  it('knows the smallest step of a currency', () => {
    expect([minorUnit('EUR'), minorUnit('JPY')]).toEqual([
      { ok: true, value: '0.01' },
      { ok: true, value: '1' },
    ]);
  });
});

describe('parseAmount', () => {
  it.each([
    ['35.0', '35'],
    [' 199.00 ', '199'],
    [35, '35'],
    [-5.25, '-5.25'],
    ['.5', '0.5'],
    ['5.', '5'],
    [1e-7, '0.0000001'],
    ['1e-7', '0.0000001'],
    [-0, '0'],
    ['-0.00', '0'],
    [0.1 + 0.2, '0.3'],
    [10 ** 15, '1000000000000000'],
    ['999999999999999999', '999999999999999999'],
  ])('reads %j as %s', (input, amount) => {
    expect(parseAmount(input)).toEqual({ ok: true, value: amount });
  });
  it.each([
    ['1,234.50'],
    ['€5'],
    [''],
    ['five'],
    ['0x10'],
    ['1e400'],
    ['--1'],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [2 ** 60],
    ['1234567890123456789'],
  ])('refuses %j in plain words', (input) => {
    expect(parseAmount(input)).toEqual({
      ok: false,
      problems: [
        {
          code: 'order.amountUnreadable',
          message: `“${String(input).trim()}” is not an amount we can read.`,
          advice: 'Amounts are digits with a point before the decimals, such as 1234.50.',
          retry: 'never',
        },
      ],
    });
  });
  it('always makes a valid amount of a finite small number', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (number) => {
        const amount = parseAmount(number);
        expect(amount.ok && Amount.safeParse(amount.value).success).toBe(true);
      }),
    );
  });
});

describe('formatMoney', () => {
  it.each([
    ['1234.5', 'EUR', '€1,234.50'],
    ['5980', 'JPY', '¥5,980'],
    ['1.005', 'KWD', 'KWD 1.005'],
    ['123456789012345678.90', 'USD', '$123,456,789,012,345,678.90'],
  ])('shows %s %s as %s', (amount, currency, text) => {
    expect(formatMoney(amount, { currency, locale: 'en' }).replace(/\s/g, ' ')).toBe(text);
  });
  it('shows an unknown currency by its code', () => {
    expect(formatMoney('5', { currency: 'XYZ', locale: 'en' }).replace(/\s/g, ' ')).toBe('XYZ 5.00');
  });
});
