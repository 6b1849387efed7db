import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { foldNews } from '../../nodes/order/fold';
import type { Order } from '../../nodes/order/order';
import type { Result } from '../../nodes/problem';
import type { Http, InboxRecord, RemoteLink, WriteRequest } from '../connectors/contract';
import { vendure } from '../connectors/vendure';
import { violations } from '../tooling/graphql-contract';
import { plainVendureSchema, vendureSchemaWithFields } from '../tooling/vendure-schema';
import { plainHttp } from './plain-http';
import type { Whereabouts } from './start-peers';
import { signIn, type VendureAdmin } from './vendure-admin';

export const connectionId = 'c-vendure';

/** The custom fields of the peer shop, as a user would name them in the connect form. */
export const namedFields = {
  referenceField: 'externalRef',
  tagsField: 'tags',
  linePriceField: 'unitPriceOverride',
  lineReferenceField: 'externalLineId',
  shippingPriceField: 'shippingPriceOverride',
  labelField: 'label',
  trackingUrlField: 'trackingUrl',
  attributeFields: { gift: 'giftWrap' },
};

export interface Shop {
  readonly call: ReturnType<typeof callTo>;
  readonly admin: VendureAdmin;
  /** What is in the shop now: placed orders, and unfinished ones with anything on them. */
  count(): Promise<{ placed: number; unfinished: number }>;
  /** `between` stands on the way to the shop. */
  write(
    request: WriteRequest,
    between?: (http: Http) => Http,
  ): ReturnType<NonNullable<(typeof vendure.writes)['order']>['write']>;
  find(request: WriteRequest): ReturnType<NonNullable<NonNullable<(typeof vendure.writes)['order']>['find']>>;
  /** The order as the connector reads it back. */
  readBack(link: RemoteLink): Promise<Order>;
}

export async function openShop({ url, apiKey, superadmin }: Whereabouts, settings: object): Promise<Shop> {
  const call = callTo({ url, apiKey, settings });
  const { http } = call;
  const admin = await signIn(url, superadmin);
  const writerFor = (request: WriteRequest) => {
    const writer = vendure.writes[request.operation];
    if (!writer) throw new Error(`Vendure does not write ${request.operation}.`);
    return writer;
  };
  return {
    call,
    admin,
    count: () => countOrders(admin),
    write: (request, between = (next) => next) => writerFor(request).write({ ...call, http: between(http) }, request),
    async find(request) {
      const found = await writerFor(request).find?.(call, request);
      if (!found) throw new Error(`Vendure cannot look for ${request.operation}.`);
      return found;
    },
    async readBack(link) {
      const record = must(await vendure.getOrder?.({ ...call, idOrNumber: link.number ?? link.remoteId }));
      return orderIn(record);
    },
  };
}

const callTo = ({ url, apiKey, settings }: { url: string; apiKey: string; settings: object }) => ({
  http: checkedHttp(Object.keys(settings).length > 0 ? vendureSchemaWithFields() : plainVendureSchema()),
  connectionId,
  credentials: vendure.credentials.parse({ apiKey }),
  settings: vendure.settings.parse({ adminApiUrl: url, ...settings }),
  now: new Date(),
});

/** The network, with each request checked against the API's own description on the way, variables and all. */
const checkedHttp =
  (schema: Parameters<typeof violations>[0]): Http =>
  (request) => {
    const wrong = violations(schema, Request.parse(JSON.parse(String(request.body))));
    if (wrong.length > 0) throw new Error(`Not as Vendure describes it: ${wrong.join('; ')}`);
    return plainHttp(request);
  };
const Request = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()) });

/** The order inside a record, with its facts folded in, as the engine would do it. */
export function orderIn(record: InboxRecord | null | undefined, settings: object = namedFields): Order {
  if (!record) throw new Error('There is no such order in the shop.');
  const about = { connectionId, settings: vendure.settings.parse({ adminApiUrl: 'http://shop', ...settings }) };
  const [news] = must(vendure.read({ topic: 'poll', headers: {}, body: record.body }, about)).news;
  if (!news) throw new Error('The record carries no news.');
  return must(foldNews(null, { news, connectionId })).order;
}

/** A value, or a failed test that says why. */
export function must<Value>(result: Result<Value> | undefined): Value {
  if (!result?.ok) throw new Error(JSON.stringify(result?.problems ?? 'nothing', null, 2));
  return result.value;
}

export const newReference = () => `ref${randomBytes(8).toString('hex')}`;

async function countOrders(admin: VendureAdmin): Promise<{ placed: number; unfinished: number }> {
  const Unfinished = z.object({ lines: z.array(z.unknown()), customer: z.unknown().nullable() });
  const { placed, unfinished } = await admin.ask(
    `{ placed: orders(options: { filter: { orderPlacedAt: { isNull: false } } }) { totalItems }
       unfinished: orders(options: { filter: { orderPlacedAt: { isNull: true } } }) {
         items { lines { id } customer { id } }
       } }`,
    {
      answer: z.object({
        placed: z.object({ totalItems: z.number() }),
        unfinished: z.object({ items: z.array(Unfinished) }),
      }),
    },
  );
  const filled = unfinished.items.filter(({ lines, customer }) => lines.length > 0 || customer);
  return { placed: placed.totalItems, unfinished: filled.length };
}
