import { z } from 'zod';
import { decrypt, encrypt, type Key, newKey, SealBroken, toKey } from './envelope';
import type { KeyRing } from './key-ring';

/** Field → secret value. */
export const Credentials = z.record(z.string(), z.unknown());
export type Credentials = z.infer<typeof Credentials>;

/** Where a sealed value lives. Moved to another row, it does not open. */
export interface SealPlace {
  readonly workspaceId: string;
  readonly connectionId: string;
  /** The workspace's data key as it lies in its row. */
  readonly wrappedKey: string;
}

/** What may be shown of a secret: its last four characters, and those only of secrets long enough to spare them. */
export interface SecretHint {
  readonly last4: string | null;
  readonly updatedAt: string;
}

export interface Vault {
  /** A fresh data key for a new workspace, wrapped for its row. */
  readonly newWrappedKey: (workspaceId: string) => string;
  readonly seal: (credentials: Credentials, place: SealPlace) => string;
  /** @throws SealBroken */
  readonly open: (sealed: string, place: SealPlace) => Credentials;
  /** Wraps a data key anew with the active key; null when it already is. For rotation. */
  readonly rewrap: (wrappedKey: string, workspaceId: string) => string | null;
  /** Whether the key that wrapped it is on the ring. */
  readonly knows: (wrappedKey: string) => boolean;
}

const version = 'v1';
const aboutKey = (workspaceId: string) => `sluice ${version}|workspace ${workspaceId}|data key`;
const aboutCredentials = ({ workspaceId, connectionId }: SealPlace) =>
  `sluice ${version}|workspace ${workspaceId}|connection ${connectionId}|credentials`;

/** Seals credentials with their workspace's data key, which in turn is wrapped by a key-encryption key. */
export function createVault(ring: KeyRing): Vault {
  const wrap = (dataKey: Key, workspaceId: string) =>
    encrypt(dataKey.bytes, { key: ring.active, about: aboutKey(workspaceId) });
  const unwrap = (wrappedKey: string, workspaceId: string) =>
    toKey(decrypt(wrappedKey, { findKey: ring.find, about: aboutKey(workspaceId) }));
  return {
    newWrappedKey: (workspaceId) => wrap(newKey(), workspaceId),
    seal(credentials, place) {
      const key = unwrap(place.wrappedKey, place.workspaceId);
      return `${version}.${encrypt(Buffer.from(JSON.stringify(credentials)), { key, about: aboutCredentials(place) })}`;
    },
    open(sealed, place) {
      if (!sealed.startsWith(`${version}.`)) throw new SealBroken('It was sealed by another version.');
      const key = unwrap(place.wrappedKey, place.workspaceId);
      const findKey = (id: string) => (id === key.id ? key : undefined);
      const plain = decrypt(sealed.slice(version.length + 1), { findKey, about: aboutCredentials(place) });
      return Credentials.parse(JSON.parse(plain.toString('utf8')));
    },
    rewrap(wrappedKey, workspaceId) {
      if (wrappedKey.startsWith(`${ring.active.id}.`)) return null;
      return wrap(unwrap(wrappedKey, workspaceId), workspaceId);
    },
    knows: (wrappedKey) => ring.find(wrappedKey.slice(0, wrappedKey.indexOf('.'))) !== undefined,
  };
}

/** @param now UTC ISO. */
export function hintsFor(credentials: Credentials, now: string): Record<string, SecretHint> {
  return Object.fromEntries(
    Object.entries(credentials)
      .filter(([, value]) => value !== '' && value !== undefined && value !== null)
      .map(([name, value]) => [name, { last4: lastFour(value), updatedAt: now }]),
  );
}

const lastFour = (value: unknown) => (typeof value === 'string' && value.length >= 16 ? value.slice(-4) : null);
