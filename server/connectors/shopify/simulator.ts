import { createHmac, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { FaultScript } from '../simulator-kit/faults';
import { answerJson, type SimRequest, type SimResponse } from '../simulator-kit/http-types';
import { createRateLimiter } from '../simulator-kit/rate-limiter';
import { createSimulatorCore, type SimulatorCore } from '../simulator-kit/simulator-core';
import { startSimulatorServer } from '../simulator-kit/simulator-server';
import { apiVersion, scopes } from './account';
import { afterSales } from './simulator/after-sales';
import { counter } from './simulator/create-order';
import { editing } from './simulator/editing';
import { queries } from './simulator/queries';
import { numberIn, shipping } from './simulator/shipping';
import type { ShopDetails } from './simulator/shop-state';
import { sumsOf } from './simulator/shop-sums';
import { shopVariants } from './simulator/shop-variants';
import type { ShopWorld } from './simulator/shop-world';

/** Runs a query against a schema: tests bring one that knows `simulator/admin-api.graphql`. */
export type Execute = (
  resolvers: object,
  request: { readonly query: string; readonly variables: Readonly<Record<string, unknown>> },
) => Promise<object>;

export interface ShopOptions {
  readonly accessToken: string;
  readonly execute: Execute;
  readonly scopes?: readonly string[];
  readonly places?: number;
  readonly searchLagMs?: number;
  now?(): Date;
}

export interface Shop {
  /** "127.0.0.1:4107" */
  readonly host: string;
  readonly core: SimulatorCore<ShopDetails>;
  readonly world: ShopWorld;
  /** What people in the shop's admin do, by the names of the mutations. */
  readonly hands: Hands;
  stop(): Promise<void>;
}

type Hands = ReturnType<typeof editing> & ReturnType<typeof shipping> & ReturnType<typeof afterSales>;

/** A shop with Shopify's manners over real HTTP: one address, queries checked against the schema, refusals inside HTTP 200. */
export async function startShop(options: ShopOptions): Promise<Shop> {
  const { now = () => new Date() } = options;
  const core = createSimulatorCore<ShopDetails>({
    file: ':memory:',
    now,
    log: () => undefined,
    paid: ({ details }) => sumsOf(details).total,
    sign: ({ id, topic, body }, secret) => webhookHeaders({ id, topic, body, secret }),
    toMessage: (happening, order) => ({
      topic: happening === 'created' ? 'orders/create' : 'orders/updated',
      body: { id: numberIn(order.id), admin_graphql_api_id: order.id, name: order.number },
    }),
  });
  core.desk.recognisesReferences = false;
  const world = createWorld(options, { core, now });
  const hands = { ...editing(world), ...shipping(world), ...afterSales(world) };
  const resolvers = { ...queries(world), ...hands };
  const server = await startSimulatorServer({
    routes: [
      {
        method: 'POST',
        path: `/admin/api/${apiVersion}/graphql.json`,
        access: 'api',
        handle: (request) => answer(request, { ...options, core, resolvers }),
      },
    ],
    port: 0,
    authorize: ({ headers }) =>
      headers['x-shopify-access-token'] === options.accessToken
        ? null
        : answerJson(401, { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' }),
    faults: byOperation(core.faults),
    // Shopify answers 200 when it is asked too fast; see below.
    limiter: createRateLimiter(now),
    log: () => undefined,
  });
  return { host: `127.0.0.1:${server.port}`, core, world, hands, stop: () => server.stop().then(() => core.stop()) };
}

function createWorld(
  { places = 1, searchLagMs = 60_000, ...options }: ShopOptions,
  { core, now }: Pick<ShopWorld, 'core' | 'now'>,
): ShopWorld {
  return {
    core,
    now,
    places,
    searchLagMs,
    variants: shopVariants(),
    scopes: options.scopes ?? Object.keys(scopes),
    nextId: counter(),
    jobs: new Map(),
    keys: new Map(),
  };
}

const Asking = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()) });
type Asking = z.infer<typeof Asking>;

/** Every request costs points of a bucket; an empty one is told in an answer that looks like success. */
async function answer(
  { body }: SimRequest,
  { core, resolvers, execute }: ShopOptions & { core: SimulatorCore<ShopDetails>; resolvers: Resolvers },
): Promise<SimResponse> {
  const asking = Asking.parse(JSON.parse(body.toString()));
  const waitSeconds = core.limiter.take();
  const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: waitSeconds > 0 ? 0 : 1900, restoreRate: 100 };
  const cost = { requestedQueryCost: Math.max(50, waitSeconds * 100), actualQueryCost: null, throttleStatus };
  if (waitSeconds > 0) {
    const errors = [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }];
    return answerJson(200, { errors, extensions: { cost } });
  }
  const result = await execute(withKey(resolvers, asking), asking);
  return answerJson(200, { ...result, extensions: { cost } });
}

type Resolvers = ReturnType<typeof afterSales> & object;

/** The key of `@idempotent(key: $key)` reaches the one mutation that heeds it. */
const withKey = (resolvers: Resolvers, { query, variables }: Asking) => ({
  ...resolvers,
  refundCreate: ({ input }: Omit<Parameters<Resolvers['refundCreate']>[0], 'key'>) =>
    resolvers.refundCreate({ input, key: query.includes('@idempotent') ? String(variables['key']) : null }),
});

/** All requests go to one address, so faults are scripted by the name of the operation: "/CreateOrder". */
const byOperation = (faults: FaultScript): FaultScript => ({
  ...faults,
  take({ method, ...request }) {
    // The server hands over the whole request, of which a fault script is told only method and path.
    const { body = Buffer.from('') } = request as Partial<SimRequest>;
    const [, name = ''] = /(?:query|mutation) (\w+)/.exec(body.toString()) ?? [];
    return faults.take({ method, path: `/${name}` });
  },
});

function webhookHeaders({ id, topic, body, secret }: { id: string; topic: string; body: string; secret: string }) {
  return {
    'x-shopify-topic': topic,
    'x-shopify-shop-domain': 'harbour.myshopify.com',
    'x-shopify-api-version': apiVersion,
    'x-shopify-webhook-id': randomUUID(),
    'x-shopify-event-id': id,
    'x-shopify-triggered-at': new Date().toISOString(),
    'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
  };
}
