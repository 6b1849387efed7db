import { z } from 'zod';
import type { Message } from '../../contract';
import { isStandardWebhookValid, signStandardWebhook } from '../../standard-webhooks';
import type { Delivery } from '../webhook-sender';

/** The demo's channels sign as standardwebhooks.com says and wrap the order they tell about. */
export const signDelivery =
  (now: () => Date) =>
  ({ id, body }: Delivery, secret: string): Readonly<Record<string, string>> => {
    const timestamp = String(Math.floor(now().getTime() / 1000));
    const signature = signStandardWebhook({ id, timestamp, body: Buffer.from(body), secret });
    return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
  };

/** Enough of a message to name it; the whole is read in `read`. */
const Envelope = z.object({ type: z.string(), data: z.object({ order: z.object({ id: z.string().min(1) }) }) });

/** The connector's side. */
export const demoWebhook = {
  verify: (input: {
    rawBody: Uint8Array;
    headers: Readonly<Record<string, string>>;
    credentials: { webhookSecret: string };
    now: Date;
  }) => isStandardWebhookValid({ ...input, secret: input.credentials.webhookSecret }),
  keepHeaders: ['webhook-id', 'webhook-timestamp'],
  identify(message: Message, rawSha256: string) {
    const envelope = Envelope.safeParse(message.body);
    return {
      topic: envelope.success ? envelope.data.type : 'unknown',
      dedupeKey: message.headers['webhook-id'] ?? rawSha256,
      orderId: envelope.success ? envelope.data.data.order.id : null,
    };
  },
  setupHelp: 'The demo tells its channels our address by itself.',
};

/** Form and secrets are the same for all of the demo's channels. */
export const DemoCredentials = z.object({
  apiKey: z.string().min(1, 'Please paste the key.'),
  webhookSecret: z.string().regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'The signing secret begins with whsec_.'),
});
export const DemoSettings = z.object({
  baseUrl: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
});
export const demoFields = {
  baseUrl: { label: 'Address', placeholder: 'http://127.0.0.1:4101', input: 'url' },
  apiKey: { label: 'API key', help: 'In the file keys.json of the demo.', input: 'password' },
  webhookSecret: { label: 'Signing secret', help: 'Proves that messages come from there.', input: 'password' },
} as const;
