import { expect, it } from 'vitest';
import { addressOf } from './address';

it.each([
  ['https://erp.example', '', 'https://erp.example/'],
  ['https://erp.example/', '/orders/1', 'https://erp.example/orders/1'],
  ['https://erp.example/api/', '/orders?x=1', 'https://erp.example/api/orders?x=1'],
  ['https://erp.example/api', '?x=1', 'https://erp.example/api?x=1'],
])('%s with %s is %s', (base, path, address) => {
  expect(addressOf(base, path)).toEqual({ ok: true, value: address });
});

it.each([
  ['https://erp.example/api', '/orders/../../admin'],
  ['https://erp.example/api', '/orders/%2e%2E/admin'],
  ['https://erp.example/api', '/..'],
  ['https://erp.example', '@evil.example/'],
  ['https://erp.example', '.evil.example/'],
  ['https://erp.example/api', '\\..\\admin'],
])('never leaves the account’s own address: %s with %s', (base, path) => {
  expect(addressOf(base, path)).toMatchObject({ ok: false, problems: [{ code: 'destination.badAddress' }] });
});
