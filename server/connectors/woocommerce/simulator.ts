import { createHash, createHmac } from 'node:crypto';
import { answerJson, type Route, type SimRequest, type SimResponse } from '../simulator-kit/http-types';
import { postOnce } from '../simulator-kit/post-once';
import type { SimOrder } from '../simulator-kit/sim-order';
import { createSimulatorCore, type SimulatorCore } from '../simulator-kit/simulator-core';
import { startSimulatorServer } from '../simulator-kit/simulator-server';
import { changeOrder, emptyOrder, type ShopWorld, simLines } from './simulator/order-changes';
import { base, orderRoutes, type ShopRoutes } from './simulator/order-routes';
import { partRoutes } from './simulator/part-routes';
import type { OrderBody } from './simulator/request-shapes';
import { shopCatalogue } from './simulator/shop-catalogue';
import type { ShopDetails, ShopParts } from './simulator/shop-details';
import { addUp } from './simulator/shop-tax';
import { showOrder } from './simulator/show-order';

export interface ShopOptions {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  /** True: the key may only read. */
  readonly readOnly?: boolean;
  readonly fulfillments?: boolean;
  /** Decimals the shop counts money in; 2 when absent. */
  readonly decimals?: number;
  now?(): Date;
}

export interface Shop {
  readonly url: string;
  readonly core: SimulatorCore<ShopDetails>;
  readonly world: ShopWorld;
  /** A buyer orders at the checkout. */
  place(body: OrderBody): SimOrder<ShopDetails>;
  /** Somebody in the shop, or its buyer, changes an order. */
  change(orderId: string, body: OrderBody): void;
  /** As the form under Advanced → Webhooks does: the ping first, then everything that happens. Resolves with the ping's answer. */
  subscribe(url: string, secret: string): Promise<number | null>;
  stop(): Promise<void>;
}

/** A shop with WooCommerce's manners over real HTTP. Its clock runs eleven hours ahead of UTC. */
export async function startShop(options: ShopOptions): Promise<Shop> {
  const { decimals = 2, now = () => new Date() } = options;
  const shown = { decimals, offsetHours: 11 };
  const world = createWorld(now);
  const core = createSimulatorCore<ShopDetails>({
    file: ':memory:',
    now,
    log: () => undefined,
    paid: ({ details }) => addUp(details, decimals).total,
    sign: ({ topic, body }, secret) => webhookHeaders({ topic, body, secret, now: now() }),
    // It tries once.
    retryDelaysMs: [],
    toMessage: (happening, order) => ({
      topic: topicOf(happening, order),
      body: messageOf(order, showOrder(order, shown)),
    }),
  });
  core.desk.recognisesReferences = false;
  const routes: ShopRoutes = { core, world, shown };
  const server = await startSimulatorServer({
    routes: [
      ...shopRoutes(options),
      ...orderRoutes(routes),
      ...partRoutes({ ...routes, fulfillments: options.fulfillments === true }),
    ],
    port: 0,
    authorize: (request) => refuseUnlessKeys(request, options),
    faults: core.faults,
    limiter: core.limiter,
    log: () => undefined,
  });
  return { url: server.url, core, world, ...acts(routes), stop: () => server.stop().then(() => core.stop()) };
}

function createWorld(now: () => Date): ShopWorld {
  const parts = new Map<string, ShopParts>();
  let last = 1000;
  return {
    products: shopCatalogue,
    now,
    nextId: () => {
      last += 1;
      return last;
    },
    partsOf(orderId) {
      const known = parts.get(orderId) ?? { notes: [], fulfillments: [] };
      parts.set(orderId, known);
      return known;
    },
  };
}

function acts({ core, world }: ShopRoutes): Pick<Shop, 'place' | 'change' | 'subscribe'> {
  return {
    place(body) {
      const details = { ...changeOrder(emptyOrder, { body, world }), createdVia: 'checkout' as const };
      const id = String(world.nextId());
      return core.desk.place({ id, number: id, reference: null, lines: simLines(details), details });
    },
    change(orderId, body) {
      const order = core.book.get(orderId);
      if (order) core.desk.edit(orderId, { reference: null, details: changeOrder(order.details, { body, world }) });
    },
    async subscribe(url, secret) {
      core.webhooks.subscribe({ url, secret, topics: [] });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      return postOnce({ url, headers, body: 'webhook_id=1' });
    },
  };
}

const topicOf = (happening: string, { details }: SimOrder<ShopDetails>) =>
  happening === 'created' ? 'order.created' : details.status === 'trash' ? 'order.deleted' : 'order.updated';

/** A deleted order is told by its id alone. */
const messageOf = (order: SimOrder<ShopDetails>, whole: unknown) =>
  order.details.status === 'trash' ? { id: Number(order.id) } : whole;

/** The delivery id is made of the webhook and the second: two orders of one second share it. */
function webhookHeaders({ topic, body, secret, now }: { topic: string; body: string; secret: string; now: Date }) {
  const seconds = Math.floor(now.getTime() / 1000);
  const [resource = '', event = ''] = topic.split('.');
  return {
    'x-wc-webhook-source': 'https://shop.example/',
    'x-wc-webhook-topic': topic,
    'x-wc-webhook-resource': resource,
    'x-wc-webhook-event': event,
    'x-wc-webhook-signature': createHmac('sha256', secret).update(body).digest('base64'),
    'x-wc-webhook-id': '1',
    'x-wc-webhook-delivery-id': createHash('md5').update(`1-${seconds}`).digest('hex'),
  };
}

function shopRoutes({ fulfillments }: ShopOptions): readonly Route[] {
  const noRoute = { code: 'rest_no_route', message: 'No route was found matching the URL and request method.' };
  const name = 'Harbour &amp; Sons';
  return [
    {
      method: 'GET',
      path: '/wp-json/',
      access: 'open',
      handle: () => answerJson(200, { name, url: 'https://shop.example' }),
    },
    ...(fulfillments
      ? []
      : [
          {
            method: 'GET' as const,
            path: `${base}/orders/:id/fulfillments`,
            access: 'api' as const,
            handle: () => answerJson(404, { ...noRoute, data: { status: 404 } }),
          },
        ]),
  ];
}

function refuseUnlessKeys(
  { method, headers }: SimRequest,
  { consumerKey, consumerSecret, readOnly }: ShopOptions,
): SimResponse | null {
  const right = `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')}`;
  const code = 'woocommerce_rest_authentication_error';
  if (headers['authorization'] !== right) {
    return answerJson(401, { code, message: 'Consumer secret is invalid.', data: { status: 401 } });
  }
  if (method === 'GET' || !readOnly) return null;
  const message = 'The API key provided does not have write permissions.';
  return answerJson(401, { code, message, data: { status: 401 } });
}
