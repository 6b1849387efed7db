import { z } from 'zod';
import { answerJson, type Route, type SimRequest, type SimResponse } from '../../simulator-kit/http-types';
import { openItems, type SimOrder, statusOf } from '../../simulator-kit/sim-order';
import { type CancelRequest, type EbayDetails, paidFor } from './ebay-details';
import { jsonOf, refusePostOrder } from './manners';
import { payBack, settleRefunds } from './pay-back';
import type { Serving } from './serving';
import { refuseUnsigned } from './signed-requests';

const base = '/post-order/v2/cancellation';

/** Cancellations of the Post-Order API as far as we speak to it. */
export const cancellationRoutes = (serving: Serving): readonly Route[] => [
  { method: 'POST', path: base, access: 'api', handle: (request) => create(serving, request) },
  { method: 'POST', path: `${base}/:id/approve`, access: 'api', handle: (request) => approve(serving, request) },
  { method: 'POST', path: `${base}/:id/reject`, access: 'api', handle: (request) => reject(serving, request) },
];

const Creation = z.object({
  legacyOrderId: z.string(),
  cancelReason: z.enum(['OUT_OF_STOCK_OR_CANNOT_FULFILL', 'BUYER_ASKED_CANCEL', 'ADDRESS_ISSUES']),
  buyerPaid: z.boolean(),
  buyerPaidDate: z.object({ value: z.iso.datetime() }).optional(),
});

function create(serving: Serving, request: SimRequest): SimResponse {
  const unsigned = refuseUnsigned(request, serving.key);
  if (unsigned) return unsigned;
  const body = Creation.safeParse(jsonOf(request));
  if (!body.success) return refusePostOrder(400, body.error.issues[0]?.message ?? '');
  const order = serving.core.book.get(body.data.legacyOrderId);
  if (!order) return refusePostOrder(404, 'Order not found.');
  if (statusOf(order) !== 'open') return refusePostOrder(400, 'The order is not eligible for cancellation.');
  if (order.details.cancelRequests.some(({ state }) => state === 'REQUESTED')) {
    return refusePostOrder(400, 'The buyer has asked for a cancellation: answer that.');
  }
  const id = requestCancellation(serving, { order, by: 'Seller', reason: body.data.cancelReason });
  execute(serving, { orderId: order.id, id });
  return answerJson(200, { cancelId: id });
}

interface Wish {
  readonly order: SimOrder<EbayDetails>;
  readonly by: CancelRequest['by'];
  readonly reason: string;
}

/** Somebody asks; the id of the request comes back. */
export function requestCancellation({ core }: Pick<Serving, 'core'>, { order, by, reason }: Wish): string {
  const id = `5${String(core.ledger.history({}).length).padStart(9, '0')}`;
  const at = core.now().toISOString();
  const request: CancelRequest = { id, by, reason, state: 'REQUESTED', requestedAt: at, completedAt: null };
  core.desk.edit(order.id, {
    reference: null,
    details: { cancelRequests: [...order.details.cancelRequests, request] },
  });
  return id;
}

/** Cancels the whole order, and eBay pays the buyer back. */
export function execute({ core }: Pick<Serving, 'core'>, { orderId, id }: { orderId: string; id: string }): void {
  const order = core.book.get(orderId);
  if (!order) return;
  const request = order.details.cancelRequests.find((one) => one.id === id);
  const by = request?.by === 'Buyer' ? 'customer' : 'merchant';
  core.desk.cancel(orderId, { reference: null, by, reason: request?.reason ?? null, items: openItems(order) });
  answerRequest(core, { orderId, id, state: 'COMPLETED' });
  payBack(core, { orderId, amount: paidFor(order.details), lines: [] });
  settleRefunds(core, orderId);
}

function answerRequest(
  { book, desk, now }: Serving['core'],
  { orderId, id, state }: { orderId: string; id: string; state: CancelRequest['state'] },
): void {
  const requests = book.get(orderId)?.details.cancelRequests ?? [];
  const completedAt = state === 'COMPLETED' ? now().toISOString() : null;
  const cancelRequests = requests.map((one) => (one.id === id ? { ...one, state, completedAt } : one));
  desk.edit(orderId, { reference: null, details: { cancelRequests } });
}

function openRequest({ core }: Serving, id: string): SimOrder<EbayDetails> | undefined {
  const all = core.book.newest({ offset: 0, limit: core.book.size });
  return all.find(({ details }) => details.cancelRequests.some((one) => one.id === id && one.state === 'REQUESTED'));
}

function approve(serving: Serving, request: SimRequest): SimResponse {
  const unsigned = refuseUnsigned(request, serving.key);
  if (unsigned) return unsigned;
  const id = request.params['id'] ?? '';
  const order = openRequest(serving, id);
  if (!order) return refusePostOrder(400, 'The cancellation request is not waiting for an answer.');
  execute(serving, { orderId: order.id, id });
  return { status: 200 };
}

function reject(serving: Serving, { params }: SimRequest): SimResponse {
  const id = params['id'] ?? '';
  const order = openRequest(serving, id);
  if (!order) return refusePostOrder(400, 'The cancellation request is not waiting for an answer.');
  answerRequest(serving.core, { orderId: order.id, id, state: 'REJECTED' });
  return { status: 200 };
}
