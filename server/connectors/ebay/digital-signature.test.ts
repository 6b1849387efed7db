import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { readKey, signatureHeaders } from './digital-signature';

/** The test key of RFC 9421 (B.1.4), which eBay's own example of a signed call uses. */
const privateKey = 'MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF';
const jwe =
  'eyJ6aXAiOiJERUYiLCJlbmMiOiJBMjU2R0NNIiwidGFnIjoiSGdLcjNSSWFlZll0Mkd4blBUUTEwUSIsImFsZyI6IkEyNTZHQ01LVyIsIml2IjoiQTVOQXFYUXlITkNIT01GVSJ9.z3JcS0vvxrYboqpySAq_Znww-3V6AllxmJP5JEMkuLY.K1f4MVMEc8ylbfSS.fASwJyMCk2tXZsNWk13IcuVgSWTOcynSdAoJrK4WApZANlxAP9J0qr0Jz_4aFldFDSZ5tfuxLGqzJmWU7CiZWwNjk2XoVy8q5ogMrFNFwFXP4SrX1XORhNLZPTyS5DEqLDPYn2NX944xendEwfcxxXsTSeNCUnmSyfitiscUC04GYOfn0UWQ2buSWx7Yod0IR2GtTGUsM9o3J-riuNDKhw.rRsWM1Sl_2stTnZLJkWVmQ';
const created = new Date(1_659_651_955_000);

it('signs as eBay’s own example is signed', () => {
  const request = { method: 'POST', url: 'http://localhost:8080/verifysignature', body: '{"hello": "world"}' } as const;
  expect(signatureHeaders(request, { key: { privateKey, jwe }, created })).toEqual({
    'content-digest': 'sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:',
    'x-ebay-signature-key': jwe,
    'x-ebay-enforce-signature': 'true',
    'signature-input':
      'sig1=("content-digest" "x-ebay-signature-key" "@method" "@path" "@authority");created=1659651955',
    signature: 'sig1=:uunxYrXKC8KaoupD5D1DKdmQmrOhz6b4Xbhb3o9d4x4xFIpg++XzEZztOyeOI59rMMjM3NIcFgxBH0c1ckpfBw==:',
  });
});

it('covers no body where there is none, and not the query', () => {
  const request = { method: 'POST', url: 'https://api.ebay.com/post-order/v2/cancellation/5/approve?x=1' } as const;
  const headers = signatureHeaders(request, { key: { privateKey, jwe }, created });
  expect(headers['signature-input']).toBe(
    'sig1=("x-ebay-signature-key" "@method" "@path" "@authority");created=1659651955',
  );
  expect(headers).not.toHaveProperty('content-digest');
});

it('takes the private key bare or as a PEM file', () => {
  const pem = `-----BEGIN PRIVATE KEY-----\n${privateKey}\n-----END PRIVATE KEY-----`;
  expect(readKey(pem).equals(readKey(privateKey))).toBe(true);
  expect(readKey(pem.replaceAll('\n', ' ')).equals(readKey(privateKey))).toBe(true);
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
  const older = rsa.export({ type: 'pkcs1', format: 'pem' }).toString();
  expect(readKey(older).equals(rsa)).toBe(true);
  expect(() => readKey('no key')).toThrow();
});
