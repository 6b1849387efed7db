import { z } from 'zod';
import { ok, type Result } from '../../../nodes/problem';
import { type AmazonCall, marketplaceIdsOf } from './account';
import { readAmazon } from './sp-api';

const minutesMs = 60_000;

/** Signs in and asks for one order of the last hours, which needs the role, the region and the marketplaces to be right. */
export async function probeAccount(call: AmazonCall): Promise<Result<{ account: string }>> {
  const { settings, now } = call;
  const answer = await readAmazon(call, {
    method: 'GET',
    path: '/orders/2026-01-01/orders',
    query: {
      lastUpdatedAfter: new Date(now.getTime() - 60 * minutesMs).toISOString(),
      marketplaceIds: marketplaceIdsOf(settings),
      maxResultsPerPage: 1,
    },
    schema: z.object({ orders: z.array(z.unknown()) }),
  });
  if (!answer.ok) return answer;
  const count = marketplaceIdsOf(settings).length;
  return ok({ account: `Seller ${settings.sellerId}, ${count === 1 ? 'one marketplace' : `${count} marketplaces`}` });
}
