import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aVisit } from './a-visit';
import { anOrder } from './order/an-order';
import { cardText, checkOrderText, fillOrderText, orderTextFields, placeholderFor } from './order-text';

const order = anOrder({ attributes: { gift: 'yes' }, note: 'Ring {{number}} twice', tags: ['Kogan', 'New'] });
const visit = aVisit({ order });

describe('text with fields of the order', () => {
  it.each([
    ['Order {{number}}', `Order ${order.source.number}`],
    ['{{ number }}!', `${order.source.number}!`],
    ['{{tags}}', 'Kogan, New'],
    ['{{attribute:gift}}', 'yes'],
    ['{{attribute:engraving}}', ''],
    ['{{sourceConnection}}', 'Harbour Market'],
    ['{{shipBy}}', ''],
    ['{{nonsense}} {number} {{}}', '{{nonsense}} {number} {{}}'],
  ])('reads %s as “%s”', (text, filled) => {
    expect(fillOrderText(text, { visit })).toBe(filled);
  });
  it('lists the items, one a line', () => {
    expect(fillOrderText('{{items}}', { visit }).split('\n')).toHaveLength(order.lines.length);
  });
  it('never reads what an order says as text with fields', () => {
    expect(fillOrderText('{{note}}', { visit })).toBe('Ring {{number}} twice');
  });
  it('says which field no order has', () => {
    expect(checkOrderText('Dear {{customer.name}}', { label: 'The subject' })).toMatchObject([
      { code: 'node.unknownField', message: 'The subject: no order has a field “customer.name”.' },
    ]);
  });
  it('offers only fields it can fill in', () => {
    for (const field of orderTextFields()) {
      expect(checkOrderText(placeholderFor(field), { label: 'x' }), field.name).toEqual([]);
      expect(fillOrderText(placeholderFor(field), { visit })).not.toContain(placeholderFor(field));
    }
  });
  it('leaves any text without braces as it is, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const plain = text.replaceAll('{', '(');
        expect(fillOrderText(plain, { visit })).toBe(plain);
      }),
    );
  });
  it('encodes values and nothing else', () => {
    expect(fillOrderText('a b/{{tags}}', { visit, encode: encodeURIComponent })).toBe('a b/Kogan%2C%20New');
  });
  it('names fields on a card', () => {
    expect(cardText('Hold {{number}}\n now')).toBe('Hold [Order number] now');
  });
});
