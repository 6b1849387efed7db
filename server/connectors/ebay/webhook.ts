import { createHash, type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';
import type { ConnectorSpec } from '../contract';
import type { Credentials, Settings } from './account';
import { Notification, orderIdIn } from './notification';
import { fetchPublicKey, publicKey } from './public-keys';

type Webhook = NonNullable<ConnectorSpec<typeof Credentials, typeof Settings>['webhook']>;

const Signature = z.object({
  kid: z.string().regex(/^[\w-]{8,64}$/),
  signature: z.base64(),
  digest: z.enum(['SHA1', 'SHA256']).default('SHA1'),
});

/** The header is Base64 of JSON; null for anything else. */
function signatureIn(headers: Readonly<Record<string, string>>): z.infer<typeof Signature> | null {
  try {
    const text = Buffer.from(headers['x-ebay-signature'] ?? '', 'base64').toString();
    return Signature.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

export const webhook: Webhook = {
  async prepare({ headers, ...call }) {
    const signature = signatureIn(headers);
    if (signature) await fetchPublicKey(call, signature.kid);
  },
  verify({ rawBody, headers, settings, now }) {
    const signature = signatureIn(headers);
    const key = signature && publicKey({ settings, now }, signature.kid);
    if (!signature || !key) return false;
    return (
      isSignedBy(key, { signature, bytes: rawBody }) || isSignedBy(key, { signature, bytes: asEbayWrites(rawBody) })
    );
  },
  keepHeaders: [],
  /** One purchase is told once for each line; each of them only means "read the order", so one of a moment is enough. */
  identify({ body }, rawSha256) {
    const known = Notification.safeParse(body);
    if (!known.success) return { topic: 'unknown', dedupeKey: rawSha256, orderId: null };
    const { metadata, notification } = known.data;
    const orderId = orderIdIn(known.data);
    const moment =
      orderId && notification.eventDate ? `${orderId}:${notification.eventDate}` : notification.notificationId;
    return { topic: metadata.topic, dedupeKey: `${metadata.topic}:${moment}`, orderId };
  },
  /** eBay asks once whether the address is ours, and takes only a hash over its word, our token and the address itself. */
  greet({ method, url, address, credentials }) {
    const code = url.searchParams.get('challenge_code');
    if (method !== 'GET' || !code || !credentials.verificationToken) return null;
    const hash = createHash('sha256').update(code).update(credentials.verificationToken).update(address);
    return { status: 200, body: JSON.stringify({ challengeResponse: hash.digest('hex') }) };
  },
  setupHelp: `Polling finds every change within minutes; notifications bring new orders at once. First put a **verification token** of
your own (32 to 80 letters, digits, underscores or hyphens) into this connection. Then, at **developer.ebay.com → your application →
Alerts & Notifications**, enter this address and the same token as a destination, and subscribe it to **ORDER_CONFIRMATION**. eBay calls
the address once to see that it is yours.`,
};

interface Signed {
  readonly signature: z.infer<typeof Signature>;
  readonly bytes: Uint8Array;
}

function isSignedBy(key: KeyObject, { signature, bytes }: Signed): boolean {
  try {
    return verify(signature.digest, bytes, key, Buffer.from(signature.signature, 'base64'));
  } catch {
    return false;
  }
}

/** eBay's own library signs the JSON as it would write it, whatever spaces are sent. */
function asEbayWrites(rawBody: Uint8Array): Uint8Array {
  try {
    return Buffer.from(JSON.stringify(JSON.parse(Buffer.from(rawBody).toString())));
  } catch {
    return rawBody;
  }
}
