import { randomBytes } from 'node:crypto';
import { signStandardWebhook } from '../connectors/standard-webhooks';

/** 32 random bytes, in the form the libraries of Standard Webhooks take. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

interface Signing {
  readonly id: string;
  readonly body: string;
  /** The newest first; one more while a rotation lasts. */
  readonly secrets: readonly string[];
  readonly now: Date;
}

/** The three headers of Standard Webhooks 1.0, signed with every secret that is valid. */
export function signedHeaders({ id, body, secrets, now }: Signing): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const bytes = Buffer.from(body);
  const signatures = secrets.map((secret) => signStandardWebhook({ id, timestamp, body: bytes, secret }));
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
