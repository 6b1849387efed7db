import type { z } from 'zod';
import { answerJson, type Route, type SimRequest, type SimResponse } from '../../simulator-kit/http-types';
import type { SimOrder } from '../../simulator-kit/sim-order';
import type { SimulatorCore } from '../../simulator-kit/simulator-core';
import { changeOrder, emptyOrder, type ShopWorld, simLines } from './order-changes';
import { OrderBody } from './request-shapes';
import type { ShopDetails } from './shop-details';
import { type Shown, showOrder, showProduct } from './show-order';

export interface ShopRoutes {
  readonly core: SimulatorCore<ShopDetails>;
  readonly world: ShopWorld;
  readonly shown: Shown;
}

export const base = '/wp-json/wc/v3';

export const refuse = (status: number, { code, message, params }: { code: string; message: string; params?: object }) =>
  answerJson(status, { code, message, data: { status, ...(params && { params }) } });

/** The order of the path, or the refusal WooCommerce has for it. */
export function onOrder(
  { core }: ShopRoutes,
  { request, act }: { request: SimRequest; act: (order: SimOrder<ShopDetails>) => SimResponse },
): SimResponse {
  const order = core.book.get(request.params['id'] ?? '');
  const missing = { code: 'woocommerce_rest_shop_order_invalid_id', message: 'Invalid ID.' };
  return order ? act(order) : refuse(404, missing);
}

/** Parses a body; what does not fit names its parameters, as WordPress does. */
export function withBody<Schema extends z.ZodType>(
  { body: bytes }: Pick<SimRequest, 'body'>,
  { schema, act }: { schema: Schema; act: (body: z.infer<Schema>) => SimResponse },
): SimResponse {
  const parsed = schema.safeParse(JSON.parse(bytes.toString() || '{}'));
  if (parsed.success) return act(parsed.data);
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  return refuse(400, {
    code: 'rest_invalid_param',
    message: `Invalid parameter(s): ${field}`,
    params: { [field]: issue?.message },
  });
}

export function orderRoutes(routes: ShopRoutes): readonly Route[] {
  const { core, shown } = routes;
  const api = (method: Route['method'], { path, handle }: Pick<Route, 'path' | 'handle'>): Route => ({
    method,
    path: `${base}${path}`,
    access: 'api',
    handle,
  });
  const one = (method: Route['method'], act: (order: SimOrder<ShopDetails>, request: SimRequest) => SimResponse) =>
    api(method, {
      path: '/orders/:id',
      handle: (request) => onOrder(routes, { request, act: (order) => act(order, request) }),
    });
  const show = (order: SimOrder<ShopDetails>) => answerJson(200, showOrder(order, shown));
  const schema = OrderBody;
  return [
    api('GET', { path: '/orders', handle: (request) => listOrders(routes, request) }),
    api('POST', {
      path: '/orders',
      handle: (request) => withBody(request, { schema, act: (body) => create(routes, body) }),
    }),
    api('POST', { path: '/orders/batch', handle: () => answerJson(200, {}) }),
    one('GET', show),
    one('PUT', (order, request) => withBody(request, { schema, act: (body) => update(routes, { order, body }) })),
    one('DELETE', (order) => {
      core.desk.edit(order.id, { reference: null, details: { status: 'trash' } });
      return show(order);
    }),
    api('GET', { path: '/products', handle: (request) => listProducts(routes, request) }),
  ];
}

function create({ core, world, shown }: ShopRoutes, body: OrderBody): SimResponse {
  if (body.line_items?.some(({ sku, product_id, variation_id }) => !sku && !product_id && !variation_id)) {
    return refuse(400, {
      code: 'woocommerce_rest_required_product_reference',
      message: 'Product ID or SKU is required.',
    });
  }
  const details = changeOrder(emptyOrder, { body, world });
  const id = String(world.nextId());
  const reference = details.meta.find(({ key }) => key === '_sluice_reference')?.value;
  const order = core.desk.place({
    id,
    number: id,
    reference: typeof reference === 'string' ? reference : null,
    lines: simLines(details),
    details,
  });
  return answerJson(201, showOrder(order, shown));
}

function update(
  { core, world, shown }: ShopRoutes,
  { order, body }: { order: SimOrder<ShopDetails>; body: OrderBody },
): SimResponse {
  const done = core.desk.edit(order.id, { reference: null, details: changeOrder(order.details, { body, world }) });
  return done.kind === 'done'
    ? answerJson(200, showOrder(done.order, shown))
    : refuse(404, { code: 'gone', message: '' });
}

/** Filters it does not know it ignores; times are exclusive, to the second, and by the shop's own clock unless told otherwise. */
function listOrders({ core, shown }: ShopRoutes, { query }: SimRequest): SimResponse {
  const by = query.get('orderby') === 'modified' ? 'updatedAt' : 'createdAt';
  const descending = query.get('order') !== 'asc';
  const statuses = query.get('status')?.split(',');
  const product = Number(query.get('product') ?? 0);
  const rows = core.book
    .newest({ offset: 0, limit: 1_000_000 })
    .filter(({ details }) => (statuses ? statuses.includes(details.status) : details.status !== 'trash'))
    .filter(({ details }) => !product || details.lines.some(({ productId }) => productId === product))
    .filter((order) => isWithin(order, { query, shown }))
    .toSorted((a, b) => second(a[by]) - second(b[by]) || Number(a.id) - Number(b.id));
  const sorted = descending ? rows.toReversed() : rows;
  return page(sorted, { query, show: (order) => showOrder(order, shown) });
}

function isWithin(
  { createdAt, updatedAt }: SimOrder<ShopDetails>,
  { query, shown }: { query: URLSearchParams; shown: Shown },
): boolean {
  const isGmt = query.get('dates_are_gmt') === 'true';
  const bound = (name: string) => {
    const text = query.get(name);
    return text === null ? null : Date.parse(`${text}Z`) / 1000 - (isGmt ? 0 : shown.offsetHours * 3600);
  };
  const isAfter = (at: string, name: string) => second(at) > (bound(name) ?? 0);
  const isBefore = (at: string, name: string) => second(at) < (bound(name) ?? Number.POSITIVE_INFINITY);
  return (
    isAfter(updatedAt, 'modified_after') &&
    isBefore(updatedAt, 'modified_before') &&
    isAfter(createdAt, 'after') &&
    isBefore(createdAt, 'before')
  );
}

const second = (instant: string) => Math.floor(Date.parse(instant) / 1000);

/** Without `sku` variations are not listed; with it they are. */
function listProducts({ world }: ShopRoutes, { query }: SimRequest): SimResponse {
  const skus = query.get('sku')?.split(',');
  const rows = world.products.filter(({ sku, type }) => (skus ? skus.includes(sku) : type !== 'variation'));
  return page(rows, { query, show: showProduct });
}

function page<Row>(
  rows: readonly Row[],
  { query, show }: { query: URLSearchParams; show: (row: Row) => unknown },
): SimResponse {
  const size = Number(query.get('per_page') ?? 10);
  if (!(size >= 1 && size <= 100)) {
    return refuse(400, {
      code: 'rest_invalid_param',
      message: 'Invalid parameter(s): per_page',
      params: { per_page: '' },
    });
  }
  const from = (Number(query.get('page') ?? 1) - 1) * size;
  const answer = answerJson(200, rows.slice(from, from + size).map(show));
  const counts = { 'x-wp-total': String(rows.length), 'x-wp-totalpages': String(Math.ceil(rows.length / size)) };
  return { ...answer, headers: { ...answer.headers, ...counts } };
}
