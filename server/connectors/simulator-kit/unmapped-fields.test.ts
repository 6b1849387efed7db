import { expect, it } from 'vitest';
import { reviewUnmapped, unmappedFields } from './unmapped-fields';

const example = {
  id: 7,
  total: '12.50',
  note: null,
  at: '2026-01-01T00:00:00Z',
  lines: [
    { sku: 'A', weight: 3 },
    { sku: 'B', weight: 4 },
  ],
  links: { self: 'https://example.com/7' },
  empty: [],
};
type Example = typeof example;

const read = (value: unknown) => {
  const { id, total, note, lines } = value as Example;
  if (Number(total) !== 12.5) return { ok: false };
  return { ok: true, value: [id, note, lines.map(({ sku }) => sku)] };
};

it('lists what makes no difference, and counts a refusal as a difference', () => {
  expect(unmappedFields([example], read)).toEqual(['at', 'lines[].weight', 'links.self']);
});

it('takes a field for used that makes a difference in one example', () => {
  const other = { ...example, note: 'Ring twice', extra: 1 };
  expect(unmappedFields([example, other], read)).toEqual(['at', 'extra', 'lines[].weight', 'links.self']);
});

it('asks for a reason for each, and for no reason too many', () => {
  const groups = [{ reason: 'Links are for browsers.', fields: ['links.*', 'gone'] }];
  expect(reviewUnmapped(['at', 'links.self'], groups)).toEqual({ withoutReason: ['at'], stale: ['gone'] });
});
