import { createHmac, timingSafeEqual } from 'node:crypto';

/** The signature scheme of standardwebhooks.com 1.0: HMAC-SHA256 over `id.timestamp.body`, several signatures allowed. */
export interface SignedParts {
  readonly id: string;
  /** Whole seconds since 1970, as text, exactly as sent. */
  readonly timestamp: string;
  readonly body: Uint8Array;
  /** `whsec_` and Base64; the prefix may be missing. */
  readonly secret: string;
}

/** A delivery older or newer than this is refused, so that a recorded one cannot be sent again next week. */
const toleranceSeconds = 300;

export function signStandardWebhook({ id, timestamp, body, secret }: SignedParts): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}

/** Header names in lower case. False for anything missing, malformed, too old or too new. */
export function isStandardWebhookValid(input: {
  readonly rawBody: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly secret: string;
  readonly now: Date;
}): boolean {
  const id = input.headers['webhook-id'];
  const timestamp = input.headers['webhook-timestamp'];
  const signatures = input.headers['webhook-signature'];
  if (!id || !timestamp || !signatures || !input.secret) return false;
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(input.now.getTime() / 1000 - Number(timestamp)) > toleranceSeconds) return false;

  const expected = Buffer.from(signStandardWebhook({ id, timestamp, body: input.rawBody, secret: input.secret }));
  return signatures.split(' ').some((candidate) => isSame(Buffer.from(candidate), expected));
}

/** Constant time for equal lengths; the length of a signature is no secret. */
function isSame(candidate: Buffer, expected: Buffer): boolean {
  return candidate.length === expected.length && timingSafeEqual(candidate, expected);
}
