import { createGuardedHttp } from '../../http/guarded-http';
import type { HttpRequest } from '../contract';
import { listen } from '../simulator-kit/scenarios/listen';
import type { ScenarioWorld } from '../simulator-kit/scenarios/scenario-world';
import { woocommerce } from '.';
import { metaKeys } from './meta';
import { type Shop, startShop } from './simulator';
import { base } from './simulator/order-routes';

export const shopKeys = { consumerKey: 'ck_demo', consumerSecret: 'cs_demo', webhookSecret: 'hush' };

/** A simulated shop for the scenario table, spoken to as the engine speaks to it. */
export async function openWooWorld(
  options: { readonly fulfillments?: boolean } = {},
  watch?: (request: HttpRequest) => void,
): Promise<ScenarioWorld> {
  const guarded = createGuardedHttp();
  const http = guarded({ loopback: true });
  const shop = await startShop({ ...shopKeys, ...options });
  const listener = await listen();
  await shop.subscribe(listener.url, shopKeys.webhookSecret);
  // The first message is the ping, which is no news.
  listener.messages.length = 0;
  return {
    connector: woocommerce,
    call: ({ expired = false } = {}) => ({
      http: (request) => {
        watch?.(request);
        return http(request);
      },
      connectionId: 'c-woo',
      credentials: { ...shopKeys, ...(expired && { consumerSecret: 'cs_old' }) },
      settings: woocommerce.settings.parse({ siteUrl: shop.url, ...options }),
      now: new Date(),
    }),
    faults: shop.core.faults,
    skus: ['MUG-BLUE', 'BOWL-16'],
    currency: 'EUR',
    place: async () => placeOrder(shop).id,
    acts: actsIn(shop),
    effects: (operation, about) => countEffects(shop, { operation, ...about }),
    doing: (operation) => requestOf(operation, options),
    async delivered() {
      await shop.core.webhooks.idle();
      return listener.messages;
    },
    async stop() {
      await guarded.close();
      await shop.stop();
      await listener.stop();
    },
  };
}

const person = {
  first_name: 'Ana',
  last_name: 'Ruiz',
  address_1: 'Calle Mayor 1',
  city: 'Madrid',
  postcode: '28013',
  country: 'ES',
};

export const placeOrder = (shop: Shop, skus: readonly [string, string] = ['MUG-BLUE', 'BOWL-16']) =>
  shop.place({
    status: 'processing',
    currency: 'EUR',
    billing: { ...person, email: 'ana@example.com' },
    shipping: person,
    payment_method: 'bacs',
    payment_method_title: 'Bank transfer',
    line_items: [
      { sku: skus[0], quantity: 2, subtotal: '16.52', total: '15.70' },
      { sku: skus[1], quantity: 1, subtotal: '5.79', total: '5.79' },
    ],
    shipping_lines: [{ method_id: 'flat_rate', method_title: 'Standard', total: '4.05' }],
  });

/** In WooCommerce itself people complete and cancel whole orders; parcels with quantities need Fulfilments. */
const actsIn = (shop: Shop): ScenarioWorld['acts'] => ({
  change: (id) => shop.change(id, { shipping: { address_1: 'Calle Nueva 2' } }),
  shipPart: (id) => {
    shop.change(id, {});
    const [line] = shop.core.book.get(id)?.details.lines ?? [];
    const value = {
      at: new Date().toISOString(),
      parcels: [{ tracking_number: 'T-1', items: [{ item_id: line?.id, qty: 1 }] }],
    };
    shop.change(id, { meta_data: [{ key: metaKeys.shipment('byhand'), value }] });
  },
  cancelByMerchant: (id) => shop.change(id, { status: 'cancelled' }),
  refund: (id) => {
    const refund = {
      id: shop.world.nextId(),
      at: new Date().toISOString(),
      amount: '4.00',
      reason: 'Scratched',
      isPaid: true,
      isRestocked: false,
      meta: [],
      lines: [],
    };
    shop.core.desk.edit(id, { reference: null, details: { refunds: [refund] } });
  },
});

interface Counting {
  readonly operation: string;
  readonly reference: string;
  readonly remoteId: string;
}

type Meta = readonly { readonly key: string; readonly value?: unknown }[];
const isKey = (key: string) => (one: Meta[number]) => one.key === key;
const isOurs = (reference: string) => (one: { readonly meta: Meta }) =>
  one.meta.some(({ key, value }) => key === metaKeys.reference && value === reference);

function countEffects(shop: Shop, { operation, reference, remoteId }: Counting): number {
  if (operation === 'order') return shop.core.book.withReference(reference).filter(isKept).length;
  const details = shop.core.book.get(remoteId)?.details;
  if (!details) return 0;
  const { fulfillments } = shop.world.partsOf(remoteId);
  const noted = details.meta.filter(isKey(metaKeys.shipment(reference)));
  const counts: Readonly<Record<string, number>> = {
    cancellation: details.status === 'cancelled' ? 1 : 0,
    refund: details.refunds.filter(isOurs(reference)).length,
    label: details.meta.filter(isKey(metaKeys.label(reference))).length,
    shipment: fulfillments.filter(isOurs(reference)).length + noted.length,
  };
  return counts[operation] ?? 0;
}

const isKept = ({ details }: { readonly details: { readonly status: string } }) => details.status !== 'trash';

function requestOf(operation: string, { fulfillments = false }: { readonly fulfillments?: boolean }) {
  if (operation === 'order') return { method: 'POST', path: `${base}/orders` };
  if (operation === 'refund' || (operation === 'shipment' && fulfillments)) {
    return { method: 'POST', path: `${base}/orders/` };
  }
  return { method: 'PUT', path: `${base}/orders/` };
}
