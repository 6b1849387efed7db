import { priceIn, shopProducts } from '../simulator-kit/catalogue';
import { cancellationRoute, documentRoute, refundRoute, returnRoute } from '../simulator-kit/demo-api/fact-routes';
import { readingRoutes } from '../simulator-kit/demo-api/reading-routes';
import { answerJson, type Route } from '../simulator-kit/http-types';
import { answerDone, jsonRoute } from '../simulator-kit/json-route';
import { decimalText } from '../simulator-kit/minor-units';
import type { SimOrder } from '../simulator-kit/sim-order';
import type { SimulatorCore } from '../simulator-kit/simulator-core';
import { type StoreDetails, showOrder } from './store-order-book';
import { NewStoreOrder, StoreChanges } from './wire';

export interface StoreApi {
  readonly core: SimulatorCore<StoreDetails>;
  readonly name: string;
  readonly webhookSecret: string;
  /** SKUs the shop sells. */
  readonly skus: ReadonlySet<string>;
  create(order: NewStoreOrder): SimOrder<StoreDetails> & { readonly repeated: boolean };
}

/** The shop's admin API. */
export function storeApi(api: StoreApi): readonly Route[] {
  const { core, name, webhookSecret } = api;
  const facts = { desk: core.desk, base: '/api' };
  return [
    byReference(api),
    ...readingRoutes({ core, base: '/api', account: { name }, webhookSecret, show: showOrder }),
    productRoute(api),
    createRoute(api),
    changeRoute(api),
    cancellationRoute(facts),
    returnRoute(facts),
    refundRoute(facts),
    documentRoute(facts),
  ];
}

/** All orders that were made under a reference: two, when the shop was asked twice and does not look at references. */
const byReference = ({ core }: StoreApi): Route => ({
  method: 'GET',
  path: '/api/references/:reference',
  access: 'api',
  handle: ({ params }) =>
    answerJson(200, { orders: core.book.withReference(params['reference'] ?? '').map(showOrder) }),
});

const productRoute = ({ skus }: StoreApi): Route => ({
  method: 'GET',
  path: '/api/products',
  access: 'api',
  handle({ query }) {
    const wanted = query.getAll('sku');
    const found = shopProducts.filter(({ sku }) => skus.has(sku) && (wanted.length === 0 || wanted.includes(sku)));
    return answerJson(200, {
      products: found.map((product) => ({
        sku: product.sku,
        title: product.title,
        gtin: product.gtin,
        price: decimalText(priceIn(product, 'EUR'), 'EUR'),
        currency: 'EUR',
      })),
    });
  },
});

/** Nothing is made unless every SKU is known, or its line is said to stand without a product: a shop that makes one up sells what it does not have. */
const createRoute = ({ core, skus, create }: StoreApi): Route =>
  jsonRoute({
    method: 'POST',
    path: '/api/orders',
    body: NewStoreOrder,
    handle(order) {
      const unknown = [...new Set(order.lines.flatMap(({ sku, custom }) => (custom || skus.has(sku) ? [] : sku)))];
      if (unknown.length > 0) {
        core.desk.noteRefusal('order', { reference: order.external_reference, code: 'unknown_sku' });
        return answerJson(422, { error: 'unknown_sku', message: 'Not every SKU is in the catalogue.', skus: unknown });
      }
      const created = create(order);
      return answerJson(created.repeated ? 200 : 201, { order: headOf(created) });
    },
  });

/** Short on purpose: the caller knows the rest. */
const headOf = ({ id, number, details }: SimOrder<StoreDetails>) => ({
  id,
  number,
  lines: details.lines.map((line) => ({ id: line.id, sku: line.sku, external_line_id: line.external_line_id })),
});

const changeRoute = ({ core }: StoreApi): Route =>
  jsonRoute({
    method: 'PATCH',
    path: '/api/orders/:id',
    body: StoreChanges.partial().extend({ reference: NewStoreOrder.shape.external_reference.optional() }),
    handle({ reference = null, ...changes }, { params }) {
      const details = definedOnly(changes);
      return answerDone(core.desk.edit(params['id'] ?? '', { reference, details }), ({ factId }) => ({ id: factId }));
    },
  });

/** A field that was not sent is left alone. */
const definedOnly = (
  changes: { readonly [Name in keyof StoreDetails]?: StoreDetails[Name] | undefined },
): Partial<StoreDetails> => Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
