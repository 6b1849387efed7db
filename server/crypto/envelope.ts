import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** AES-256-GCM, 12 random bytes per message, 16 bytes of tag. 2^32 messages under one key are safe; we stay far below. */
const algorithm = 'aes-256-gcm';
const authTagLength = 16;

export interface Key {
  /** Names the key without telling anything of it: the same key has the same name everywhere. */
  readonly id: string;
  readonly bytes: Buffer;
}

export const newKey = (): Key => toKey(randomBytes(32));

/** @throws when it is not 32 bytes long. */
export function toKey(bytes: Buffer): Key {
  if (bytes.length !== 32) throw new Error(`A key has 32 bytes; this one has ${bytes.length}.`);
  return { id: createHash('sha256').update('sluice key id').update(bytes).digest('hex').slice(0, 12), bytes };
}

/** "key-id.iv.ciphertext.tag"; the last three in base64url. @param about is not stored, but must be the same to open it. */
export function encrypt(plain: Uint8Array, { key, about }: { key: Key; about: string }): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv(algorithm, key.bytes, iv, { authTagLength });
  cipher.setAAD(Buffer.from(about, 'utf8'));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return [key.id, ...[iv, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.');
}

/** Why something does not open. Says nothing of its content or of keys. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/** @throws SealBroken when a single bit differs, the key is unknown, or it was sealed about something else. */
export function decrypt(
  text: string,
  { findKey, about }: { findKey: (id: string) => Key | undefined; about: string },
): Buffer {
  const [id = '', ...parts] = text.split('.');
  const key = findKey(id);
  if (!key) throw new SealBroken(`It was sealed with the key ${id}, which is not here.`);
  const [iv, sealed, tag] = parts.map(decodeStrictly);
  if (parts.length !== 3 || iv?.length !== 12 || !sealed || tag?.length !== authTagLength) {
    throw new SealBroken('It does not have the form of a sealed value.');
  }
  const decipher = createDecipheriv(algorithm, key.bytes, iv, { authTagLength });
  decipher.setAAD(Buffer.from(about, 'utf8'));
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  } catch (cause) {
    throw new SealBroken('It was changed, or belongs elsewhere.', { cause });
  }
}

/** Base64 has several spellings of the same bytes; only ours passes, so that every changed character is noticed. */
function decodeStrictly(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}
