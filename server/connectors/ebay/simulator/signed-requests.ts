import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { SimRequest, SimResponse } from '../../simulator-kit/http-types';
import { readKey } from '../digital-signature';
import { refuse } from './manners';

export interface SellersKey {
  readonly publicKey: KeyObject;
  readonly jwe: string;
}

export const sellersKey = ({ privateKey, jwe }: { privateKey: string; jwe: string }): SellersKey => ({
  publicKey: createPublicKey(readKey(privateKey)),
  jwe,
});

/** Null for a call signed as RFC 9421 says; without a key this seller need not sign. */
export function refuseUnsigned(request: SimRequest, key: SellersKey | null): SimResponse | null {
  if (key === null || isSigned(request, key)) return null;
  return refuse(400, { errorId: 215_001, message: 'Signature validation failed: a valid signature is required.' });
}

function isSigned({ method, path, headers, body }: SimRequest, { publicKey, jwe }: SellersKey): boolean {
  const [, parameters = '', names = ''] =
    /^sig1=(\(([^)]*)\);created=\d+)$/.exec(headers['signature-input'] ?? '') ?? [];
  const [, signature = ''] = /^sig1=:([^:]+):$/.exec(headers['signature'] ?? '') ?? [];
  const covered = [...names.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
  const known: Readonly<Record<string, string>> = {
    ...headers,
    '@method': method,
    '@path': path,
    '@authority': headers['host'] ?? '',
  };
  const wanted = [
    'x-ebay-signature-key',
    '@method',
    '@path',
    '@authority',
    ...(body.length > 0 ? ['content-digest'] : []),
  ];
  const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
  if (!wanted.every((name) => covered.includes(name)) || headers['x-ebay-signature-key'] !== jwe) return false;
  if (body.length > 0 && headers['content-digest'] !== digest) return false;
  const base = [...covered.map((name) => `"${name}": ${known[name]}`), `"@signature-params": ${parameters}`].join('\n');
  return verify(null, Buffer.from(base), publicKey, Buffer.from(signature, 'base64'));
}
