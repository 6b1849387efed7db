import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

export const newNonce = (): string => randomBytes(18).toString('base64');

/**
 * Scripts and style sheets run by nonce alone; there is nothing unsafe in it. Style attributes in server-drawn markup do not count
 * either: what the browser draws sets its styles one by one, which the policy leaves alone.
 */
export const contentSecurityPolicy = ({ nonce, isSecure }: { nonce: string; isSecure: boolean }): string =>
  [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `worker-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    `form-action 'self'`,
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');

const always: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};

/** On every answer, whatever it is. */
export function setSecurityHeaders(response: ServerResponse, { isSecure }: { isSecure: boolean }): void {
  for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
  if (isSecure) response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
}

/** Headers by which a request could pretend to come from inside: Next's own, and ours. */
const inside =
  /^(x-middleware-|x-nextjs-|x-invoke-|x-matched-path|x-nonce$|x-sluice-|content-security-policy|next-action$)/;

export function dropInsideHeaders({ headers }: IncomingMessage): void {
  for (const name of Object.keys(headers)) if (inside.test(name)) delete headers[name];
}
