import { expect, it } from 'vitest';
import { listsIn, placesIn } from './sample-places';

const message = {
  id: 7,
  customer: { email: 'ida@example.com', phone: null },
  'a.b': true,
  lines: [{ sku: 'A' }, { sku: 'B', gift: 'yes' }],
  tags: ['new'],
};

it('offers every plain value of a pasted message, with what stands there', () => {
  expect(placesIn(message)).toEqual([
    { path: 'id', example: '7' },
    { path: 'customer.email', example: 'ida@example.com' },
    { path: 'customer.phone', example: '' },
    { path: '["a.b"]', example: 'true' },
    { path: 'lines[].sku', example: 'A' },
    { path: 'lines[].gift', example: 'yes' },
    { path: 'tags[]', example: 'new' },
  ]);
});

it('offers lists of things as places for lines, and lists of words not', () => {
  expect(listsIn(message)).toEqual(['lines']);
});

it('stays small for an absurd message', () => {
  const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`field${index}`, 'x']));
  expect(placesIn(wide)).toHaveLength(500);
});
