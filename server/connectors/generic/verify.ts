import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { GenericCredentials, GenericSettings } from './settings';

interface Signed {
  readonly rawBody: Uint8Array;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: GenericCredentials;
  readonly settings: GenericSettings;
}

/** Whether the message was signed with our secret, as the settings say it is signed. Without a secret nothing is believed. */
export function isSigned({ rawBody, headers, credentials: { webhookSecret }, settings }: Signed): boolean {
  const sent = headers[settings.signatureHeader];
  if (!sent || !webhookSecret || !sent.startsWith(settings.signaturePrefix)) return false;
  const signature = sent.slice(settings.signaturePrefix.length).trim();
  const hmac = () => createHmac('sha256', webhookSecret).update(rawBody);
  switch (settings.signature) {
    case 'hmacHex':
      return isSame(signature.toLowerCase(), hmac().digest('hex'));
    case 'hmacBase64':
      return isSame(signature, hmac().digest('base64'));
    case 'token':
      return isSame(signature, webhookSecret);
  }
}

/** Compares digests, so that neither content nor length of the secret shows in the time it takes. */
const isSame = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));
const digest = (text: string) => createHash('sha256').update(text).digest();
