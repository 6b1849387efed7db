import { z } from 'zod';
import { ok, type Result } from '../../../nodes/problem';
import type { EbayCall } from './account';
import { type EbayRequest, readEbay, returnPath } from './ebay-api';

const Member = z.looseObject({
  returnId: z.coerce.string().min(1),
  orderId: z.string().nullish(),
  state: z.string().nullish(),
});
export type ListedReturn = z.infer<typeof Member>;
const Search = z.object({
  members: z.array(Member).nullish(),
  paginationOutput: z.object({ totalEntries: z.number().nullish() }).nullish(),
});

/** The most eBay gives at once. */
export const returnsPerPage = 200;

/** eBay's sandbox has no returns to search. */
export const hasReturns = ({ settings }: Pick<EbayCall, 'settings'>): boolean => settings.environment === 'production';

export async function searchReturns(
  call: EbayCall,
  query: EbayRequest['query'],
): Promise<Result<{ readonly members: readonly ListedReturn[]; readonly total: number }>> {
  if (!hasReturns(call)) return ok({ members: [], total: 0 });
  const found = await readEbay(call, {
    path: '/post-order/v2/return/search',
    query: { ...query, limit: returnsPerPage },
    schema: Search,
  });
  if (!found.ok) return found;
  const { members, paginationOutput } = found.value;
  return ok({ members: members ?? [], total: paginationOutput?.totalEntries ?? members?.length ?? 0 });
}

/** The returns of an order. Of a closed one the list does not say whether anything ever came back; its details do. */
export async function readReturns(
  call: EbayCall,
  query: EbayRequest['query'],
): Promise<Result<readonly ListedReturn[]>> {
  const found = await searchReturns(call, query);
  if (!found.ok) return found;
  const returns: ListedReturn[] = [];
  for (const one of found.value.members) {
    const cameBack = one.state === 'CLOSED' ? await hasComeBack(call, one.returnId) : ok(undefined);
    if (!cameBack.ok) return cameBack;
    returns.push(cameBack.value === undefined ? one : { ...one, cameBack: cameBack.value });
  }
  return ok(returns);
}

const Details = z.object({
  detail: z
    .object({
      returnShipmentInfo: z
        .object({
          shipmentTracking: z
            .object({ deliveryStatus: z.string().nullish(), actualDeliveryDate: z.unknown().optional() })
            .nullish(),
        })
        .nullish(),
      responseHistory: z.array(z.object({ activity: z.string().nullish() })).nullish(),
    })
    .nullish(),
});

async function hasComeBack(call: EbayCall, returnId: string): Promise<Result<boolean>> {
  const read = await readEbay(call, { path: returnPath(returnId), schema: Details });
  if (!read.ok) return read;
  const { returnShipmentInfo, responseHistory } = read.value.detail ?? {};
  const tracking = returnShipmentInfo?.shipmentTracking;
  const isDelivered = tracking?.deliveryStatus === 'DELIVERED' || Boolean(tracking?.actualDeliveryDate);
  return ok(isDelivered || (responseHistory ?? []).some(({ activity }) => activity === 'SELLER_MARK_AS_RECEIVED'));
}
