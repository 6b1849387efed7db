import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLine, anOrder } from './an-order';
import { correctionChanges, correctOrder, FieldEdit, readField } from './correct';
import { foldNews } from './fold';
import type { Order } from './order';

const order = anOrder({ lines: [aLine(), aLine({ id: '2', sku: 'OLD-1' })] });
const again = (known: Order, changes: Partial<Order>): Order => {
  const { corrections: _none, ...source } = anOrder({
    lines: order.lines,
    updatedAt: '2026-01-11T00:00:00Z',
    ...changes,
  });
  const news = { orderId: source.source.orderId, at: source.updatedAt, order: source };
  const folded = foldNews(known, { news, connectionId: order.source.connectionId });
  if (!folded.ok) throw new Error('It folds.');
  return folded.value.order;
};
const put = (field: string, value: string, to: Order = order) => correctOrder(to, [{ field, value }]);

describe('what a person puts right', () => {
  it('stands on the order, beside what the source said', () => {
    const corrected = put('shipTo.postcode', '28014');
    expect(corrected.shipTo).toMatchObject({ postcode: '28014', city: 'Madrid' });
    expect(corrected.corrections).toEqual([{ field: 'shipTo.postcode', was: '28013', value: '28014' }]);
  });
  it('outlives a newer copy that says the same as before', () => {
    const later = again(put('lines.2.sku', 'NEW-1'), { note: 'Leave at the door' });
    expect(later).toMatchObject({ note: 'Leave at the door', lines: [{ sku: 'MUG-1' }, { sku: 'NEW-1' }] });
  });
  it('gives way once the source itself says something else', () => {
    const later = again(put('buyer.phone', '+34 600'), { buyer: { ...order.buyer, phone: '+34 911' } });
    expect(later.buyer.phone).toBe('+34 911');
    expect(later).not.toHaveProperty('corrections');
  });
  it('is gone when it is put back', () => {
    expect(put('shipTo.city', 'Madrid', put('shipTo.city', 'Toledo'))).toEqual(order);
  });
  it('is told field by field', () => {
    const edits = [
      { field: 'lines.2.sku', value: 'NEW-1' },
      { field: 'shipTo.line2', value: 'Door 3' },
      { field: 'shipTo.city', value: 'Madrid' },
    ];
    expect(correctionChanges(order, { after: correctOrder(order, edits), edits })).toEqual([
      { field: 'lines.2.sku', label: 'SKU of Mug', before: 'OLD-1', after: 'NEW-1' },
      { field: 'shipTo.line2', label: 'Address, second line', before: null, after: 'Door 3' },
    ]);
  });
  it.each([
    'totals.total',
    'lines.1.total',
    'lines.1.quantity',
    'currency',
    'source.number',
    'shipTo.lines',
    'assigned.note',
  ])('is never %s', (field) => {
    expect(FieldEdit.safeParse({ field, value: '1' }).success).toBe(false);
    expect(put(field, '1')).toEqual(order);
  });
  it.each([
    ['buyer.email', 'nobody'],
    ['shipTo.country', 'Spain'],
    ['lines.1.sku', ''],
  ])('is not %s as "%s"', (field, value) => {
    expect(FieldEdit.safeParse({ field, value }).success).toBe(false);
  });
});

const edit = fc.record({
  field: fc.constantFrom(
    'shipTo.line1',
    'shipTo.line2',
    'shipTo.city',
    'shipTo.phone',
    'buyer.email',
    'buyer.phone',
    'lines.1.sku',
  ),
  value: fc.constantFrom('', 'A', 'B', 'C'),
});

it('never touches money, quantities or facts, whatever is put right in whatever order', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
      const after = correctOrder(order, edits);
      const rest = ({ lines, totals, charges, payments, shipments, source, tags }: Order) => ({
        totals,
        charges,
        payments,
        shipments,
        source,
        tags,
        lines: lines.map(({ sku: _sku, ...line }) => line),
      });
      expect(rest(after)).toEqual(rest(order));
      for (const { field, was, value } of after.corrections ?? []) {
        expect(readField(after, field)).toBe(value);
        expect(readField(order, field)).toBe(was);
      }
      // The source telling the same again changes nothing.
      expect(again(after, {}).corrections).toEqual(after.corrections);
    }),
  );
});
