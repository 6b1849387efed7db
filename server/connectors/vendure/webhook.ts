import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { ConnectorSpec } from '../contract';
import type { Credentials, Settings } from './account';

/** What a shop's plug-in posts. Vendure has no webhooks of its own, so this shape is ours; README.md shows the plug-in. */
export const Notice = z.object({ id: z.string(), type: z.string(), orderId: z.string().min(1) });

type Webhook = NonNullable<ConnectorSpec<typeof Credentials, typeof Settings>['webhook']>;

export const webhook: Webhook = {
  verify({ rawBody, headers, credentials }) {
    const given = headers['x-signature'] ?? '';
    if (!credentials.webhookSecret || !/^[0-9a-f]{64}$/i.test(given)) return false;
    const right = createHmac('sha256', credentials.webhookSecret).update(rawBody).digest();
    return timingSafeEqual(right, Buffer.from(given, 'hex'));
  },
  keepHeaders: [],
  identify(message, rawSha256) {
    const notice = Notice.safeParse(message.body);
    return notice.success
      ? { topic: notice.data.type, dedupeKey: notice.data.id, orderId: notice.data.orderId }
      : { topic: 'unknown', dedupeKey: rawSha256, orderId: null };
  },
  setupHelp: `Vendure sends nothing by itself; polling finds every change within minutes. To be quicker, add a small plug-in to the
shop that posts \`{ id, type, orderId }\` here on each event, with the header \`x-signature\`: the HMAC-SHA256 of the body under the
webhook secret, in hexadecimal. \`server/connectors/vendure/README.md\` has it ready to copy.`,
};
