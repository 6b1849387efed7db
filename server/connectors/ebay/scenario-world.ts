import { createHash } from 'node:crypto';
import { createGuardedHttp } from '../../http/guarded-http';
import type { Http } from '../contract';
import { type Greet, listen } from '../simulator-kit/scenarios/listen';
import type { ScenarioWorld } from '../simulator-kit/scenarios/scenario-world';
import { openItems } from '../simulator-kit/sim-order';
import { ebay } from '.';
import { type EbaySimulator, productFor, startEbay } from './simulator';
import { execute, requestCancellation } from './simulator/cancellation-routes';
import { payBack, settleRefunds } from './simulator/pay-back';
import { openReturn } from './simulator/return-routes';

/** The test key of RFC 9421 (B.1.4): a seller in the EU. */
export const signingKey = {
  privateKey: 'MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF',
  jwe: 'eyJhbGciOiJBMjU2R0NNS1cifQ.demo',
};
const demoKeys = { clientId: 'Demo-App-PRD', clientSecret: 'PRD-hush-hush', refreshToken: 'v^1.1#demo-refresh' };
const verificationToken = 'demo_verification_token_0123456789';
export const credentials = {
  ...demoKeys,
  verificationToken,
  signingKey: signingKey.privateKey,
  signingJwe: signingKey.jwe,
};

/** What eBay expects of an address. */
export const challengeResponse = (code: string, address: string) =>
  createHash('sha256')
    .update(code + verificationToken + address)
    .digest('hex');

export interface EbayWorld extends ScenarioWorld {
  readonly simulator: EbaySimulator;
}

interface Options {
  /** Sees every request before it goes out. */
  readonly watch?: (request: Parameters<Http>[0]) => void;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A simulated eBay for the scenario table, spoken to as the engine speaks to it. */
export async function openEbayWorld({ watch, settings: changes }: Options = {}): Promise<EbayWorld> {
  const guarded = createGuardedHttp();
  const http = guarded({ loopback: true });
  const simulator = await startEbay({ keys: demoKeys, signingKey, now: () => new Date() });
  const listener = await listen(greet);
  await simulator.subscribe(listener.url, (code) => challengeResponse(code, listener.url));
  const settings = ebay.settings.parse({ marketplace: 'EBAY_DE', apiAddress: simulator.url, ...changes });
  const send: Http = (request) => {
    watch?.(request);
    return http(request);
  };
  return {
    simulator,
    connector: ebay,
    call: ({ expired = false } = {}) => ({
      http: send,
      connectionId: 'c-ebay',
      credentials: { ...credentials, ...(expired && { refreshToken: 'v^1.1#withdrawn' }) },
      settings,
      now: new Date(),
    }),
    faults: simulator.core.faults,
    skus: ['MUG-BLUE', 'BOWL-16'],
    currency: 'EUR',
    place: async () => placeTwoAndOne(simulator),
    acts: actsAt(simulator),
    before: { return: (orderId) => openReturn(simulator, { orderId, quantity: 1 }) },
    effects: (operation, { remoteId }) => timesDone(simulator, { operation, remoteId }),
    doing: (operation) => ({ method: 'POST', path: operation === 'cancellation' ? '/post-order/' : '/sell/' }),
    async delivered() {
      await simulator.core.webhooks.idle();
      return listener.messages;
    },
    async stop() {
      await guarded.close();
      await simulator.stop();
      await listener.stop();
    },
  };
}

function timesDone({ core }: EbaySimulator, { operation, remoteId }: { operation: string; remoteId: string }): number {
  const done = core.ledger.history({}).filter(({ orderId, outcome }) => orderId === remoteId && outcome === 'done');
  return done.filter((entry) => entry.operation === operation).length;
}

export const placeTwoAndOne = (simulator: EbaySimulator, country: 'DE' | 'GB' | 'US' | 'AU' = 'DE'): string =>
  simulator.place({
    country,
    products: [
      { product: productFor('MUG-BLUE'), quantity: 2 },
      { product: productFor('BOWL-16'), quantity: 1 },
    ],
  }).id;

const parcel = { carrier: 'DHL', carrierCode: 'DHL', service: null, trackingUrl: null };

/** eBay has no labels of the seller's that it would tell of with the order. */
function actsAt(simulator: EbaySimulator): ScenarioWorld['acts'] {
  const { core } = simulator;
  const orderOf = (id: string) => {
    const order = core.book.get(id);
    if (!order) throw new Error(`no order ${id}`);
    return order;
  };
  return {
    change: (id) => {
      core.desk.edit(id, { reference: null, details: { note: 'Please ring twice' } });
    },
    shipPart: (id) => {
      const items = [{ lineId: orderOf(id).lines[0]?.id ?? '', quantity: 1 }];
      core.desk.ship(id, { ...parcel, trackingNumber: 'JD1', reference: null, items });
    },
    cancelByCustomer: (id) => {
      requestCancellation(simulator, { order: orderOf(id), by: 'Buyer', reason: 'ORDER_MISTAKE' });
    },
    cancelByMerchant: (orderId) => {
      const wish = { order: orderOf(orderId), by: 'Seller', reason: 'OUT_OF_STOCK_OR_CANNOT_FULFILL' } as const;
      execute(simulator, { orderId, id: requestCancellation(simulator, wish) });
    },
    takeBack: (orderId) => {
      core.desk.ship(orderId, {
        ...parcel,
        trackingNumber: 'JD2',
        reference: null,
        items: openItems(orderOf(orderId)),
      });
      openReturn(simulator, { orderId, quantity: 1 });
    },
    refund: (orderId) => {
      payBack(core, { orderId, amount: '4.0', lines: [] });
      settleRefunds(core, orderId);
    },
  };
}

/** Meets eBay's challenge as the inbox does. */
const greet: Greet = (asked) => {
  const nothing = { headers: {}, rawBody: new Uint8Array(), credentials };
  return ebay.webhook?.greet?.({ ...asked, ...nothing })?.body ?? null;
};
