import { connection } from './connection';
import { openUnitsAt } from './fulfillment-orders';
import { matches } from './search';
import { orderWith, type ShopOrder, type ShopWorld } from './shop-world';
import { showFulfillment, showOrder, showRefund } from './show-order';

interface Listing {
  readonly first?: number;
  readonly after?: string | null;
  readonly query?: string | null;
  readonly sortKey?: string;
  readonly reverse?: boolean;
}
interface ById {
  readonly id: string;
}

/** What `QueryRoot` answers. */
export const queries = (world: ShopWorld) => ({
  shop: () => ({ id: 'shop', name: 'Harbour & Sons', myshopifyDomain: 'harbour.myshopify.com', currencyCode: 'EUR' }),
  currentAppInstallation: () => ({ id: 'app', accessScopes: world.scopes.map((handle) => ({ handle })) }),

  orders({ query, sortKey = 'PROCESSED_AT', reverse = false, ...page }: Listing) {
    const found = allOrders(world).filter((order) => matches(query, (field) => searchable(order, { field, world })));
    const sorted = found.toSorted((a, b) => timeIn(a, sortKey).localeCompare(timeIn(b, sortKey)));
    return connection((reverse ? sorted.toReversed() : sorted).map((order) => shown(order, world)))(page);
  },
  order({ id }: ById) {
    const order = world.core.book.get(id);
    return order ? shown(order, world) : null;
  },
  fulfillment({ id }: ById) {
    const order = orderWith(world, ({ fulfillments }) => fulfillments.some((one) => one.id === id));
    const fulfillment = order?.details.fulfillments.find((one) => one.id === id);
    return order && fulfillment ? showFulfillment(fulfillment, order.details) : null;
  },
  refund({ id }: ById) {
    const order = orderWith(world, ({ refunds }) => refunds.some((one) => one.id === id));
    const refund = order?.details.refunds.find((one) => one.id === id);
    return order && refund ? showRefund(refund, order.details) : null;
  },
  productVariants({ query, ...page }: Listing) {
    const found = world.variants.filter(({ sku }) => matches(query, (field) => (field === 'sku' ? sku : null)));
    const show = ({ id, sku, status }: (typeof found)[number]) => ({ id, sku, barcode: null, product: { id, status } });
    return connection(found.map(show))(page);
  },
  /** Work in the background is done when it has been asked for often enough. */
  job({ id }: ById) {
    const left = world.jobs.get(id) ?? 0;
    world.jobs.set(id, left - 1);
    return { id, done: left <= 1 };
  },
});

/** The order with what is still to be sent from where. */
export const shown = (order: ShopOrder, world: ShopWorld) => ({
  ...showOrder(order),
  fulfillmentOrders: connection(openUnitsAt(order, world)),
});

const allOrders = ({ core }: ShopWorld) => core.book.newest({ offset: 0, limit: 10_000 });

const timeIn = ({ createdAt, updatedAt }: ShopOrder, sortKey: string) =>
  sortKey === 'UPDATED_AT' ? updatedAt : createdAt;

/** The search knows a new order's own fields only after a while; its times it knows at once. */
function searchable(
  { number, createdAt, updatedAt, details }: ShopOrder,
  { field, world }: { field: string; world: ShopWorld },
): string | null {
  const isKnown = world.now().getTime() - Date.parse(createdAt) >= world.searchLagMs;
  switch (field) {
    case 'updated_at':
      return updatedAt;
    case 'created_at':
      return createdAt;
    case 'name':
      return number;
    case 'source_identifier':
      return (isKnown && details.sourceIdentifier) || '';
    default:
      return null;
  }
}
