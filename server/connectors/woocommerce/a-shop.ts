import type { Order } from '../../../nodes/order/order';
import type { Result } from '../../../nodes/problem';
import { createGuardedHttp } from '../../http/guarded-http';
import type { HttpRequest, WriteOutcome, WriteRequest } from '../contract';
import { woocommerce } from '.';
import { shopKeys } from './scenario-world';
import { type ShopOptions, startShop } from './simulator';

/** A running shop for tests, with every request we send it written down. */
export async function aShop(options: Partial<ShopOptions> = {}, settings: Readonly<Record<string, unknown>> = {}) {
  const guarded = createGuardedHttp();
  const shop = await startShop({ ...shopKeys, ...options });
  const sent: HttpRequest[] = [];
  const http = guarded({ loopback: true });
  const call = (now = new Date()) => ({
    http: (request: HttpRequest) => {
      sent.push(request);
      return http(request);
    },
    connectionId: 'c-woo',
    credentials: shopKeys,
    settings: woocommerce.settings.parse({
      siteUrl: shop.url,
      fulfillments: options.fulfillments ?? false,
      ...settings,
    }),
    now,
  });
  return {
    shop,
    sent,
    call,
    /** Bodies of what was sent with this method to addresses that end so. */
    bodies: (method: string, end: RegExp): unknown[] =>
      sent
        .filter((request) => request.method === method && end.test(new URL(request.url).pathname))
        .map(({ body }) => JSON.parse(String(body))),
    async write(
      request: Partial<WriteRequest> & Pick<WriteRequest, 'operation' | 'order'>,
    ): Promise<Result<WriteOutcome>> {
      const writer = woocommerce.writes[request.operation];
      if (!writer) throw new Error(`${request.operation} is not written`);
      return writer.write(call(), { reference: `sl${request.operation}`, skuMap: {}, ...request });
    },
    /** What we would hold of the shop's order. */
    async pull(id: string): Promise<Order> {
      const record = await woocommerce.getOrder?.({ ...call(), idOrNumber: id });
      const body = record?.ok ? record.value?.body : undefined;
      const reading = woocommerce.read(
        { topic: 'poll', headers: {}, body },
        { connectionId: 'c-woo', settings: call().settings },
      );
      const news = reading.ok ? reading.value.news[0] : undefined;
      if (!news?.order) throw new Error(JSON.stringify(reading));
      return { ...news.order, shipments: news.shipments ?? [], refunds: news.refunds ?? [] };
    },
    async stop() {
      await guarded.close();
      await shop.stop();
    },
  };
}
export type AShop = Awaited<ReturnType<typeof aShop>>;
