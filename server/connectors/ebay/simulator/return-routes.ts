import { z } from 'zod';
import { answerJson, type Route, type SimRequest, type SimResponse } from '../../simulator-kit/http-types';
import type { SimOrder } from '../../simulator-kit/sim-order';
import type { EbayDetails, ReturnRequest } from './ebay-details';
import { jsonOf, refusePostOrder } from './manners';
import { payBack, settleRefunds } from './pay-back';
import type { Serving } from './serving';
import { showReturn } from './show-order';
import { refuseUnsigned } from './signed-requests';

const base = '/post-order/v2/return';

/** Returns of the Post-Order API as far as we speak to it. */
export const returnRoutes = (serving: Serving): readonly Route[] => [
  { method: 'GET', path: `${base}/search`, access: 'api', handle: (request) => search(serving, request) },
  { method: 'GET', path: `${base}/:id`, access: 'api', handle: withReturn(serving, showWhole) },
  { method: 'POST', path: `${base}/:id/decide`, access: 'api', handle: withReturn(serving, decide) },
  { method: 'POST', path: `${base}/:id/mark_as_received`, access: 'api', handle: withReturn(serving, receive) },
  { method: 'POST', path: `${base}/:id/issue_refund`, access: 'api', handle: withReturn(serving, refund) },
];

interface Found {
  readonly serving: Serving;
  readonly order: SimOrder<EbayDetails>;
  readonly one: ReturnRequest;
  readonly request: SimRequest;
}

const all = ({ core, returns }: Serving) =>
  [...returns.values()].flatMap((one) => {
    const order = core.book.get(one.orderId);
    return order ? [{ order, one }] : [];
  });

function withReturn(serving: Serving, handle: (found: Found) => SimResponse): Route['handle'] {
  return (request) => {
    const found = all(serving).find(({ one }) => one.id === request.params['id']);
    return found ? handle({ ...found, serving, request }) : refusePostOrder(404, 'Return not found.');
  };
}

function search(serving: Serving, { query }: SimRequest): SimResponse {
  const [from, to] = [query.get('creation_date_range_from'), query.get('creation_date_range_to')];
  const orderId = query.get('order_id');
  const [limit, offset] = [Number(query.get('limit') ?? 25), Number(query.get('offset') ?? 0)];
  if (limit > 200) return refusePostOrder(400, 'The limit is 200.');
  const matching = all(serving).filter(
    ({ order, one }) =>
      (orderId === null || order.id === orderId) &&
      (from === null || one.at >= from) &&
      (to === null || one.at <= new Date(to).toISOString()),
  );
  return answerJson(200, {
    members: matching.slice(offset, offset + limit).map(({ order, one }) => showReturn(order, one)),
    total: matching.length,
    paginationOutput: { limit, offset, totalEntries: matching.length, totalPages: Math.ceil(matching.length / limit) },
  });
}

function showWhole({ order, one }: Found): SimResponse {
  const deliveryStatus = one.isBack ? 'DELIVERED' : 'UNKNOWN';
  return answerJson(200, {
    summary: showReturn(order, one),
    detail: { returnShipmentInfo: { shipmentTracking: { deliveryStatus } }, responseHistory: [] },
  });
}

/** The buyer opens one, of the first line unless told otherwise. */
export function openReturn(
  { core, returns }: Pick<Serving, 'core' | 'returns'>,
  { orderId, quantity, ...wish }: { orderId: string; quantity: number; lineId?: string },
): void {
  const id = String(5_000_000_000 + returns.size);
  const lineId = wish.lineId ?? core.book.get(orderId)?.details.items[0]?.id ?? '';
  const at = core.now().toISOString();
  returns.set(id, {
    id,
    orderId,
    lineId,
    quantity,
    reason: 'WRONG_SIZE',
    state: 'RETURN_REQUESTED',
    isBack: false,
    at,
  });
}

const move = ({ serving: { returns }, one }: Found, change: Partial<ReturnRequest>) =>
  returns.set(one.id, { ...one, ...change });

const Decision = z.object({ decision: z.enum(['APPROVE', 'DECLINE']) });

function decide(found: Found): SimResponse {
  const { serving, one, request } = found;
  const unsigned = refuseUnsigned(request, serving.key);
  if (unsigned) return unsigned;
  const body = Decision.safeParse(jsonOf(request));
  if (!body.success) return refusePostOrder(400, 'This decision is not known.');
  if (one.state !== 'RETURN_REQUESTED') return refusePostOrder(400, 'The return is not waiting for a decision.');
  const isApproved = body.data.decision === 'APPROVE';
  move(found, { state: isApproved ? 'ITEM_READY_TO_SHIP' : 'RETURN_REJECTED' });
  return answerJson(200, {});
}

function receive(found: Found): SimResponse {
  if (found.one.state !== 'ITEM_READY_TO_SHIP') return refusePostOrder(400, 'Nothing is on its way back.');
  move(found, { state: 'ITEM_DELIVERED', isBack: true });
  return answerJson(200, {});
}

const Amount = z.object({ value: z.string(), currency: z.string() });
const Refunding = z.object({
  refundDetail: z.object({
    itemizedRefundDetail: z.array(z.object({ refundAmount: Amount, refundFeeType: z.string() })).min(1),
    totalAmount: Amount,
  }),
});

function refund(found: Found): SimResponse {
  const { serving, order, one, request } = found;
  const unsigned = refuseUnsigned(request, serving.key);
  if (unsigned) return unsigned;
  const body = Refunding.safeParse(jsonOf(request));
  if (!body.success) return refusePostOrder(400, body.error.issues[0]?.message ?? '');
  const { value } = body.data.refundDetail.totalAmount;
  const lines = [{ lineId: one.lineId, amount: value }];
  const done = payBack(serving.core, { orderId: order.id, amount: value, lines });
  if ('refusal' in done) return refusePostOrder(400, done.refusal);
  settleRefunds(serving.core, order.id);
  move(found, { state: 'CLOSED' });
  return answerJson(200, { refundStatus: 'SUCCESS' });
}
