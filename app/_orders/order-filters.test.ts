import { expect, it } from 'vitest';
import { readFilters, writeFilters } from './order-filters';

const none = {
  search: '',
  state: 'all',
  connection: '',
  tag: '',
  code: '',
  subject: '',
  at: '',
  moved: '',
  from: '',
  until: '',
} as const;
const connection = '0198f2aa-0000-7000-8000-000000000001';

it('keeps a view in the address and reads the same view back', () => {
  const view = { ...none, search: 'mug 9', state: 'needsFix', connection, tag: 'eBay & Co' } as const;
  expect(readFilters(new URLSearchParams(writeFilters(view)))).toEqual(view);
});

it('names nothing in the address of the plain list', () => {
  expect(writeFilters(none)).toBe('');
});

it.each([
  ['an unknown state', 'state=lost'],
  ['a connection that is no id', 'connection=1'],
  ['foreign parameters', 'utm_source=mail'],
])('shows the whole list for %s', (_case, query) => {
  expect(readFilters(new URLSearchParams(query))).toEqual(none);
});
