import { createGuardedHttp } from '../../http/guarded-http';
import { listen } from '../simulator-kit/scenarios/listen';
import type { ScenarioWorld } from '../simulator-kit/scenarios/scenario-world';
import { shopify } from '.';
import { referenceNote } from './reference';
import { type Execute, type Shop, type ShopOptions, startShop } from './simulator';
import { emptyDetails, placeOrder } from './simulator/create-order';
import { partId } from './simulator/fulfillment-orders';
import type { ShopLine } from './simulator/shop-state';

export const shopKeys = { accessToken: 'shpat_demo', webhookSecret: 'hush' };

export type ShopifyWorld = ScenarioWorld & { readonly shop: Shop };

/** A simulated shop for the scenario table, spoken to as the engine speaks to it. */
export async function openShopifyWorld(execute: Execute, options: Partial<ShopOptions> = {}): Promise<ShopifyWorld> {
  const guarded = createGuardedHttp();
  const shop = await startShop({ ...options, accessToken: shopKeys.accessToken, execute });
  const listener = await listen();
  shop.core.webhooks.subscribe({ url: listener.url, secret: shopKeys.webhookSecret, topics: [] });
  return {
    shop,
    connector: shopify,
    call: ({ expired = false } = {}) => ({
      http: guarded({ loopback: true }),
      connectionId: 'c-shopify',
      credentials: { ...shopKeys, ...(expired && { accessToken: 'shpat_old' }) },
      settings: shopify.settings.parse({ shop: shop.host }),
      now: new Date(),
    }),
    faults: shop.core.faults,
    skus: ['MUG-BLUE', 'BOWL-16'],
    currency: 'EUR',
    place: async () => buy(shop),
    acts: actsIn(shop),
    effects: (operation, about) => countEffects(shop, { operation, ...about }),
    doing: (operation) => ({ method: 'POST', path: `/${doing[operation] ?? ''}` }),
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

/** The operation that does the work of each write. */
const doing: Readonly<Record<string, string>> = {
  order: 'CreateOrder',
  update: 'AddTags',
  cancellation: 'CancelOrder',
  shipment: 'CreateFulfillment',
  return: 'CreateReturn',
  refund: 'CreateRefund',
  label: 'SetMetafield',
};

/** Two mugs at 14.50 with a euro off, a bowl, delivery; prices with tax. */
export function buy({ world }: Shop): string {
  const address = {
    firstName: 'Ana',
    lastName: 'Ruiz',
    address1: 'Calle Mayor 1',
    city: 'Madrid',
    zip: '28013',
    countryCode: 'ES',
  };
  const line = (sku: string, rest: Pick<ShopLine, 'quantity' | 'price' | 'discount'>): ShopLine => {
    const variant = world.variants.find((one) => one.sku === sku);
    const title = variant?.title ?? sku;
    const kept = { properties: [], requiresShipping: true, removed: 0, taxes: [] };
    return { id: world.nextId('LineItem'), variantId: variant?.id ?? null, sku, title, ...kept, ...rest };
  };
  const at = world.now().toISOString();
  const sale = { id: world.nextId('OrderTransaction'), kind: 'SALE', status: 'SUCCESS', gateway: 'shopify_payments' };
  const order = placeOrder(
    {
      ...emptyDetails,
      processedAt: at,
      email: 'ana@example.com',
      shippingAddress: address,
      billingAddress: address,
      lines: [
        line('MUG-BLUE', { quantity: 2, price: '14.50', discount: '1.00' }),
        line('BOWL-16', { quantity: 1, price: '18.90', discount: '0' }),
      ],
      shipping: [{ title: 'Standard', code: 'standard', price: '4.90', taxes: [] }],
      transactions: [{ ...sale, amount: '51.80', at, parentId: null }],
    },
    world,
  );
  return order.id;
}

function actsIn({ core, hands }: Shop): ScenarioWorld['acts'] {
  const orderOf = (id: string) => {
    const order = core.book.get(id);
    if (!order) throw new Error(`The simulated shop has no order ${id}.`);
    return order;
  };
  const ship = (id: string, some?: readonly { id: string; quantity: number }[]) =>
    hands.fulfillmentCreate({
      fulfillment: {
        lineItemsByFulfillmentOrder: [
          { fulfillmentOrderId: partId(id, 0), ...(some && { fulfillmentOrderLineItems: some }) },
        ],
        trackingInfo: { company: 'UPS', numbers: ['1Z999'] },
      },
    });
  const lineOf = (id: string) => orderOf(id).details.lines[0]?.id ?? '';
  return {
    change: (id) =>
      void hands.orderUpdate({ input: { id, shippingAddress: { address1: 'Calle Nueva 2', countryCode: 'ES' } } }),
    shipPart: (id) =>
      void ship(id, [{ id: lineOf(id).replace('/LineItem/', '/FulfillmentOrderLineItem/'), quantity: 1 }]),
    cancelByCustomer: (orderId) => void hands.orderCancel({ orderId, reason: 'CUSTOMER' }),
    cancelByMerchant: (orderId) => void hands.orderCancel({ orderId, reason: 'INVENTORY' }),
    takeBack(orderId) {
      ship(orderId);
      const part = orderOf(orderId).details.fulfillments[0]?.units[0]?.id ?? '';
      const returnLineItems = [{ fulfillmentLineItemId: part, quantity: 1, returnReasonNote: 'Too small' }];
      hands.returnCreate({ returnInput: { orderId, returnLineItems } });
    },
    refund: (orderId) => {
      const transactions = [{ amount: '4.00', gateway: 'shopify_payments' }];
      hands.refundCreate({ input: { orderId, note: 'Scratched', transactions }, key: null });
    },
  };
}

interface Counting {
  readonly operation: string;
  readonly reference: string;
  readonly remoteId: string;
}

function countEffects({ core }: Shop, { operation, reference, remoteId }: Counting): number {
  if (operation === 'order') return core.book.withReference(reference).length;
  const details = core.book.get(remoteId)?.details;
  if (!details) return 0;
  const own = details.refunds.filter(({ note }) => note?.includes(referenceNote(reference))).length;
  const counts: Readonly<Record<string, number>> = {
    cancellation: own + (details.cancelledAt ? 1 : 0),
    refund: own,
    label: Object.keys(details.metafields).filter((key) => key.endsWith(reference)).length,
    shipment: details.fulfillments.length,
    return: details.returns.length,
  };
  return counts[operation] ?? 0;
}
