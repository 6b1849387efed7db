import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { type DemoProduct, shopProducts, unlistedProduct } from '../simulator-kit/catalogue';
import { answerJson, type Route } from '../simulator-kit/http-types';
import type { SimOrder } from '../simulator-kit/sim-order';
import { createSimulatorCore, type SimulatorCore } from '../simulator-kit/simulator-core';
import { startSimulatorServer } from '../simulator-kit/simulator-server';
import { cancellationRoutes } from './simulator/cancellation-routes';
import {
  type EbayDetails,
  inventDetails,
  orderIdFor,
  paidFor,
  type ReturnRequest,
  type Wanted,
} from './simulator/ebay-details';
import { refuse } from './simulator/manners';
import { orderRoutes } from './simulator/order-routes';
import { returnRoutes } from './simulator/return-routes';
import { sellersKey } from './simulator/signed-requests';
import { type EbayKeys, TokenDesk } from './simulator/token-desk';

export interface EbayOptions {
  readonly keys: EbayKeys;
  /** Given: a seller of the EU or the UK, whose calls that move money must be signed with this key. */
  readonly signingKey?: { readonly privateKey: string; readonly jwe: string };
  now(): Date;
}

export interface EbaySimulator {
  readonly url: string;
  readonly core: SimulatorCore<EbayDetails>;
  /** By their ids. */
  readonly returns: Map<string, ReturnRequest>;
  /** How many access tokens were given out. */
  readonly granted: () => number;
  place(wanted?: Partial<Wanted>, details?: Partial<EbayDetails>): SimOrder<EbayDetails>;
  /** Proves that the address is the application's, then sends it word of new orders. @throws when it is not. */
  subscribe(address: string, challengeResponse: (code: string) => string): Promise<void>;
  /** Every access token given out so far expires now. */
  expireTokens(): void;
  stop(): Promise<void>;
}

const topic = 'ORDER_CONFIRMATION';

/** eBay as far as we speak to it: sign-in, orders, fulfilments, refunds, cancellations, returns, notifications. */
export async function startEbay(options: EbayOptions): Promise<EbaySimulator> {
  const { keys, signingKey, now } = options;
  const signer = createSigner();
  const core = coreFor(signer, options);
  const tokens = new TokenDesk({ keys, now });
  const returns = new Map<string, ReturnRequest>();
  let url = '';
  const serving = { core, returns, key: signingKey ? sellersKey(signingKey) : null, url: () => url };
  const server = await startSimulatorServer({
    routes: [
      tokens.route,
      signer.route,
      ...orderRoutes(serving),
      ...cancellationRoutes(serving),
      ...returnRoutes(serving),
    ],
    port: 0,
    authorize: (request) => tokens.authorize(request),
    faults: core.faults,
    limiter: core.limiter,
    log: () => undefined,
  });
  url = server.url;
  return {
    url,
    core,
    returns,
    granted: () => tokens.granted,
    place: (wanted = {}, details = {}) => placeOrder(core, { wanted, details }),
    subscribe: (address, challengeResponse) => subscribe(core, { address, challengeResponse }),
    expireTokens: () => tokens.expireAll(),
    async stop() {
      await server.stop();
      core.stop();
    },
  };
}

function coreFor(signer: ReturnType<typeof createSigner>, { now }: EbayOptions): SimulatorCore<EbayDetails> {
  const core = createSimulatorCore<EbayDetails>({
    file: ':memory:',
    now,
    log: () => undefined,
    paid: ({ details }) => paidFor(details),
    sign: ({ body }) => ({ 'x-ebay-signature': signer.headerFor(body) }),
    toMessage: (happening, order) =>
      happening === 'created' ? { topic, body: noticeFor(order, now()) } : { topic: happening, body: null },
  });
  // It looks at no reference; only the orders themselves show what was done before.
  core.desk.recognisesReferences = false;
  return core;
}

interface Destination {
  readonly address: string;
  readonly challengeResponse: (code: string) => string;
}

async function subscribe(
  { webhooks }: SimulatorCore<EbayDetails>,
  { address, challengeResponse }: Destination,
): Promise<void> {
  const code = randomUUID();
  const answer = await fetch(`${address}?challenge_code=${code}`);
  const said: unknown = await answer.json();
  if (JSON.stringify(said) !== JSON.stringify({ challengeResponse: challengeResponse(code) })) {
    throw new Error('The destination did not meet the challenge.');
  }
  webhooks.subscribe({ url: address, secret: '', topics: [topic] });
}

/** eBay tells a purchase once for each of its lines. */
function placeOrder(
  core: SimulatorCore<EbayDetails>,
  { wanted, details: changes }: { wanted: Partial<Wanted>; details: Partial<EbayDetails> },
): SimOrder<EbayDetails> {
  const running = core.book.size + 1;
  const products = wanted.products ?? [{ product: productFor('MUG-BLUE'), quantity: 1 }];
  const details = { ...inventDetails({ seed: `ebay-${running}`, ...wanted, products }), ...changes };
  const id = orderIdFor(running);
  const order = core.desk.place({
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
  for (const _ of details.items.slice(1)) core.webhooks.send(topic, noticeFor(order, core.now()));
  return order;
}

const noticeFor = ({ id, createdAt }: SimOrder<EbayDetails>, now: Date) => ({
  metadata: { topic, schemaVersion: '1.0', deprecated: false },
  notification: {
    notificationId: `${randomUUID()}_${randomUUID()}`,
    eventDate: createdAt,
    publishDate: now.toISOString(),
    publishAttemptCount: 1,
    data: { order: { orderId: id } },
  },
});

/** Signs messages as eBay does, and hands out the key to check them with. */
function createSigner() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = randomUUID();
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  // eBay sends it on a single line.
  const key = pem.replace(/\n/g, '');
  const route: Route = {
    method: 'GET',
    path: '/commerce/notification/v1/public_key/:kid',
    access: 'api',
    handle: ({ params }) =>
      params['kid'] === kid
        ? answerJson(200, { key, algorithm: 'ECDSA', digest: 'SHA1' })
        : refuse(404, { errorId: 195_016, message: 'The public key was not found.' }),
  };
  const headerFor = (body: string) => {
    const signature = sign('sha1', Buffer.from(body), privateKey).toString('base64');
    return Buffer.from(JSON.stringify({ alg: 'ecdsa', kid, signature, digest: 'SHA1' })).toString('base64');
  };
  return { route, headerFor };
}

/** Sellers may list what the catalogue does not know; then it looks like something it does. */
export const productFor = (sku: string): DemoProduct =>
  [...shopProducts, unlistedProduct].find((product) => product.sku === sku) ?? { ...unlistedProduct, sku, title: sku };
