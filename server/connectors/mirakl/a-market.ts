import type { OrderNews } from '../../../nodes/order/event';
import type { Order } from '../../../nodes/order/order';
import type { Result } from '../../../nodes/problem';
import { createGuardedHttp } from '../../http/guarded-http';
import type { HttpRequest, Page, WriteOutcome, WriteRequest } from '../contract';
import { mirakl } from '.';
import { type MiraklCall, Settings } from './account';
import { faultsIn } from './market-check';
import { marketKey } from './scenario-world';
import { type MarketOptions, type MiraklMarket, startMiraklMarket } from './simulator';
import type { MarketDetails } from './simulator/market-details';

type Changes = Readonly<Record<string, unknown>>;
type Asked = Partial<WriteRequest> & Pick<WriteRequest, 'operation' | 'order'>;

/** A running marketplace for tests. Every request we send is written down and held against Mirakl's description. */
export async function aMarket(options: Partial<MarketOptions> = {}, settings: Changes = {}) {
  const guarded = createGuardedHttp();
  const market = await startMiraklMarket({ ...marketKey, ...options });
  const sent: HttpRequest[] = [];
  const faults: string[] = [];
  const http = guarded({ loopback: true });
  const call = (changes: Changes = {}) => ({
    http: (request: HttpRequest) => {
      sent.push(request);
      faults.push(...faultsIn(request));
      return http(request);
    },
    connectionId: 'c-mirakl',
    credentials: marketKey,
    settings: Settings.parse({ baseUrl: market.url, ...settings, ...changes }),
    now: new Date(),
  });
  return {
    market,
    call,
    sent,
    faults,
    ...looking(market, sent),
    ...reading(market, call),
    ...writing(call),
    async stop() {
      await guarded.close();
      await market.stop();
    },
  };
}
export type AMarket = Awaited<ReturnType<typeof aMarket>>;

type MakeCall = (changes?: Changes) => MiraklCall;

const looking = (market: MiraklMarket, sent: readonly HttpRequest[]) => ({
  details(id: string): MarketDetails {
    const order = market.core.book.get(id);
    if (!order) throw new Error(`no order ${id}`);
    return order.details;
  },
  /** What was sent with this method to paths that end so. */
  bodies: (method: string, end: RegExp): unknown[] =>
    sent
      .filter((request) => request.method === method && end.test(new URL(request.url).pathname))
      .map(({ body }) => (body === undefined ? null : JSON.parse(String(body)))),
});

function reading(market: MiraklMarket, call: MakeCall) {
  const read = (body: unknown): OrderNews | undefined => {
    const reading = mirakl.read({ topic: 'poll', headers: {}, body }, call());
    if (!reading.ok) throw new Error(JSON.stringify(reading));
    return reading.value.news[0];
  };
  const pull = async (id: string): Promise<OrderNews | undefined> => {
    const record = await mirakl.getOrder?.({ ...call(), idOrNumber: id });
    if (!record?.ok) throw new Error(JSON.stringify(record));
    return record.value ? read(record.value.body) : undefined;
  };
  return {
    read,
    pull,
    /** An order that waits to be shipped, as we would hold it. */
    async placed(changes: Partial<MarketDetails> = {}): Promise<Order> {
      const news = await pull(market.place(changes).id);
      if (!news?.order) throw new Error('the order is not handed over');
      return news.order;
    },
    /** One whole round of polling. */
    async poll(cursor: unknown = null): Promise<Page[]> {
      const pages: Page[] = [];
      let more = true;
      let at = cursor;
      while (more) {
        const page = await mirakl.listOrders?.({ ...call(), cursor: at });
        if (!page?.ok) throw new Error(JSON.stringify(page));
        pages.push(page.value);
        ({ more, cursor: at } = page.value);
      }
      return pages;
    },
  };
}

const writing = (call: MakeCall) => ({
  write(request: Asked, changes: Changes = {}): Promise<Result<WriteOutcome>> {
    const writer = mirakl.writes[request.operation];
    if (!writer) throw new Error(`${request.operation} is not written`);
    return writer.write(call(changes), { reference: `sl${request.operation}`, skuMap: {}, ...request });
  },
  find(request: Asked): Promise<Result<WriteOutcome | null>> {
    const find = mirakl.writes[request.operation]?.find;
    if (!find) throw new Error(`${request.operation} is not found again`);
    return find(call(), { reference: `sl${request.operation}`, skuMap: {}, ...request });
  },
});
