import { expect, it } from 'vitest';
import { anOrder } from './an-order';
import { addTag, setAttribute, setNote } from './assign';
import { orderChanges } from './order-changes';

it('says what a step has changed, before and after, and nothing else', () => {
  const before = anOrder({ tags: ['eBay'], note: 'Old note' });
  const after = setAttribute(setNote(addTag(before, 'Kogan'), 'New note'), { name: 'gift', value: 'yes' });
  expect(orderChanges(before, after)).toEqual([
    { field: 'tags', label: 'Tags', before: 'eBay', after: 'eBay, Kogan' },
    { field: 'note', label: 'Note', before: 'Old note', after: 'New note' },
    { field: 'attributes.gift', label: 'gift', before: null, after: 'yes' },
  ]);
  expect(orderChanges(before, before)).toEqual([]);
});
