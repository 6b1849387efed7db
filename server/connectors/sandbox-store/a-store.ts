import type { Operation } from '../../../nodes/capability';
import type { OrderNews } from '../../../nodes/order/event';
import type { Result } from '../../../nodes/problem';
import { createGuardedHttp } from '../../http/guarded-http';
import type { WriteOutcome, WriteRequest } from '../contract';
import { sandboxStore } from '.';
import { startStore } from './simulator';

const credentials = { apiKey: 'shop-key', webhookSecret: `whsec_${Buffer.alloc(32, 3).toString('base64')}` };
const connectionId = 'c-store';

/** A running store for tests, with the connector spoken to as the engine speaks to it. */
export async function aStore(options: { skus?: readonly string[] } = {}) {
  const guarded = createGuardedHttp();
  const store = await startStore({
    name: 'Workshop Store',
    ...credentials,
    ...options,
    port: 0,
    file: ':memory:',
    now: () => new Date(),
    log: () => undefined,
  });
  const call = {
    http: guarded({ loopback: true }),
    connectionId,
    credentials,
    settings: { baseUrl: store.url },
    now: new Date(),
  };
  return {
    store,
    call,
    /** What the store tells of an order, as the engine reads it. */
    async news(idOrNumber: string): Promise<OrderNews> {
      const record = await sandboxStore.getOrder?.({ ...call, idOrNumber });
      if (!record?.ok || !record.value) throw new Error('the store does not have it');
      const message = { topic: 'poll', headers: {}, body: record.value.body };
      const reading = sandboxStore.read(message, { connectionId, settings: { baseUrl: store.url } });
      const news = reading.ok ? reading.value.news[0] : undefined;
      if (!news) throw new Error(JSON.stringify(reading));
      return news;
    },
    write(operation: Operation, request: Omit<WriteRequest, 'operation'>): Promise<Result<WriteOutcome>> {
      const writer = sandboxStore.writes[operation];
      if (!writer) throw new Error(`${operation} is not written`);
      return writer.write(call, { ...request, operation });
    },
    find(operation: Operation, request: Omit<WriteRequest, 'operation'>): Promise<Result<WriteOutcome | null>> {
      const writer = sandboxStore.writes[operation];
      if (!writer?.find) throw new Error(`${operation} cannot be found`);
      return writer.find(call, { ...request, operation });
    },
    async stop() {
      await guarded.close();
      await store.stop();
    },
  };
}
