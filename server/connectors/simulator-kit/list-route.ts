import { answerJson, type Route } from './http-types';
import type { OrderBook } from './order-book';
import type { SimOrder } from './sim-order';

const usualLimit = 50;
const mostPerPage = 100;

interface ListOptions<Details> {
  readonly path: string;
  readonly book: OrderBook<Details>;
  now(): Date;
  show(order: SimOrder<Details>): unknown;
}

/**
 * Orders changed since a moment, oldest change first: `updated_since`, `updated_before`, `limit`, and `cursor` or `page`. `as_of` is the
 * channel's own clock: nothing up to it is missing.
 */
export const changedOrdersRoute = <Details>({ path, book, now, show }: ListOptions<Details>): Route => ({
  method: 'GET',
  path,
  access: 'api',
  handle({ query }) {
    const limit = query.has('limit') ? Number(query.get('limit')) : usualLimit;
    if (!Number.isInteger(limit) || limit < 1 || limit > mostPerPage) {
      return answerJson(422, { error: 'invalid', field: 'limit', message: `From 1 to ${mostPerPage}.` });
    }
    const page = book.changes({
      since: instantOf(query.get('updated_since')),
      until: instantOf(query.get('updated_before')),
      cursor: query.get('cursor') ?? undefined,
      offset: (Math.max(1, Math.floor(Number(query.get('page') ?? 1)) || 1) - 1) * limit,
      limit,
    });
    return answerJson(200, {
      orders: page.orders.map(show),
      next_cursor: page.nextCursor,
      total: page.total,
      as_of: now().toISOString(),
    });
  },
});

/** In the form orders carry, so that text compares as time. An unreadable moment is taken as none. */
function instantOf(text: string | null): string | undefined {
  const at = new Date(text ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
