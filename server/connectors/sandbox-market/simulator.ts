import { shopProducts, unlistedProduct } from '../simulator-kit/catalogue';
import { controlRoutes } from '../simulator-kit/control-routes';
import { signDelivery } from '../simulator-kit/demo-api/demo-webhook';
import {
  cancellationRoute,
  documentRoute,
  refundRoute,
  returnRoute,
  shipmentRoute,
} from '../simulator-kit/demo-api/fact-routes';
import { readingRoutes } from '../simulator-kit/demo-api/reading-routes';
import type { Route } from '../simulator-kit/http-types';
import { refuseUnlessBearer } from '../simulator-kit/json-route';
import type { SimOrder } from '../simulator-kit/sim-order';
import { createSimulatorCore, type SimulatorCore } from '../simulator-kit/simulator-core';
import { startSimulatorServer } from '../simulator-kit/simulator-server';
import { inventDetails, type MarketDetails, showOrder } from './market-order-book';
import { marketPages } from './simulator-pages';

export interface MarketOptions {
  readonly name: string;
  /** "harbour-market": in addresses and ids. */
  readonly slug: string;
  /** Begins the order numbers, e.g. "HM". */
  readonly prefix: string;
  /** Where its buyers live. */
  readonly countries: readonly string[];
  readonly apiKey: string;
  /** `whsec_` and Base64. */
  readonly webhookSecret: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** A SQLite file, or ":memory:". */
  readonly file: string;
  now(): Date;
  log(line: string): void;
  readonly retryDelaysMs?: readonly number[];
}

export interface Market {
  readonly url: string;
  readonly port: number;
  readonly core: SimulatorCore<MarketDetails>;
  /** A buyer buys something. Without a wish: whatever the running number makes of it. */
  place(wish?: { seed?: string; skus?: readonly string[]; quantity?: number }): SimOrder<MarketDetails>;
  stop(): Promise<void>;
}

/** Starts a demo marketplace: its API, its webhooks, a page to look at, and `/_control` to play with. */
export async function startMarket(options: MarketOptions): Promise<Market> {
  const core = createSimulatorCore<MarketDetails>({
    ...pick(options),
    paid: ({ details }) => details.totals.total,
    sign: signDelivery(options.now),
    toMessage: (happening, order) => ({
      topic: `order.${happening}`,
      body: { type: `order.${happening}`, timestamp: order.updatedAt, data: { order: showOrder(order) } },
    }),
  });
  const place: Market['place'] = (wish = {}) => placeOrder({ core, options }, wish);
  const server = await startSimulatorServer({
    routes: [
      ...marketApi(core, options),
      ...marketPages({ core, name: options.name, place: () => void place() }),
      ...controlRoutes({ core, place, show: showOrder, paid: ({ details }) => details.totals.total }),
    ],
    port: options.port,
    authorize: refuseUnlessBearer(options.apiKey),
    faults: core.faults,
    limiter: core.limiter,
    log: options.log,
  });
  return {
    url: server.url,
    port: server.port,
    core,
    place,
    async stop() {
      await server.stop();
      core.stop();
    },
  };
}

/** The marketplace's seller API, version 1. */
function marketApi(core: SimulatorCore<MarketDetails>, { name, slug, webhookSecret }: MarketOptions): readonly Route[] {
  const facts = { desk: core.desk, base: '/v1' };
  return [
    ...readingRoutes({ core, base: '/v1', account: { name, marketplace: slug }, webhookSecret, show: showOrder }),
    shipmentRoute(facts),
    cancellationRoute(facts),
    returnRoute(facts),
    refundRoute(facts),
    documentRoute(facts),
  ];
}

const pick = ({ file, now, log, retryDelaysMs }: MarketOptions) => ({
  file,
  now,
  log,
  ...(retryDelaysMs && { retryDelaysMs }),
});

type Wish = Parameters<Market['place']>[0];

function placeOrder(
  { core, options }: { core: SimulatorCore<MarketDetails>; options: MarketOptions },
  { seed, skus, quantity }: NonNullable<Wish>,
): SimOrder<MarketDetails> {
  const running = core.book.size + 1;
  const products = skus?.map((sku) => productFor(sku));
  const details = inventDetails(
    {
      seed: seed ?? `${options.slug}-${running}`,
      countries: options.countries,
      ...(products && { products }),
      ...(quantity !== undefined && { quantity }),
    },
    { marketplace: options.slug, at: options.now() },
  );
  return core.desk.place({
    id: `${options.slug}-${String(running).padStart(8, '0')}`,
    number: `${options.prefix}-${100_000 + running}`,
    reference: null,
    lines: details.lines.map(({ id, sku, title, quantity: ordered }) => ({ id, sku, title, quantity: ordered })),
    details,
  });
}

/** Sellers may list what the catalogue does not know; then it looks like something it does. */
const productFor = (sku: string) =>
  [...shopProducts, unlistedProduct].find((product) => product.sku === sku) ?? { ...unlistedProduct, sku, title: sku };
