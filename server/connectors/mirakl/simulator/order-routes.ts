import { z } from 'zod';
import { addAmounts } from '../../../../nodes/order/amount';
import { answerJson, type Route, type SimRequest, type SimResponse } from '../../simulator-kit/http-types';
import type { MarketLine } from './market-details';
import { cancelAll, decide, reverse, shipAll } from './market-rules';
import { api, apply, type Market, noOrder, nowOf, refuse, uuid, withJson } from './market-world';
import { type MarketOrder, showOrder } from './show-order';

/** OR11 and what is done to orders. */
export function orderRoutes(market: Market): readonly Route[] {
  return [
    api('GET', { path: '/orders', handle: (request) => listOrders(market, request) }),
    onOrder(market, { path: 'accept', act: accept }),
    onOrder(market, { path: 'tracking', act: track }),
    onOrder(market, {
      path: 'ship',
      act: (order) =>
        answer(apply(market, { order, operation: 'shipment', changed: shipAll(order.details, nowOf(market)) })),
    }),
    onOrder(market, {
      path: 'cancel',
      act: (order) => answer(apply(market, { order, operation: 'cancellation', changed: cancelAll(order.details) })),
    }),
    onOrder(market, { path: 'additional_fields', act: setFields }),
    api('PUT', { path: '/orders/refund', handle: (request) => reverseLines(market, { request, kind: 'refunds' }) }),
    api('PUT', {
      path: '/orders/cancel',
      handle: (request) => reverseLines(market, { request, kind: 'cancelations' }),
    }),
  ];
}

interface OnOrder {
  readonly path: string;
  act(order: MarketOrder, context: { readonly market: Market; readonly request: SimRequest }): SimResponse;
}

const onOrder = (market: Market, { path, act }: OnOrder): Route =>
  api('PUT', {
    path: `/orders/:id/${path}`,
    handle: (request) => {
      const order = market.core.book.get(request.params['id'] ?? '');
      return order ? act(order, { market, request }) : refuse(noOrder, 404);
    },
  });

const answer = (refusal: ReturnType<typeof apply>): SimResponse => (refusal ? refuse(refusal) : { status: 204 });

const accept: OnOrder['act'] = (order, { market, request }) =>
  withJson(request, {
    schema: z.object({ order_lines: z.array(z.object({ id: z.string(), accepted: z.boolean() })) }),
    act: ({ order_lines }) => {
      const changed = decide(order.details, { decisions: order_lines, at: nowOf(market), debit: market.debit });
      return answer(apply(market, { order, operation: 'acceptance', changed }));
    },
  });

const Text = z.string().nullable().default(null);

const track: OnOrder['act'] = (order, { market, request }) =>
  withJson(request, {
    schema: z.object({ carrier_code: Text, carrier_name: Text, carrier_url: Text, tracking_number: Text }),
    act: ({ carrier_code, carrier_name, carrier_url, tracking_number }) => {
      const tracking = {
        carrierCode: carrier_code,
        carrierName: carrier_name,
        number: tracking_number,
        url: carrier_url,
      };
      return answer(apply(market, { order, operation: 'tracking', changed: { details: { tracking } } }));
    },
  });

const setFields: OnOrder['act'] = (order, { market, request }) =>
  withJson(request, {
    schema: z.object({ order_additional_fields: z.array(z.object({ code: z.string(), value: z.unknown() })) }),
    act: ({ order_additional_fields }) => {
      const fields = order_additional_fields.map(({ code, value }) => ({ code, value }));
      apply(market, { order, operation: 'update', changed: { details: { fields } } });
      return answerJson(200, {});
    },
  });

const Tax = z.object({ code: z.string(), amount: z.coerce.string() });
const ReversalBody = z.object({
  order_line_id: z.string(),
  quantity: z.number().int().default(0),
  amount: z.coerce.string(),
  shipping_amount: z.coerce.string(),
  taxes: z.array(Tax).default([]),
  shipping_taxes: z.array(Tax).default([]),
  reason_code: z.string(),
});
const Reversals = z.array(ReversalBody).min(1);

/** Ids of lines say which order is meant; all lines of one call are of one order here. */
function reverseLines(
  market: Market,
  { request, kind }: { request: SimRequest; kind: 'refunds' | 'cancelations' },
): SimResponse {
  return withJson(request, {
    schema: kind === 'refunds' ? z.object({ refunds: Reversals }) : z.object({ cancelations: Reversals }),
    act: (json) => {
      const wanted = 'refunds' in json ? json.refunds : json.cancelations;
      const order = orderOfLine(market, wanted[0]?.order_line_id ?? '');
      if (!order) return refuse(noOrder, 404);
      const group = { id: uuid(market.nextId()), at: `${nowOf(market).slice(0, 19)}Z` };
      const made = wanted.map((one) => ({ lineId: one.order_line_id, ...toReversal(one, { market, group }) }));
      const changed = reverse(order.details, {
        byLine: new Map(made.map(({ lineId, ...one }) => [lineId, one])),
        kind,
      });
      const refusal = apply(market, { order, operation: kind === 'refunds' ? 'refund' : 'cancellation', changed });
      return refusal ? refuse(refusal) : answerJson(200, shownReversals(made, kind));
    },
  });
}

const orderOfLine = ({ core }: Market, lineId: string) =>
  core.book.newest({ offset: 0, limit: 10_000 }).find(({ details }) => details.lines.some(({ id }) => id === lineId));

function toReversal(
  body: z.infer<typeof ReversalBody>,
  { market, group }: { market: Market; group: { id: string; at: string } },
): MarketLine['refunds'][number] {
  return {
    id: String(market.nextId()),
    at: group.at,
    quantity: body.quantity,
    amount: body.amount,
    shippingAmount: body.shipping_amount,
    tax: addAmounts('0', ...body.taxes.map(({ amount }) => amount)),
    shippingTax: addAmounts('0', ...body.shipping_taxes.map(({ amount }) => amount)),
    reasonCode: body.reason_code,
    groupId: group.id,
    state: 'WAITING_REFUND_PAYMENT',
  };
}

const shownReversals = (made: readonly { readonly id: string; readonly groupId: string }[], kind: string) =>
  kind === 'refunds'
    ? { refunds: made.map(({ id, groupId }) => ({ refund_id: id, order_refund_id: groupId })) }
    : { cancelations: made.map(({ id }) => ({ cancelation_id: id })) };

/** Sorted by creation; asks for changes are answered from a little earlier on purpose, so that none is missed. */
function listOrders({ core }: Market, { query }: SimRequest): SimResponse {
  const ids = query.get('order_ids')?.split(',');
  const at = (name: string, delta = 0) => Date.parse(query.get(name) ?? '') - delta;
  const rows = core.book
    .newest({ offset: 0, limit: 1_000_000 })
    .toReversed()
    .filter(({ id }) => !ids || ids.includes(id))
    .filter(({ updatedAt }) => !(Date.parse(updatedAt) < at('start_update_date', 5_000)))
    .filter(({ createdAt }) => !(Date.parse(createdAt) < at('start_date')) && !(Date.parse(createdAt) > at('end_date')))
    .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
  const max = Number(query.get('max') ?? 10);
  if (!(max >= 1 && max <= 100)) return refuse({ message: 'max must be between 1 and 100' });
  const offset = Number(query.get('offset') ?? 0);
  return answerJson(200, { orders: rows.slice(offset, offset + max).map(showOrder), total_count: rows.length });
}
