import { expect, it } from 'vitest';
import { readRunFilters, writeRunFilters } from './run-filters';

const flow = '0198f2aa-0000-7000-8000-000000000001';

it('keeps a view of runs in the address and reads the same view back', () => {
  const view = {
    flow,
    state: 'problem',
    node: 'publish-1',
    port: 'done',
    problem: 'sku',
    hours: '24',
    search: 'HB-1',
  } as const;
  expect(readRunFilters(new URLSearchParams(writeRunFilters(view)))).toEqual(view);
});

it.each(['state=lost', 'flow=1', 'hours=7', 'problem=%27', 'version=x', ''])('shows every run for "%s"', (query) => {
  expect(writeRunFilters(readRunFilters(new URLSearchParams(query)))).toBe('');
});
