import { answerJson } from '../simulator-kit/http-types';
import { createSimulatorCore, type SimulatorCore } from '../simulator-kit/simulator-core';
import { startSimulatorServer } from '../simulator-kit/simulator-server';
import type { MarketDetails, MarketLine } from './simulator/market-details';
import type { Market } from './simulator/market-world';
import { orderRoutes } from './simulator/order-routes';
import { partRoutes } from './simulator/part-routes';
import { shopRoutes } from './simulator/shop-routes';
import type { MarketOrder } from './simulator/show-order';

export interface MarketOptions {
  readonly apiKey: string;
  /** Whether accepting an order debits the buyer at once, or only later. */
  readonly debit?: 'atOnce' | 'later';
  readonly multiShipment?: boolean;
  now?(): Date;
}

export interface MiraklMarket {
  readonly url: string;
  readonly core: SimulatorCore<MarketDetails>;
  /** A buyer orders; nobody has accepted it yet. */
  place(changes?: Partial<MarketDetails>): MarketOrder;
  /** Somebody in the seller portal, the operator or the buyer does something. */
  change(orderId: string, changes: Partial<MarketDetails>): void;
  nextId(): number;
  stop(): Promise<void>;
}

/** An operator's marketplace with Mirakl's manners over real HTTP. */
export async function startMiraklMarket(options: MarketOptions): Promise<MiraklMarket> {
  const { now = () => new Date(), debit = 'atOnce', multiShipment = true } = options;
  const core = createSimulatorCore<MarketDetails>({
    file: ':memory:',
    now,
    log: () => undefined,
    // Mirakl has no webhooks for sellers, and keeps its own books on money.
    paid: () => '0',
    sign: () => ({}),
    toMessage: () => ({ topic: 'none', body: null }),
  });
  let last = 1000;
  const nextId = () => {
    last += 1;
    return last;
  };
  const market: Market = { core, debit, nextId };
  const server = await startSimulatorServer({
    routes: [...shopRoutes(market), ...partRoutes({ ...market, multiShipment }), ...orderRoutes(market)],
    port: 0,
    authorize: ({ headers }) =>
      headers['authorization'] === options.apiKey ? null : answerJson(401, { status: 401, message: 'Unauthorized' }),
    faults: core.faults,
    limiter: core.limiter,
    log: () => undefined,
  });
  return { url: server.url, core, ...acts(market), nextId, stop: () => server.stop().then(() => core.stop()) };
}

function acts({ core, nextId }: Market): Pick<MiraklMarket, 'place' | 'change'> {
  return {
    place(changes = {}) {
      const basket = `Order_${nextId()}`;
      const id = `${basket}-A`;
      const details = { ...newOrder(basket), ...changes };
      const lines = details.lines.map((line) => ({ ...line, id: `${id}-${line.id}` }));
      return core.desk.place({
        id,
        number: id,
        reference: null,
        lines: lines.map(({ id: lineId, sku, title, quantity }) => ({ id: lineId, sku, title, quantity })),
        details: { ...details, lines },
      });
    },
    change(orderId, changes) {
      const order = core.book.get(orderId);
      if (order) core.book.put({ ...order, details: { ...order.details, ...changes } });
    },
  };
}

const aLine: MarketLine = {
  id: '1',
  sku: 'MUG-BLUE',
  title: 'Stoneware mug, harbour blue',
  quantity: 2,
  unitPrice: '14.5',
  shippingPrice: '4',
  tax: '5.8',
  shippingTax: '0.8',
  state: 'WAITING_ACCEPTANCE',
  shippedAt: null,
  cancelations: [],
  refunds: [],
};

const newOrder = (commercialId: string): MarketDetails => ({
  state: 'WAITING_ACCEPTANCE',
  reasonCode: null,
  commercialId,
  currency: 'EUR',
  taxMode: 'TAX_EXCLUDED',
  debitedAt: null,
  address: {
    firstname: 'Chloé',
    lastname: 'Lefèvre',
    street_1: '12 rue des Lilas',
    city: 'Lyon',
    zip_code: '69002',
    country: 'France',
    country_iso_code: 'FRA',
  },
  lines: [
    aLine,
    { ...aLine, id: '2', sku: 'BOWL-16', title: 'Cereal bowl', quantity: 1, unitPrice: '18.9', tax: '3.78' },
  ],
  tracking: null,
  shipments: [],
  returns: [],
  documents: [],
  fields: [],
});
