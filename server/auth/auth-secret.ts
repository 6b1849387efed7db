import { hkdfSync } from 'node:crypto';
import type { KeyRing } from '../crypto/key-ring';

/** What session cookies are signed with: of the newest key, so every web process of one installation signs alike. */
export const authSecret = ({ active }: KeyRing): string =>
  Buffer.from(hkdfSync('sha256', active.bytes, 'sluice', 'session cookies', 32)).toString('base64url');
