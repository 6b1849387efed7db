import { createGuardedHttp } from '../../http/guarded-http';
import type { Http } from '../contract';
import type { ScenarioWorld } from '../simulator-kit/scenarios/scenario-world';
import { openItems } from '../simulator-kit/sim-order';
import { amazonWith } from '.';
import { messageIdOf } from './feed-documents';
import { forgetFeeds } from './send-feed';
import { type AmazonSimulator, productFor, startAmazon } from './simulator';
import { simulatedMarketplaces } from './simulator-orders';
import { packageReference } from './write-shipment';

export const demoKeys = {
  clientId: 'amzn1.application-oa2-client.demo',
  clientSecret: 'hush',
  refreshToken: 'Atzr|demo',
};

export interface AmazonWorld extends ScenarioWorld {
  readonly simulator: AmazonSimulator;
}

/**
 * A simulated Amazon for the scenario table, spoken to as the engine speaks to it. Its clock goes on five minutes with every call of
 * ours, for Amazon shows no change that is younger than two.
 *
 * @param watch sees every request before it goes out.
 */
export async function openAmazonWorld({
  watch,
}: {
  watch?: (request: Parameters<Http>[0]) => void;
} = {}): Promise<AmazonWorld> {
  forgetFeeds();
  const guarded = createGuardedHttp();
  const http = guarded({ loopback: true });
  let time = Date.now();
  const now = () => new Date(time);
  const simulator = await startAmazon({ keys: demoKeys, port: 0, file: ':memory:', now, log: () => undefined });
  const connector = amazonWith({ feedPausesMs: [1, 1] });
  const settings = connector.settings.parse({
    marketplaceIds: simulatedMarketplaces.join(', '),
    sellerId: 'A2SIMULATED',
    apiAddress: simulator.url,
    tokenAddress: simulator.tokenUrl,
  });
  return {
    simulator,
    connector,
    call({ expired = false } = {}) {
      time += 300_000;
      const send: Http = (request) => {
        watch?.(request);
        return http(request);
      };
      const credentials = { ...demoKeys, ...(expired && { refreshToken: 'Atzr|withdrawn' }) };
      return { http: send, connectionId: 'c-amazon', credentials, settings, now: now() };
    },
    faults: simulator.core.faults,
    skus: ['MUG-BLUE', 'BOWL-16'],
    currency: 'EUR',
    place: async () => placeTwoAndOne(simulator),
    acts: actsAt(simulator),
    effects: (operation, { reference, remoteId }) => {
      const names: Readonly<Record<string, string>> = {
        shipment: packageReference(reference, 0),
        cancellation: messageIdOf(reference),
      };
      const done = simulator.core.ledger.timesDone(names[operation] ?? reference);
      return operation === 'order' || simulator.core.book.get(remoteId) ? done : 0;
    },
    doing: (operation) => ({
      method: 'POST',
      path: operation === 'shipment' ? '/orders/v0/orders/' : '/feeds/2021-06-30/feeds',
    }),
    async stop() {
      await guarded.close();
      await simulator.stop();
    },
  };
}

export const placeTwoAndOne = (simulator: AmazonSimulator, country: 'DE' | 'GB' | 'US' | 'JP' = 'DE'): string =>
  simulator.place({
    country,
    products: [
      { product: productFor('MUG-BLUE'), quantity: 2 },
      { product: productFor('BOWL-16'), quantity: 1 },
    ],
  }).id;

/** Refunds and returns happen at Amazon too, but its orders do not tell of them. */
const actsAt = ({ core, buyLabel }: AmazonSimulator): ScenarioWorld['acts'] => ({
  change: (id) => {
    const buyer = core.book.get(id)?.details.buyer;
    if (buyer) core.desk.edit(id, { reference: null, details: { buyer: { ...buyer, street: 'Neue Straße 2' } } });
  },
  shipPart: (id) => {
    const [line] = core.book.get(id)?.lines ?? [];
    if (!line) return;
    const items = [{ lineId: line.id, quantity: 1 }];
    const parcel = { carrier: 'DHL', carrierCode: null, service: null, trackingNumber: 'JD1', trackingUrl: null };
    core.desk.ship(id, { ...parcel, reference: null, items });
  },
  cancelByCustomer: (id) => {
    core.desk.edit(id, { reference: null, details: { cancelRequest: 'Ordered by mistake' } });
  },
  cancelByMerchant: (id) => {
    const order = core.book.get(id);
    if (order)
      core.desk.cancel(id, { reference: null, by: 'merchant', reason: 'NoInventory', items: openItems(order) });
  },
  attachLabel: buyLabel,
});
