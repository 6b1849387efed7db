import type { Order } from '../../../nodes/order/order';
import type { Result } from '../../../nodes/problem';
import { createGuardedHttp } from '../../http/guarded-http';
import type { WriteOutcome, WriteRequest } from '../contract';
import { sandboxMarket } from '.';
import { startMarket } from './simulator';

const credentials = { apiKey: 'demo-key', webhookSecret: `whsec_${Buffer.alloc(32, 7).toString('base64')}` };
const connectionId = 'c-harbour';

type Written = 'shipment' | 'cancellation' | 'return' | 'refund' | 'label';

/** A running market for tests, with the connector spoken to as the engine speaks to it. */
export async function aMarket() {
  const guarded = createGuardedHttp();
  const market = await startMarket({
    name: 'Harbour Market',
    slug: 'harbour-market',
    prefix: 'HM',
    countries: ['DE', 'GB', 'US', 'JP'],
    ...credentials,
    port: 0,
    file: ':memory:',
    now: () => new Date(),
    log: () => undefined,
  });
  const call = (apiKey = credentials.apiKey) => ({
    http: guarded({ loopback: true }),
    connectionId,
    credentials: { ...credentials, apiKey },
    settings: { baseUrl: market.url },
    now: new Date(),
  });
  return {
    market,
    call,
    /** What we would hold of the market's order. */
    async pull(idOrNumber: string): Promise<Order> {
      const record = await sandboxMarket.getOrder?.({ ...call(), idOrNumber });
      if (!record?.ok || !record.value) throw new Error('the market does not have it');
      const message = { topic: 'poll', headers: {}, body: record.value.body };
      const reading = sandboxMarket.read(message, { connectionId, settings: { baseUrl: market.url } });
      const news = reading.ok ? reading.value.news[0] : undefined;
      if (!news?.order) throw new Error(JSON.stringify(reading));
      const { shipments = [], cancellations = [], returns = [], refunds = [], documents = [] } = news;
      return { ...news.order, shipments, cancellations, returns, refunds, documents };
    },
    write(operation: Written, request: Omit<WriteRequest, 'operation' | 'skuMap'>) {
      const writer = sandboxMarket.writes[operation];
      if (!writer?.find) throw new Error(`${operation} is not written`);
      const full = { ...request, operation, skuMap: {} };
      const find = writer.find.bind(writer);
      return {
        done: (): Promise<Result<WriteOutcome>> => writer.write(call(), full),
        found: (): Promise<Result<WriteOutcome | null>> => find(call(), full),
      };
    },
    async stop() {
      await guarded.close();
      await market.stop();
    },
  };
}

/** Ships so many of each line, or all. */
export const aShipment = (order: Order, quantity?: number): Order['shipments'][number] => ({
  id: 's-1',
  externalIds: {},
  state: 'shipped',
  parcels: [
    {
      carrier: 'Parcel Post',
      trackingNumber: 'PP123',
      items: order.lines.map((line) => ({ lineId: line.id, quantity: quantity ?? line.quantity })),
    },
  ],
});
