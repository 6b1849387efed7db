import { createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import type { HttpRequest } from '../contract';

export interface SigningKey {
  /** PEM, or the bare Base64 of it as eBay hands it out. */
  readonly privateKey: string;
  /** The public key as eBay encrypted it for itself. */
  readonly jwe: string;
}

/**
 * The signature eBay demands of sellers in the EU and the UK for calls that move money (RFC 9421 and 9530): over the body, the key,
 * and where the call goes.
 * @throws when the private key is none.
 */
export function signatureHeaders(
  { method, url, body }: Pick<HttpRequest, 'method' | 'url' | 'body'>,
  { key, created }: { key: SigningKey; created: Date },
): Record<string, string> {
  const { pathname, host } = new URL(url);
  const digest = body === undefined ? null : `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
  const covered: readonly (readonly [string, string])[] = [
    ...(digest === null ? [] : [['content-digest', digest] as const]),
    ['x-ebay-signature-key', key.jwe],
    ['@method', method],
    ['@path', pathname],
    ['@authority', host],
  ];
  const names = covered.map(([name]) => `"${name}"`).join(' ');
  const parameters = `(${names});created=${Math.floor(created.getTime() / 1000)}`;
  const base = [...covered.map(([name, value]) => `"${name}": ${value}`), `"@signature-params": ${parameters}`].join(
    '\n',
  );
  return {
    ...(digest !== null && { 'content-digest': digest }),
    'x-ebay-signature-key': key.jwe,
    'x-ebay-enforce-signature': 'true',
    'signature-input': `sig1=${parameters}`,
    signature: `sig1=:${signed(base, readKey(key.privateKey)).toString('base64')}:`,
  };
}

/** Ed25519 hashes itself; RSA keys sign a SHA-256. */
const signed = (base: string, key: KeyObject): Buffer =>
  sign(key.asymmetricKeyType === 'ed25519' ? null : 'sha256', Buffer.from(base), key);

export function isPrivateKey(text: string): boolean {
  try {
    readKey(text);
    return true;
  } catch {
    return false;
  }
}

/** PEM or its bare Base64; a form may have taken the line breaks out. @throws when it is none. */
export function readKey(text: string): KeyObject {
  const [, kind = '', inside = text] = /-----BEGIN (RSA )?PRIVATE KEY-----([^-]+)-----END/.exec(text) ?? [];
  const key = Buffer.from(inside.replace(/\s/g, ''), 'base64');
  return createPrivateKey({ key, format: 'der', type: kind ? 'pkcs1' : 'pkcs8' });
}
