import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decrypt, encrypt, newKey, SealBroken } from './envelope';
import { parseKeys } from './key-ring';
import { createVault, hintsFor } from './vault';

const newRing = () => parseKeys(newKey().bytes.toString('base64'), 'test');
const secret = { apiKey: 'shpat_0123456789abcdef', webhookSecret: 'geheim ✓' };

function aSealedConnection() {
  const ring = newRing();
  const vault = createVault(ring);
  const wrappedKey = vault.newWrappedKey('w1');
  const place = { workspaceId: 'w1', connectionId: 'c1', wrappedKey };
  return { ring, vault, place, sealed: vault.seal(secret, place) };
}

describe('sealed credentials', () => {
  it('open to what they were, in the place they were sealed for', () => {
    const { vault, place, sealed } = aSealedConnection();
    expect(vault.open(sealed, place)).toEqual(secret);
  });

  it('show nothing of themselves and never look the same twice', () => {
    const { vault, place, sealed } = aSealedConnection();
    expect(sealed).toMatch(/^v1\.[0-9a-f]{12}(\.[\w-]+){3}$/);
    expect(vault.seal(secret, place)).not.toBe(sealed);
    expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString('latin1')).not.toContain('shpat');
  });

  it('do not open in another row or another workspace', () => {
    const { vault, place, sealed } = aSealedConnection();
    expect(() => vault.open(sealed, { ...place, connectionId: 'c2' })).toThrow(SealBroken);
    expect(() => vault.open(sealed, { ...place, workspaceId: 'w2' })).toThrow(SealBroken);
    expect(() => vault.open(sealed, { ...place, wrappedKey: vault.newWrappedKey('w1') })).toThrow(SealBroken);
  });

  it('do not open when any character of any part was changed', () => {
    const { vault, place, sealed } = aSealedConnection();
    for (let index = 0; index < sealed.length; index += 1) {
      const other = sealed[index] === 'A' ? 'B' : 'A';
      const changed = sealed.slice(0, index) + other + sealed.slice(index + 1);
      expect(() => vault.open(changed, place), `character ${index}`).toThrow(SealBroken);
    }
  });

  it('do not open with a short tag', () => {
    const { vault, place, sealed } = aSealedConnection();
    const parts = sealed.split('.');
    const tag = Buffer.from(parts[4] ?? '', 'base64url');
    for (const length of [0, 4, 8, 12, 15]) {
      const short = [...parts.slice(0, 4), tag.subarray(0, length).toString('base64url')].join('.');
      expect(() => vault.open(short, place)).toThrow(SealBroken);
    }
  });

  it('do not open without the key that wrapped their workspace, and say which one is missing', () => {
    const { ring, place, sealed } = aSealedConnection();
    expect(() => createVault(newRing()).open(sealed, place)).toThrow(ring.active.id);
  });

  it('survive a new key-encryption key, while the old one is on the ring', () => {
    const { ring, vault, place, sealed } = aSealedConnection();
    const fresh = newKey();
    const both = parseKeys([fresh, ring.active].map(({ bytes }) => bytes.toString('base64')).join(','), 'test');
    const rotated = createVault(both);
    const wrappedKey = rotated.rewrap(place.wrappedKey, 'w1');
    if (!wrappedKey) throw new Error('expected a new wrapping');
    expect(wrappedKey).toMatch(new RegExp(`^${fresh.id}\\.`));
    expect(rotated.rewrap(wrappedKey, 'w1')).toBeNull();
    expect(rotated.open(sealed, { ...place, wrappedKey })).toEqual(secret);
    expect(
      createVault(parseKeys(fresh.bytes.toString('base64'), 'test')).open(sealed, { ...place, wrappedKey }),
    ).toEqual(secret);
    expect(vault.knows(place.wrappedKey)).toBe(true);
    expect(vault.knows(wrappedKey)).toBe(false);
  });
});

describe('hints', () => {
  it('show the last four characters of long secrets only', () => {
    expect(hintsFor({ apiKey: 'shpat_0123456789abcdef', pin: '123456', unset: '' }, '2026-01-10T09:30:00Z')).toEqual({
      apiKey: { last4: 'cdef', updatedAt: '2026-01-10T09:30:00Z' },
      pin: { last4: null, updatedAt: '2026-01-10T09:30:00Z' },
    });
  });
});

describe('the envelope', () => {
  it('opens to any bytes that were put in', () => {
    const key = newKey();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (plain, about) => {
        const opened = decrypt(encrypt(plain, { key, about }), { findKey: () => key, about });
        expect(Buffer.from(plain).equals(opened)).toBe(true);
      }),
    );
  });

  it('refuses a random bit flip in any byte', () => {
    const key = newKey();
    const sealed = encrypt(Buffer.from('secret'), { key, about: 'a' });
    const [id, ...parts] = sealed.split('.');
    fc.assert(
      fc.property(fc.nat(2), fc.nat(100), fc.nat(7), (part, at, bit) => {
        const bytes = parts.map((text) => Buffer.from(text, 'base64url'));
        const target = bytes[part];
        if (!target) throw new Error('three parts');
        const index = at % target.length;
        target.writeUInt8(target.readUInt8(index) ^ (1 << bit), index);
        const flipped = [id, ...bytes.map((one) => one.toString('base64url'))].join('.');
        expect(() => decrypt(flipped, { findKey: () => key, about: 'a' })).toThrow(SealBroken);
      }),
    );
  });
});
