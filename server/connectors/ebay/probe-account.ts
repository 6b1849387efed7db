import { z } from 'zod';
import { ok, type Result } from '../../../nodes/problem';
import type { EbayCall } from './account';
import { readEbay } from './ebay-api';
import { searchReturns } from './read-returns';

const Orders = z.object({
  total: z.number(),
  orders: z.array(z.looseObject({ sellerId: z.string().nullish() })).nullish(),
});

/** Asks for an order and for returns, which needs the token and its scopes to be right, and says whose account it is. */
export async function probeAccount(call: EbayCall): Promise<Result<{ account: string }>> {
  const answer = await readEbay(call, { path: '/sell/fulfillment/v1/order', query: { limit: 1 }, schema: Orders });
  if (!answer.ok) return answer;
  const returns = await searchReturns(call, { creation_date_range_from: call.now.toISOString() });
  if (!returns.ok) return returns;
  const seller = answer.value.orders?.[0]?.sellerId;
  const { marketplace } = call.settings;
  return ok({ account: seller ? `${seller} (${marketplace})` : `eBay account without orders yet (${marketplace})` });
}
