import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { failed, ok, type Result } from '../../nodes/problem';
import {
  type Connector,
  defineConnector,
  type Http,
  type InboxRecord,
  type Page,
  type Reading,
} from '../connectors/contract';
import { RawMessage, toNews, unreadable } from './raw-message';
import { writer } from './test-writer';

const Credentials = z.object({ secret: z.string() });
const Settings = z.object({ url: z.string() });
const Named = RawMessage.pick({ id: true, orderId: true });

export const sign = (body: string | Uint8Array, secret: string): string =>
  createHmac('sha256', secret).update(body).digest('hex');

interface Channel {
  readonly id: string;
  readonly kind?: 'marketplace' | 'shop';
  readonly canFind?: boolean;
  readonly limits?: Connector['limits'];
}

/** A small channel of our own for the fault suite and the benchmark: real HTTP, real signatures, nothing else in the way. */
export const testChannel = ({ id, kind = 'shop', canFind = true, limits }: Channel): Connector =>
  defineConnector({
    id,
    name: id,
    summary: 'A channel for tests.',
    kind,
    credentials: Credentials,
    settings: Settings,
    fields: {},
    connectHelp: '',
    lifecycle: { shipment: { acceptance: 'wait' } },
    tells: [
      { operation: 'order' },
      { operation: 'update' },
      { operation: 'shipment' },
      { operation: 'cancellation' },
      { operation: 'label' },
    ],
    loopback: true,
    ...(limits && { limits }),
    webhook: {
      setupHelp: '',
      keepHeaders: [],
      verify: ({ rawBody, headers, credentials }) => {
        const given = Buffer.from(headers['x-signature'] ?? '');
        const expected = Buffer.from(sign(rawBody, credentials.secret));
        return given.length === expected.length && timingSafeEqual(given, expected);
      },
      identify: ({ body }, sha256) => {
        const message = Named.safeParse(body);
        return { topic: 'news', dedupeKey: message.data?.id ?? sha256, orderId: message.data?.orderId ?? null };
      },
    },
    read: ({ body }, { connectionId }) => readMessage(body, { connectionId, channel: id }),
    listOrders: ({ http, settings, cursor, window }) =>
      listMessages(http, `${settings.url}/messages?since=${String(cursor ?? window?.from.toISOString() ?? '')}`),
    getOrder: ({ http, settings, idOrNumber }) => getMessage(http, `${settings.url}/messages/${idOrNumber}`),
    writes: {
      order: writer('order', canFind),
      update: writer('update', canFind),
      shipment: writer('shipment', canFind),
      cancellation: writer('cancellation', canFind),
      label: writer('label', canFind),
    },
    test: async () => ok({ account: id }),
  });

function readMessage(body: unknown, about: { connectionId: string; channel: string }): Result<Reading> {
  const message = RawMessage.safeParse(body);
  if (!message.success) return failed(unreadable(z.prettifyError(message.error)));
  if (message.data.hint) return ok({ news: [], refetch: [message.data.orderId] });
  const news = toNews(message.data, about);
  return news.ok ? ok({ news: [news.value] }) : news;
}

const Listed = z.object({ messages: z.array(RawMessage), more: z.boolean(), next: z.string() });

async function listMessages(http: Http, url: string): Promise<Result<Page>> {
  const { messages, more, next } = Listed.parse((await http({ method: 'GET', url })).json());
  return ok({ records: messages.map(toRecord), cursor: next, more });
}

async function getMessage(http: Http, url: string): Promise<Result<InboxRecord | null>> {
  const answer = await http({ method: 'GET', url });
  return ok(answer.status === 404 ? null : toRecord(RawMessage.parse(answer.json())));
}

const toRecord = (message: RawMessage): InboxRecord => ({
  orderId: message.orderId,
  dedupeKey: message.id,
  body: message,
});
