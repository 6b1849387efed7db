import { expect, it } from 'vitest';
import { anOrder } from '../../nodes/order/an-order';
import { overlayOf, withOverlay } from './overlay';

const stored = anOrder({ tags: ['web'], note: 'Ring twice', attributes: { gift: 'yes' } });

it.each([
  ['nothing', stored, {}],
  ['other tags', { ...stored, tags: ['Kogan'] }, { tags: ['Kogan'] }],
  ['another note', { ...stored, note: 'Leave it' }, { note: 'Leave it' }],
  ['a shipping method', { ...stored, shippingMethod: 'Express' }, { shippingMethod: 'Express' }],
  ['other attributes', { ...stored, attributes: {} }, { attributes: {} }],
])('keeps %s that one destination shall see', (_what, seen, overlay) => {
  expect(overlayOf(stored, seen)).toEqual(overlay);
  expect(withOverlay(stored, overlay)).toEqual(seen);
});

it('keeps that a destination shall not see the note', () => {
  const { note: _note, ...seen } = stored;
  expect(overlayOf(stored, seen)).toEqual({ note: null });
  expect(withOverlay(stored, { note: null })).toEqual(seen);
});

it('sends facts that came after the decision', () => {
  const later = { ...stored, payment: 'refunded' as const };
  expect(withOverlay(later, { tags: ['Kogan'] })).toMatchObject({ payment: 'refunded', tags: ['Kogan'] });
});
