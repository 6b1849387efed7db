import { expect, it } from 'vitest';
import { uuidv7 } from './uuidv7';

it('makes ids of version 7 that ascend, however many are made in one millisecond', () => {
  const ids = Array.from({ length: 20_000 }, uuidv7);
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
    true,
  );
  expect(ids).toEqual([...new Set(ids)].sort());
});

it('begins with the time', () => {
  const before = Date.now();
  const time = Number.parseInt(uuidv7().replaceAll('-', '').slice(0, 12), 16);
  expect(Math.abs(time - before)).toBeLessThan(1000);
});
