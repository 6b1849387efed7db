import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { RemoteLink, WriteOutcome, WriteRequest } from '../contract';
import { soldLines } from '../sold-lines';
import { adminUrl, type WooCall } from './account';
import { findProducts, type Product } from './find-products';
import { metaKeys, metaText } from './meta';
import { WooOrder } from './wire';
import { readWoo } from './woo-client';

const day = 86_400_000;
/** Clocks of marketplace and shop differ. */
const earlierMs = 3_600_000;
/** Nobody tries again what was left lying longer. */
const longestDays = 14;
const mostPages = 40;

/** What `find` answers: the finished order, or null while nothing of ours is there or writing again would have to finish it. */
export async function findOrder(call: WooCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const sold = soldLines(request.order.lines, { skuMap: request.skuMap, destination: 'WooCommerce' });
  const products = sold.ok ? await findProducts(call, sold.value) : sold;
  // Nothing is created before every product is found; what is missing now may have been there then, so look without one.
  if (!products.ok && products.problems.some(({ code }) => !code.startsWith('sku.'))) return products;
  const own = await findOwnOrder(call, { request, product: products.ok ? [...products.value.values()][0] : undefined });
  if (!own.ok) return own;
  return ok(own.value && !isUnfinished(own.value) ? { link: linkTo(own.value, call) } : null);
}

/**
 * WooCommerce looks orders up neither by custom field nor by any reference of ours, and its filters may be ignored without a word.
 * So: the orders since this one was placed that hold one of its products, and each row's own reference compared.
 */
export async function findOwnOrder(
  call: WooCall,
  { request, product }: { request: WriteRequest; product: Product | undefined },
): Promise<Result<WooOrder | null>> {
  const since = Math.max(Date.parse(request.order.placedAt) - earlierMs, call.now.getTime() - longestDays * day);
  const query = {
    after: new Date(since).toISOString().slice(0, 19),
    dates_are_gmt: 'true',
    ...(product && { product: product.parent_id || product.id }),
    orderby: 'date',
    order: 'desc',
    per_page: 100,
  };
  for (let page = 1; page <= mostPages; page += 1) {
    const listed = await readWoo(call, { path: '/orders', query: { ...query, page }, answer: z.array(z.unknown()) });
    if (!listed.ok) return listed;
    const rows = listed.value?.value ?? [];
    const own = rows.flatMap((row) => ownOrder(row, request.reference));
    if (own[0]) return ok(own[0]);
    if (rows.length < 100) return ok(null);
  }
  return failed(tooMany);
}

function ownOrder(row: unknown, reference: string): WooOrder[] {
  const order = WooOrder.safeParse(row);
  return order.success && metaText(order.data.meta_data, metaKeys.reference) === reference ? [order.data] : [];
}

/** Created, but its total or its status is still to be put right. */
export const isUnfinished = ({ status }: Pick<WooOrder, 'status'>) => status === 'pending';

/** Which order and which lines over there are ours. */
export function linkTo(order: WooOrder, { settings }: Pick<WooCall, 'settings'>): RemoteLink {
  const lineIds = order.line_items.flatMap(({ id, meta_data }) => {
    const canonical = metaText(meta_data, metaKeys.line);
    return canonical === null ? [] : [[canonical, String(id)]];
  });
  return {
    remoteId: String(order.id),
    number: order.number,
    url: adminUrl(order.id, settings),
    lineIds: Object.fromEntries(lineIds),
  };
}

const tooMany: Problem = {
  code: 'destination.cannotSearch',
  message: 'There are too many orders in WooCommerce to be sure that this one is not among them.',
  advice: 'Look for it in the shop; if it is not there, try again.',
  retry: 'never',
};
