import { expect, it } from 'vitest';
import { aLine, anOrder } from '../../nodes/order/an-order';
import { coverAttributes, coverName, coverTexts, personalTexts, withoutBuyer } from './personal-data';

const order = anOrder({
  buyer: { name: 'Ana Ruiz', email: 'ana@example.com', phone: '+34 600 000 000', taxId: 'ES123' },
  note: 'Ring twice',
  lines: [aLine({ giftMessage: 'For Tom', attributes: { engraving: 'Ana' } })],
  attributes: { birthday: '1990-01-01' },
});

it('covers who bought it and where they live, wherever it is said', () => {
  const seen = coverTexts(
    { order: coverAttributes(order), reason: { text: 'Buyer email is ana@example.com: it ends with example.com' } },
    personalTexts(order),
  );
  const text = JSON.stringify(seen);
  for (const secret of ['Ana', 'Ruiz', 'ana@', '600 000', 'ES123', 'Ring', 'Tom', 'Calle', '28013', 'Madrid', '1990']) {
    expect(text).not.toContain(secret);
  }
});

it('covers them as they stand in an address, and what somebody has put right since', () => {
  const corrections = [{ field: 'shipTo.line1', was: 'Old Lane 7', value: 'Calle Mayor 1' }];
  const said = 'POST /of/ana%40example.com?name=Ana+Ruiz&at=Old%20Lane%207 for Old Lane 7';
  const seen = coverTexts(said, personalTexts({ ...order, corrections }));
  expect(seen).toBe('POST /of/•••?name=•••&at=••• for •••');
});

it('tells what is wrong with an order without its buyer', () => {
  expect(withoutBuyer('Refused: ana@example.com lives at Calle Mayor 1', order)).toBe('Refused: ••• lives at •••');
  expect(withoutBuyer('The shop knows no MUG-2', undefined)).toBe('The shop knows no MUG-2');
});

it('leaves open what the work needs', () => {
  const seen = coverTexts(coverAttributes(order), personalTexts(order));
  expect(seen).toMatchObject({ currency: 'EUR', shipTo: { country: 'ES' }, lines: [{ sku: 'MUG-1', total: '9.50' }] });
});

it('shows of a name only what tells two orders apart', () => {
  expect(coverName('Ana Ruiz')).toBe('A••• R•••');
});
