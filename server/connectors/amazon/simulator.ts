import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type DemoProduct, shopProducts, unlistedProduct } from '../simulator-kit/catalogue';
import { controlRoutes } from '../simulator-kit/control-routes';
import { answerJson, type Route, type SimRequest, type SimResponse } from '../simulator-kit/http-types';
import type { SimOrder } from '../simulator-kit/sim-order';
import { createSimulatorCore, type SimulatorCore } from '../simulator-kit/simulator-core';
import { startSimulatorServer } from '../simulator-kit/simulator-server';
import { feedRoutes } from './simulator-feed-routes';
import { SimFeeds } from './simulator-feeds';
import { jsonOf, pacedBy, refuse } from './simulator-manners';
import { type AmazonDetails, inventDetails, newLabel, orderIdFor, paidFor, type Wanted } from './simulator-orders';
import { orderRoutes } from './simulator-routes';
import { showOrder } from './simulator-show';

export interface AmazonKeys {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

export interface AmazonOptions {
  readonly keys: AmazonKeys;
  /** 0 takes any free port. */
  readonly port: number;
  /** A SQLite file, or ":memory:". Files handed in are kept in memory only. */
  readonly file: string;
  now(): Date;
  log(line: string): void;
}

export interface AmazonSimulator {
  readonly url: string;
  readonly tokenUrl: string;
  readonly core: SimulatorCore<AmazonDetails>;
  readonly feeds: SimFeeds;
  /** How many access tokens were given out. */
  readonly granted: () => number;
  place(wanted?: Partial<Wanted>, details?: Partial<AmazonDetails>): SimOrder<AmazonDetails>;
  /** The seller buys postage through Amazon. */
  buyLabel(orderId: string): void;
  /** Every access token given out so far expires now. */
  expireTokens(): void;
  /** The seller withdraws the authorization. */
  revoke(): void;
  stop(): Promise<void>;
}

const tokenPath = '/auth/o2/token';
const hourMs = 3_600_000;

/** Amazon's Selling Partner API as far as we speak to it: sign-in, orders, confirmations, labels, files. */
export async function startAmazon(options: AmazonOptions): Promise<AmazonSimulator> {
  const { now, log, port } = options;
  const core = coreFor(options);
  const feeds = new SimFeeds({ book: core.book, desk: core.desk, now });
  const tokens = new TokenDesk(options);
  const place: AmazonSimulator['place'] = (wanted = {}, details = {}) => placeOrder(core, { wanted, details });
  let url = '';
  const server = await startSimulatorServer({
    routes: [
      tokens.route,
      ...orderRoutes({ core, paced: pacedBy(now) }),
      ...feedRoutes({ feeds, paced: pacedBy(now), url: () => url }),
      ...controls(core, place),
    ],
    port,
    authorize: (request) => tokens.authorize(request),
    faults: core.faults,
    limiter: core.limiter,
    log,
  });
  url = server.url;
  return {
    url,
    tokenUrl: `${url}${tokenPath}`,
    core,
    feeds,
    granted: () => tokens.granted,
    place,
    buyLabel(orderId) {
      const labels = core.book.get(orderId)?.details.labels ?? [];
      core.desk.edit(orderId, { reference: null, details: { labels: [...labels, newLabel(now())] } });
    },
    expireTokens: () => tokens.expireAll(),
    revoke: () => tokens.revoke(),
    async stop() {
      await server.stop();
      core.stop();
    },
  };
}

function coreFor({ file, now, log }: AmazonOptions): SimulatorCore<AmazonDetails> {
  const core = createSimulatorCore<AmazonDetails>({
    file,
    now,
    log,
    paid: ({ details }) => paidFor(details),
    // Amazon posts nothing to anybody: its messages go to queues in the seller's own cloud account.
    sign: () => ({}),
    toMessage: (happening) => ({ topic: happening, body: null }),
  });
  // It looks at no reference; the same package twice is told apart in its route.
  core.desk.recognisesReferences = false;
  return core;
}

function controls(core: SimulatorCore<AmazonDetails>, place: AmazonSimulator['place']): readonly Route[] {
  return controlRoutes({
    core,
    place: ({ seed, skus, quantity = 1 }) =>
      place({
        ...(seed !== undefined && { seed }),
        ...(skus && { products: skus.map((sku) => ({ product: productFor(sku), quantity })) }),
      }),
    show: (order) =>
      showOrder(order, ['BUYER', 'RECIPIENT', 'PROCEEDS', 'CANCELLATION', 'FULFILLMENT', 'PACKAGES', 'TAX']),
    paid: ({ details }) => paidFor(details),
  });
}

function placeOrder(
  core: SimulatorCore<AmazonDetails>,
  { wanted, details: changes }: { wanted: Partial<Wanted>; details: Partial<AmazonDetails> },
): SimOrder<AmazonDetails> {
  const running = core.book.size + 1;
  const products = wanted.products ?? [{ product: productFor('MUG-BLUE'), quantity: 1 }];
  const details = { ...inventDetails({ seed: `amazon-${running}`, ...wanted, products }), ...changes };
  const id = orderIdFor(running);
  return core.desk.place({
    id,
    number: id,
    reference: null,
    lines: details.items.map(({ id: lineId, product, quantity }) => ({
      id: lineId,
      sku: product.sku,
      title: product.title,
      quantity,
    })),
    details,
  });
}

/** Sellers may list what the catalogue does not know; then it looks like something it does. */
export const productFor = (sku: string): DemoProduct =>
  [...shopProducts, unlistedProduct].find((product) => product.sku === sku) ?? { ...unlistedProduct, sku, title: sku };

const Asked = z.object({
  grant_type: z.literal('refresh_token'),
  refresh_token: z.string(),
  client_id: z.string(),
  client_secret: z.string(),
});

/** Login with Amazon: gives access tokens for a refresh token, each good for an hour. */
class TokenDesk {
  readonly #options: AmazonOptions;
  readonly #expiry = new Map<string, number>();
  #isRevoked = false;
  granted = 0;

  constructor(options: AmazonOptions) {
    this.#options = options;
  }

  readonly route: Route = {
    method: 'POST',
    path: tokenPath,
    access: 'open',
    handle: (request) => this.#grant(request),
  };

  expireAll(): void {
    for (const token of this.#expiry.keys()) this.#expiry.set(token, 0);
  }

  revoke(): void {
    this.#isRevoked = true;
    this.expireAll();
  }

  /** Amazon says 403 for an expired token, not 401. */
  authorize({ headers }: SimRequest): SimResponse | null {
    const expiry = this.#expiry.get(headers['x-amz-access-token'] ?? '');
    if (expiry !== undefined && expiry > this.#options.now().getTime()) return null;
    const details =
      expiry === undefined
        ? 'The access token you provided is revoked, malformed or invalid.'
        : 'The access token you provided has expired.';
    return refuse(403, { code: 'Unauthorized', message: 'Access to requested resource is denied.', details });
  }

  #grant(request: SimRequest): SimResponse {
    const asked = Asked.safeParse(jsonOf(request));
    const { keys, now } = this.#options;
    if (!asked.success) return answerJson(400, { error: 'invalid_request', error_description: 'Malformed request.' });
    if (asked.data.client_id !== keys.clientId || asked.data.client_secret !== keys.clientSecret) {
      return answerJson(401, { error: 'invalid_client', error_description: 'Client authentication failed' });
    }
    if (this.#isRevoked || asked.data.refresh_token !== keys.refreshToken) {
      return answerJson(400, {
        error: 'invalid_grant',
        error_description: 'The request has an invalid grant parameter',
      });
    }
    const token = `Atza|${randomUUID()}`;
    this.#expiry.set(token, now().getTime() + hourMs);
    this.granted += 1;
    return answerJson(200, {
      access_token: token,
      token_type: 'bearer',
      expires_in: 3600,
      refresh_token: keys.refreshToken,
    });
  }
}
