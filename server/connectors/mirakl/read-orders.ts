import { z } from 'zod';
import { ok, type Result } from '../../../nodes/problem';
import type { MiraklCall } from './account';
import { readMirakl } from './mirakl-client';
import { OrderHead } from './record';

export const OrderList = z.object({ orders: z.array(OrderHead), total_count: z.number().nullish() });

/** OR11 takes a hundred ids at once; OR12, for one, is deprecated. */
const atOnce = 100;

/** Orders by their ids; those that are not there are missing. */
export async function readOrders(call: MiraklCall, ids: readonly string[]): Promise<Result<readonly OrderHead[]>> {
  const orders: OrderHead[] = [];
  for (let from = 0; from < ids.length; from += atOnce) {
    const query = [
      ['order_ids', ids.slice(from, from + atOnce).join(',')],
      ['max', atOnce],
    ] as const;
    const page = await readMirakl(call, { path: '/orders', query, answer: OrderList });
    if (!page.ok) return page;
    orders.push(...page.value.value.orders);
  }
  return ok(orders);
}
