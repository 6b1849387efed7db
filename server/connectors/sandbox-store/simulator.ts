import { shopProducts, unlistedProduct } from '../simulator-kit/catalogue';
import { controlRoutes } from '../simulator-kit/control-routes';
import { signDelivery } from '../simulator-kit/demo-api/demo-webhook';
import { refuseUnlessBearer } from '../simulator-kit/json-route';
import type { SimOrder } from '../simulator-kit/sim-order';
import { createSimulatorCore, type SimulatorCore } from '../simulator-kit/simulator-core';
import { startSimulatorServer } from '../simulator-kit/simulator-server';
import { storeApi } from './simulator-api';
import { storePages } from './simulator-pages';
import { inventOrder, type StoreDetails, showOrder } from './store-order-book';
import type { NewStoreOrder } from './wire';

export interface StoreOptions {
  readonly name: string;
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
  /** What it sells; the demo's catalogue when absent. */
  readonly skus?: readonly string[];
}

export interface Store {
  readonly url: string;
  readonly port: number;
  readonly core: SimulatorCore<StoreDetails>;
  /** Somebody buys in the shop itself. */
  buy(wish: Wish): SimOrder<StoreDetails>;
  stop(): Promise<void>;
}

interface Wish {
  readonly seed?: string;
  readonly skus?: readonly string[];
  readonly quantity?: number;
}

/** Starts the demo shop: its API, its webhooks, a page for the warehouse, and `/_control` to play with. */
export async function startStore(options: StoreOptions): Promise<Store> {
  const { file, now, log, retryDelaysMs } = options;
  const core = createSimulatorCore<StoreDetails>({
    file,
    now,
    log,
    ...(retryDelaysMs && { retryDelaysMs }),
    paid: ({ details }) => details.totals.total,
    sign: signDelivery(now),
    toMessage: (happening, order) => ({
      topic: `order.${happening}`,
      body: { type: `order.${happening}`, timestamp: order.updatedAt, data: { order: showOrder(order) } },
    }),
  });
  const create = (order: NewStoreOrder) => createOrder(core, order);
  const buy = (wish: Wish) => create(inventOrder(toWish(wish, core), now()));
  const skus = new Set(options.skus ?? shopProducts.map(({ sku }) => sku));
  const server = await startSimulatorServer({
    routes: [
      ...storeApi({ core, name: options.name, webhookSecret: options.webhookSecret, skus, create }),
      ...storePages({ core, name: options.name }),
      ...controlRoutes({
        core,
        place: buy,
        show: showOrder,
        paid: ({ details }) => details.totals.total,
      }),
    ],
    port: options.port,
    authorize: refuseUnlessBearer(options.apiKey),
    faults: core.faults,
    limiter: core.limiter,
    log,
  });
  const stop = async () => {
    await server.stop();
    core.stop();
  };
  return { url: server.url, port: server.port, core, buy, stop };
}

function createOrder(core: SimulatorCore<StoreDetails>, { external_reference, ...order }: NewStoreOrder) {
  const running = core.book.size + 1;
  const lines = order.lines.map((line, index) => ({ ...line, id: `${running}-${index + 1}` }));
  return core.desk.place({
    id: `so-${String(running).padStart(8, '0')}`,
    number: `WS-${1000 + running}`,
    reference: external_reference,
    lines: lines.map(({ id, sku, title, quantity }) => ({ id, sku, title, quantity })),
    details: { ...order, lines },
  });
}

const toWish = ({ seed, skus, quantity }: Wish, core: SimulatorCore<StoreDetails>) => ({
  seed: seed ?? `store-${core.book.size + 1}`,
  countries: ['DE', 'FR', 'GB'],
  ...(skus && { products: skus.map(productFor) }),
  ...(quantity !== undefined && { quantity }),
});

const productFor = (sku: string) =>
  shopProducts.find((product) => product.sku === sku) ?? { ...unlistedProduct, sku, title: sku };
