import { expect, it } from 'vitest';
import { totpOf } from './totp';

// RFC 6238, appendix B (SHA-1), the last six of its eight digits; the secret is "12345678901234567890".
it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [2_000_000_000, '279037'],
])('shows at second %i what the standard says', (seconds, code) => {
  expect(totpOf('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', seconds * 1000)).toBe(code);
});
