import { expect, it } from 'vitest';
import { aLine, anOrder } from '../../nodes/order/an-order';
import { coverAttributes, coverName, coverTexts, personalTexts } from './personal-data';

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

it('leaves open what the work needs', () => {
  const seen = coverTexts(coverAttributes(order), personalTexts(order));
  expect(seen).toMatchObject({ currency: 'EUR', shipTo: { country: 'ES' }, lines: [{ sku: 'MUG-1', total: '9.50' }] });
});

it('shows of a name only what tells two orders apart', () => {
  expect(coverName('Ana Ruiz')).toBe('A••• R•••');
});
