import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anOrder } from './an-order';
import { addTag, removeTag, setAttribute, setNote } from './assign';
import { mergeOrders, protectFacts } from './merge-orders';

const base = anOrder({ tags: ['eBay', 'Old'] });

describe('mergeOrders', () => {
  it('brings together what different paths have set', () => {
    const merged = mergeOrders(base, [
      addTag(base, 'Kogan'),
      setAttribute(setNote(base, 'Careful'), { name: 'gift', value: 'yes' }),
      removeTag(base, 'Old'),
    ]);
    expect(merged).toMatchObject({
      tags: ['eBay', 'Kogan'],
      note: 'Careful',
      attributes: { gift: 'yes' },
      assigned: { tags: ['Kogan'], removedTags: ['Old'], note: 'Careful', attributes: { gift: 'yes' } },
    });
  });
  it('lets the later path win where two set the same field', () => {
    expect(mergeOrders(base, [setNote(base, 'first'), setNote(base, 'second'), base]).note).toBe('second');
  });
  it('gives the order itself when no path changed it', () => {
    expect(mergeOrders(base, [base, base])).toBe(base);
    expect(mergeOrders(base, [])).toBe(base);
  });
  it('ends with the same tags whatever the order of the paths', () => {
    const edit = fc.record({ add: fc.constantFrom('A', 'B', 'C'), remove: fc.constantFrom('eBay', 'Old', 'none') });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const copies = edits.map(({ add, remove }) => removeTag(addTag(base, add), remove));
        const [forward, backward] = [copies, copies.toReversed()].map((list) => mergeOrders(base, list));
        expect(forward?.tags.toSorted()).toEqual(backward?.tags.toSorted());
        expect(forward?.assigned.tags.toSorted()).toEqual(backward?.assigned.tags.toSorted());
      }),
    );
  });
});

describe('protectFacts', () => {
  it('takes over what a flow may set and nothing else', () => {
    const forged = addTag({ ...base, currency: 'USD', source: { ...base.source, connectionId: 'c-other' } }, 'Kogan');
    expect(protectFacts(base, forged)).toEqual(addTag(base, 'Kogan'));
  });
});
