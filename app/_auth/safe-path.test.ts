import { expect, it } from 'vitest';
import { safePath } from './safe-path';

it.each([
  ['/harbour/orders', '/harbour/orders'],
  [null, '/'],
  ['', '/'],
  ['https://elsewhere.example', '/'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
])('after sign-in, "%s" leads to "%s" and never off the site', (wanted, path) => {
  expect(safePath(wanted)).toBe(path);
});
