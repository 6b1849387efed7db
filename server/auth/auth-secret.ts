import { hkdfSync } from 'node:crypto';
import type { Key } from '../crypto/envelope';
import type { KeyRing } from '../crypto/key-ring';

/** A secret of sign-in and the number by which what it sealed names it. */
export interface AuthSecret {
  readonly version: number;
  readonly value: string;
}

/**
 * What session cookies are signed and two-factor secrets sealed with, of each key on the ring, newest first: every web process of
 * one installation signs alike, and what an older key sealed still opens while that key is there.
 */
export const authSecrets = ({ all }: KeyRing): AuthSecret[] => all.map(secretOf);

/** The key's own name is its number: 12 hexadecimal digits, far below what a number holds exactly. */
const secretOf = ({ id, bytes }: Key): AuthSecret => ({
  version: Number.parseInt(id, 16),
  value: Buffer.from(hkdfSync('sha256', bytes, 'sluice', 'session cookies', 32)).toString('base64url'),
});
