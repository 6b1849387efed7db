import { expect, it } from 'vitest';
import { lastChange } from './last-change';
import { WooRecord } from './record';

const address = {};
const order = (changes: object) => ({
  id: 1,
  number: '1',
  currency: 'EUR',
  status: 'pending',
  date_created_gmt: '2026-05-01T10:00:00',
  date_modified_gmt: '2026-05-01T10:00:00',
  billing: address,
  shipping: address,
  line_items: [],
  ...changes,
});
const at = (changes: object, read_at?: string) =>
  lastChange(WooRecord.parse({ order: order(changes), ...(read_at && { read_at }) }));

it('tells two messages of one second apart by how far the order has come', () => {
  const moments = ['pending', 'on-hold', 'processing', 'completed', 'cancelled'].map((status) => at({ status }));
  expect(moments).toEqual(moments.toSorted());
  expect(new Set(moments).size).toBe(5);
  expect(moments[0]).toBe('2026-05-01T10:00:00.000Z');
});

it('lets what was read win over what a message of the same second brought, and the later reading over the earlier', () => {
  const message = at({ status: 'cancelled' });
  const early = at({}, '2026-05-01T10:00:00.200Z');
  const late = at({}, '2026-05-01T10:00:00.300Z');
  const muchLater = at({}, '2026-05-01T10:09:00Z');
  expect([message, early, late, muchLater]).toEqual([message, early, late, muchLater].toSorted());
  expect(muchLater).toBe('2026-05-01T10:00:00.999Z');
});

it('never says a moment of the next second, nor one before the change, whatever the clocks say', () => {
  expect(at({}, '2026-05-01T09:59:00Z')).toBe('2026-05-01T10:00:00.010Z');
  expect(at({ date_modified_gmt: '2026-05-01T10:00:01' })).toBe('2026-05-01T10:00:01.000Z');
});
