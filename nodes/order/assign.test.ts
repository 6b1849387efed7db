import { describe, expect, it } from 'vitest';
import { anOrder } from './an-order';
import { addTag, removeTag, setAttribute, setNote, setShippingMethod, withAssigned } from './assign';

const nextCopy = anOrder({ tags: ['eBay', 'New'], note: 'From the buyer', updatedAt: '2026-01-11T00:00:00Z' });

describe('what a flow sets on an order', () => {
  it('shows at once and is kept apart from what the source says', () => {
    const order = setNote(addTag(anOrder({ tags: ['eBay'] }), 'Kogan'), 'Handle with care');
    expect(order).toMatchObject({
      tags: ['eBay', 'Kogan'],
      note: 'Handle with care',
      assigned: { tags: ['Kogan'], note: 'Handle with care' },
    });
  });
  it('outlives a newer copy from the source', () => {
    const { assigned } = setShippingMethod(setNote(addTag(anOrder(), 'Kogan'), 'Ours'), 'Express');
    expect(withAssigned(nextCopy, assigned)).toMatchObject({
      tags: ['eBay', 'New', 'Kogan'],
      note: 'Ours',
      shippingMethod: 'Express',
    });
  });
  it('keeps a removed tag away when the source sends it again', () => {
    const { assigned } = removeTag(anOrder({ tags: ['eBay'] }), 'ebay');
    expect(withAssigned(nextCopy, assigned).tags).toEqual(['New']);
  });
  it('lets a removed tag be added again', () => {
    const order = addTag(removeTag(anOrder({ tags: ['eBay'] }), 'eBay'), 'eBay');
    expect(order.tags).toEqual(['eBay']);
    expect(withAssigned(nextCopy, order.assigned).tags).toEqual(['eBay', 'New']);
  });
  it('does not add what is there, nor remove what is not', () => {
    const order = anOrder({ tags: ['eBay'] });
    expect(addTag(order, 'EBAY')).toEqual(order);
    expect(removeTag(order, 'Kogan')).toBe(order);
  });
  it('takes __proto__ for a name like any other', () => {
    const order = setAttribute(anOrder(), { name: '__proto__', value: 'polluted' });
    expect(Object.keys(order.attributes)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(order.attributes)).toBe(Object.prototype);
  });
});
