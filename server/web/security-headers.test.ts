import { expect, it } from 'vitest';
import { contentSecurityPolicy, newNonce } from './security-headers';

it('lets scripts and style sheets in by a nonce of their own alone', () => {
  const policy = contentSecurityPolicy({ nonce: 'N', isSecure: true });
  const directives = new Map(policy.split('; ').map((one) => [one.split(' ')[0], one]));
  expect(directives.get('script-src')).toBe(`script-src 'self' 'nonce-N' 'strict-dynamic'`);
  expect(directives.get('style-src')).toBe(`style-src 'self' 'nonce-N'`);
  expect(directives.get('object-src')).toBe(`object-src 'none'`);
  expect(directives.get('frame-ancestors')).toBe(`frame-ancestors 'none'`);
  expect(policy).not.toContain('unsafe-');
  expect(policy).toContain('upgrade-insecure-requests');
});

it('never uses a nonce twice', () => {
  expect(new Set(Array.from({ length: 1000 }, newNonce)).size).toBe(1000);
});
