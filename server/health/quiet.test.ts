import { expect, it } from 'vitest';
import { expectedSince, isQuiet, usualAt } from './quiet';

/** Two orders an hour from eight to twenty, none at night. */
const byHour = new Map(Array.from({ length: 12 }, (_, index) => [8 + index, 2] as const));
const shop = { byHour, days: 14 };
const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);

it.each([
  ['in the night none', '01:00', '06:00', 0],
  ['in the first half hour of the day one', '02:00', '08:30', 1],
  ['in a whole day all', '00:00', '23:59', 24],
])('expects %s', (_case, since, now, orders) => {
  expect(expectedSince(shop, { since: at(since), now: at(now) })).toBeCloseTo(orders, 1);
});

it.each([
  ['not at night, however long nothing came', shop, '20:00', '23:59', null],
  ['not after an hour in which two usually come', shop, '09:00', '10:00', null],
  ['when five would have come', shop, '09:00', '11:30', { expected: 5 }],
  ['not of a source nobody knows well enough', { byHour, days: 2 }, '09:00', '18:00', null],
])('calls a source quiet %s', (_case, baseline, since, now, quiet) => {
  expect(isQuiet(baseline, { since: at(since), now: at(now) })).toEqual(quiet);
});

it('says nothing of a source that never brought anything', () => {
  expect(isQuiet(undefined, { since: null, now: at('12:00') })).toBeNull();
});

it.each([
  ['as many as it brings in that hour', shop, '09:10', 2],
  ['nothing at night, when it brings none', shop, '03:00', null],
  ['nothing while too little is known', { byHour, days: 2 }, '09:10', null],
  ['nothing of a source that never brought anything', undefined, '09:10', null],
])('says of what is usual %s', (_case, baseline, now, usual) => {
  expect(usualAt(baseline, at(now))).toBe(usual);
});
