import { z } from 'zod';
import { addAmounts } from '../../../../nodes/order/amount';
import { answerJson, type Route, type SimRequest, type SimResponse } from '../../simulator-kit/http-types';
import type { SimOrder } from '../../simulator-kit/sim-order';
import type { EbayDetails } from './ebay-details';
import { jsonOf, refuse } from './manners';
import { payBack } from './pay-back';
import type { Serving } from './serving';
import { showFulfillments, showOrder } from './show-order';
import { refuseUnsigned } from './signed-requests';

const base = '/sell/fulfillment/v1/order';

/** The Fulfillment API as far as we speak to it. */
export const orderRoutes = (serving: Serving): readonly Route[] => [
  { method: 'GET', path: base, access: 'api', handle: (request) => listOrders(serving, request) },
  {
    method: 'GET',
    path: `${base}/:id`,
    access: 'api',
    handle: withOrder(serving, (order) => answerJson(200, showOrder(order))),
  },
  {
    method: 'GET',
    path: `${base}/:id/shipping_fulfillment`,
    access: 'api',
    handle: withOrder(serving, (order) => {
      const fulfillments = showFulfillments(order);
      return answerJson(200, { fulfillments, total: fulfillments.length, warnings: [] });
    }),
  },
  {
    method: 'POST',
    path: `${base}/:id/shipping_fulfillment`,
    access: 'api',
    handle: withOrder(serving, (order, request) => ship(serving, { order, request })),
  },
  {
    method: 'POST',
    path: `${base}/:id/issue_refund`,
    access: 'api',
    handle: withOrder(serving, (order, request) => refund(serving, { order, request })),
  },
];

interface Asked {
  readonly order: SimOrder<EbayDetails>;
  readonly request: SimRequest;
}

function withOrder(
  { core }: Serving,
  handle: (order: SimOrder<EbayDetails>, request: SimRequest) => SimResponse,
): Route['handle'] {
  return (request) => {
    const order = core.book.get(request.params['id'] ?? '');
    return order
      ? handle(order, request)
      : refuse(404, { errorId: 32_100, message: `Invalid order ID: ${request.params['id']}.` });
  };
}

const span = /^lastmodifieddate:\[(\S+?)\.\.(\S*)\]$/;

function listOrders({ core }: Serving, { query }: SimRequest): SimResponse {
  const limit = Number(query.get('limit') ?? 50);
  const offset = Number(query.get('offset') ?? 0);
  if (!(limit >= 1 && limit <= 200))
    return refuse(400, { errorId: 30_810, message: 'The limit must be from 1 to 200.' });
  const within = spanOf(query.get('filter'));
  if (!within) return refuse(400, { errorId: 30_800, message: `Invalid filter: ${query.get('filter')}.` });
  const page = core.book.changes({ ...within, offset, limit });
  const isLast = offset + page.orders.length >= page.total;
  const href = `https://api.ebay.com${base}?${query}`;
  return answerJson(200, {
    href,
    total: page.total,
    limit,
    offset,
    ...(!isLast && { next: href }),
    orders: page.orders.map((order) => showOrder(order, { inList: true })),
  });
}

/** Null: not one eBay understands. */
function spanOf(filter: string | null): { since?: string; until?: string } | null {
  if (filter === null) return {};
  const [, from = '', to = ''] = span.exec(filter) ?? [];
  if (Number.isNaN(Date.parse(from))) return null;
  return {
    since: new Date(from).toISOString(),
    // eBay's end belongs to the span, the book's does not.
    ...(to && { until: new Date(Date.parse(to) + 1).toISOString() }),
  };
}

const Shipping = z.object({
  lineItems: z.array(z.object({ lineItemId: z.string(), quantity: z.number().int().positive().default(1) })).min(1),
  shippedDate: z.iso.datetime().optional(),
  shippingCarrierCode: z.string().min(1).optional(),
  trackingNumber: z
    .string()
    .regex(/^[A-Za-z0-9]+$/, 'Only letters and digits are supported in tracking numbers.')
    .optional(),
});

function ship({ core, url }: Serving, { order, request }: Asked): SimResponse {
  const body = Shipping.safeParse(jsonOf(request));
  if (!body.success) return refuse(400, { errorId: 32_210, message: body.error.issues[0]?.message ?? '' });
  const { lineItems, shippingCarrierCode: carrier, trackingNumber } = body.data;
  if ((carrier === undefined) !== (trackingNumber === undefined)) {
    return refuse(400, { errorId: 32_320, message: 'Carrier and tracking number must be given together.' });
  }
  const done = core.desk.ship(order.id, {
    reference: null,
    carrier: carrier ?? null,
    carrierCode: carrier ?? null,
    service: null,
    trackingNumber: trackingNumber ?? null,
    trackingUrl: null,
    items: lineItems.map(({ lineItemId, quantity }) => ({ lineId: lineItemId, quantity })),
  });
  if (done.kind !== 'done') {
    return refuse(400, { errorId: 32_310, message: done.kind === 'refused' ? done.refusal.message : 'No such order.' });
  }
  const location = `${url()}${base}/${order.id}/shipping_fulfillment/${trackingNumber ?? '999'}`;
  return { status: 201, headers: { location } };
}

const Amount = z.object({ value: z.string(), currency: z.string() });
const Refunding = z.object({
  reasonForRefund: z.enum([
    'BUYER_CANCEL',
    'SELLER_CANCEL',
    'ITEM_NOT_RECEIVED',
    'BUYER_RETURN',
    'ITEM_NOT_AS_DESCRIBED',
    'OTHER_ADJUSTMENT',
    'SHIPPING_DISCOUNT',
  ]),
  comment: z.string().max(100).optional(),
  refundItems: z.array(z.object({ lineItemId: z.string(), refundAmount: Amount })).optional(),
  orderLevelRefundAmount: Amount.optional(),
});

function refund({ core, key }: Serving, { order, request }: Asked): SimResponse {
  const unsigned = refuseUnsigned(request, key);
  if (unsigned) return unsigned;
  const body = Refunding.safeParse(jsonOf(request));
  if (!body.success) return refuse(400, { errorId: 34_904, message: body.error.issues[0]?.message ?? '' });
  const { refundItems = [], orderLevelRefundAmount } = body.data;
  if (refundItems.length > 0 === (orderLevelRefundAmount !== undefined)) {
    return refuse(400, { errorId: 34_905, message: 'Refund either lines or the order.' });
  }
  const lines = refundItems.map(({ lineItemId, refundAmount }) => ({ lineId: lineItemId, amount: refundAmount.value }));
  const amount = orderLevelRefundAmount?.value ?? addAmounts(...lines.map((line) => line.amount));
  const done = payBack(core, { orderId: order.id, amount, lines });
  return 'refusal' in done
    ? refuse(400, { errorId: 34_910, message: done.refusal })
    : answerJson(200, { refundId: done.refundId, refundStatus: 'PENDING' });
}
