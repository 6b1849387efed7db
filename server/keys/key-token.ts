import { createHash, randomBytes } from 'node:crypto';

/** Says what it is to whoever finds it, people and secret scanners alike. */
const opening = 'sluice_key_';
const shape = /^sluice_key_[A-Za-z0-9_-]{43}$/;

/** A new key: 256 random bits. */
export const newKeyToken = (): string => `${opening}${randomBytes(32).toString('base64url')}`;

/** What is kept of a key: whoever reads the database cannot make it. Null: this cannot be a key of ours. */
export const hashKeyToken = (token: string): string | null =>
  shape.test(token) ? createHash('sha256').update(token).digest('hex') : null;

/** How a key begins and ends: enough to tell one's keys apart, nothing to guess the rest by. */
export const hintOf = (token: string): string => `${token.slice(0, opening.length + 4)}…${token.slice(-4)}`;
