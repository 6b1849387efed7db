import { z } from 'zod';
import { ok, type Result } from '../../../nodes/problem';
import type { EbayCall } from './account';
import { readEbay } from './ebay-api';

const Orders = z.object({
  total: z.number(),
  orders: z.array(z.looseObject({ sellerId: z.string().nullish() })).nullish(),
});

/** Asks for the newest order, which needs the token and its scopes to be right, and says who sold it. */
export async function probeAccount(call: EbayCall): Promise<Result<{ account: string }>> {
  const answer = await readEbay(call, { path: '/sell/fulfillment/v1/order', query: { limit: 1 }, schema: Orders });
  if (!answer.ok) return answer;
  const seller = answer.value.orders?.[0]?.sellerId;
  const { marketplace } = call.settings;
  return ok({ account: seller ? `${seller} (${marketplace})` : `eBay account without orders yet (${marketplace})` });
}
