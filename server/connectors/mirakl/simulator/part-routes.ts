import { z } from 'zod';
import { answerJson, type Route, type SimRequest, type SimResponse } from '../../simulator-kit/http-types';
import type { MarketDetails, MarketReturn, MarketShipment, MarketTracking } from './market-details';
import { addShipment, settledBy } from './market-rules';
import { api, apply, type Market, nowOf, refuse, uuid, withJson } from './market-world';
import { type MarketOrder, showReturn, showShipment } from './show-order';

/** Shipments (ST…) where the operator has them switched on, and returns (RT…). */
export function partRoutes(market: Market & { readonly multiShipment: boolean }): readonly Route[] {
  const off = (): SimResponse => refuse({ message: 'Multi-shipment is not enabled.' }, 404);
  const shipments: readonly Route[] = [
    api('GET', { path: '/shipments', handle: (request) => listShipments(market, request) }),
    api('POST', { path: '/shipments', handle: (request) => createShipments(market, request) }),
    api('POST', {
      path: '/shipments/tracking',
      handle: (request) => changeShipments(market, { request, act: retrack }),
    }),
    api('PUT', { path: '/shipments/ship', handle: (request) => changeShipments(market, { request, act: send }) }),
  ];
  return [
    ...(market.multiShipment ? shipments : shipments.map((route) => ({ ...route, handle: off }))),
    api('GET', { path: '/returns', handle: (request) => listReturns(market, request) }),
    api('POST', { path: '/returns', handle: (request) => createReturns(market, request) }),
    ...Object.entries(returnSteps).map(([step, rule]) =>
      api('PUT', { path: `/returns/${step}`, handle: (request) => moveReturns(market, { request, rule }) }),
    ),
  ];
}

const ordersOf = ({ core }: Market): readonly MarketOrder[] =>
  core.book.newest({ offset: 0, limit: 1_000_000 }).toReversed();

/** A token is the place to go on from; a parameter may stand several times. */
function seek<Row>(rows: readonly Row[], query: URLSearchParams): SimResponse {
  const limit = Number(query.get('limit') ?? 10);
  const from = Number(Buffer.from(query.get('page_token') ?? '', 'base64url').toString() || 0);
  const next = from + limit < rows.length ? Buffer.from(String(from + limit)).toString('base64url') : null;
  return answerJson(200, { data: rows.slice(from, from + limit), next_page_token: next, previous_page_token: null });
}

const isSince = (at: string, bound: string | null) => bound === null || Date.parse(at) >= Date.parse(bound);

function listShipments(market: Market, { query }: SimRequest): SimResponse {
  const ids = query.getAll('order_id');
  const rows = ordersOf(market)
    .filter(({ id }) => ids.length === 0 || ids.includes(id))
    .flatMap((order) => order.details.shipments.map(showShipment(order)))
    .filter(({ last_updated_date }) => isSince(last_updated_date, query.get('last_updated_from')));
  return seek(rows, query);
}

const Text = z.string().nullable().default(null);
const Tracking = z.object({ carrier_code: Text, carrier_name: Text, tracking_number: Text, tracking_url: Text });
const toTracking = (tracking: z.infer<typeof Tracking> | undefined): MarketTracking | null =>
  tracking
    ? {
        carrierCode: tracking.carrier_code,
        carrierName: tracking.carrier_name,
        number: tracking.tracking_number,
        url: tracking.tracking_url,
      }
    : null;

const NewShipment = z.object({
  order_id: z.string(),
  shipped: z.boolean().default(false),
  tracking: Tracking.optional(),
  shipment_lines: z.array(z.object({ order_line_id: z.string(), quantity: z.number().int(), package_reference: Text })),
});

/** Each for itself: what cannot be made is listed beside what was. */
function createShipments(market: Market, request: SimRequest): SimResponse {
  return withJson(request, {
    schema: z.object({ shipments: z.array(NewShipment).max(1000) }),
    act: ({ shipments }) => {
      const made = shipments.map((wanted) => createShipment(market, wanted));
      return answerJson(201, {
        shipment_success: made.flatMap((one) => ('shipment' in one ? [one.shipment] : [])),
        shipment_errors: made.flatMap((one) => ('message' in one ? [one] : [])),
      });
    },
  });
}

function createShipment(market: Market, wanted: z.infer<typeof NewShipment>) {
  const order = market.core.book.get(wanted.order_id);
  if (!order) return { order_id: wanted.order_id, message: 'The order does not exist.' };
  const at = nowOf(market);
  const shipment: MarketShipment = {
    id: uuid(market.nextId()),
    at,
    updatedAt: at,
    status: wanted.shipped ? 'SHIPPED' : 'SHIPPING',
    tracking: toTracking(wanted.tracking),
    lines: wanted.shipment_lines.map(({ order_line_id, quantity, package_reference }) => ({
      lineId: order_line_id,
      quantity,
      package: package_reference,
    })),
  };
  const refusal = apply(market, {
    order,
    operation: 'shipment',
    changed: addShipment(order.details, { shipment, at }),
  });
  return refusal ? { order_id: order.id, message: refusal.message } : { shipment: showShipment(order)(shipment) };
}

type Alter = (
  shipment: MarketShipment,
  told: { readonly tracking?: z.infer<typeof Tracking> | undefined },
) => MarketShipment;
const retrack: Alter = (shipment, { tracking }) => ({ ...shipment, tracking: toTracking(tracking) });
const send: Alter = (shipment) => ({ ...shipment, status: 'SHIPPED' });

function changeShipments(market: Market, { request, act }: { request: SimRequest; act: Alter }): SimResponse {
  return withJson(request, {
    schema: z.object({ shipments: z.array(z.object({ id: z.string(), tracking: Tracking.optional() })) }),
    act: ({ shipments }) => {
      const failed = shipments.filter((told) => !changeShipment(market, { told, act }));
      return answerJson(200, {
        shipment_success: shipments.filter((told) => !failed.includes(told)).map(({ id }) => ({ id })),
        shipment_errors: failed.map(({ id }) => ({ id, message: `No shipment with id '${id}'.` })),
      });
    },
  });
}

function changeShipment(
  market: Market,
  {
    told,
    act,
  }: { told: { readonly id: string; readonly tracking?: z.infer<typeof Tracking> | undefined }; act: Alter },
): boolean {
  const order = ordersOf(market).find(({ details }) => details.shipments.some(({ id }) => id === told.id));
  if (!order) return false;
  const at = nowOf(market);
  const shipments = order.details.shipments.map((one) =>
    one.id === told.id ? { ...act(one, told), updatedAt: at } : one,
  );
  const details = { shipments, ...settledBy(order.details, { shipments, at }) };
  apply(market, { order, operation: 'tracking', changed: { details } });
  return true;
}

function listReturns(market: Market, { query }: SimRequest): SimResponse {
  const baskets = query.getAll('order_commercial_id');
  const rows = ordersOf(market)
    .filter(({ details }) => baskets.length === 0 || baskets.includes(details.commercialId))
    .flatMap((order) => order.details.returns.map(showReturn(order)))
    .filter(({ last_updated }) => isSince(last_updated, query.get('return_last_updated_from')));
  return seek(rows, query);
}

const NewReturn = z.object({
  order_commercial_id: z.string(),
  accepted: z.boolean().nullable().default(null),
  rma: Text,
  reason_code: z.string().default('RETURN_OTHER'),
  return_lines: z.array(z.object({ order_line_id: z.string(), quantity: z.number().int() })),
});

function createReturns(market: Market, request: SimRequest): SimResponse {
  return withJson(request, {
    schema: z.object({ returns: z.array(NewReturn) }),
    act: ({ returns }) => {
      const made = returns.map((wanted) => createReturn(market, wanted));
      return answerJson(200, {
        return_success: made.flatMap((one) => ('made' in one ? [one.made] : [])),
        return_errors: made.flatMap((one) => ('message' in one ? [one] : [])),
      });
    },
  });
}

function createReturn(market: Market, wanted: z.infer<typeof NewReturn>) {
  const [first] = wanted.return_lines;
  const order = ordersOf(market).find(({ details }) => details.lines.some(({ id }) => id === first?.order_line_id));
  const line = order?.details.lines.find(({ id }) => id === first?.order_line_id);
  if (!order || !line?.shippedAt) {
    return { order_commercial_id: wanted.order_commercial_id, message: 'The order line cannot be returned.' };
  }
  const at = nowOf(market);
  const made: MarketReturn = {
    id: uuid(market.nextId()),
    at,
    updatedAt: at,
    state: wanted.accepted ? 'IN_PROGRESS' : 'WAITING_ACCEPTANCE',
    rma: wanted.rma,
    reasonCode: wanted.reason_code,
    labelUrl: null,
    lines: wanted.return_lines.map(({ order_line_id, quantity }) => ({ lineId: order_line_id, quantity })),
  };
  const details: Partial<MarketDetails> = { returns: [...order.details.returns, made] };
  apply(market, { order, operation: 'return', changed: { details } });
  return { made: showReturn(order)(made) };
}

interface ReturnRule {
  readonly from: readonly string[];
  readonly to: string;
}
const returnSteps: Readonly<Record<string, ReturnRule>> = {
  accept: { from: ['WAITING_ACCEPTANCE'], to: 'IN_PROGRESS' },
  receive: { from: ['IN_PROGRESS'], to: 'RECEIVED' },
  close: { from: ['RECEIVED'], to: 'CLOSED' },
  cancel: { from: ['WAITING_ACCEPTANCE', 'IN_PROGRESS'], to: 'CANCELED' },
};

function moveReturns(market: Market, { request, rule }: { request: SimRequest; rule: ReturnRule }): SimResponse {
  return withJson(request, {
    schema: z.object({ returns: z.array(z.object({ id: z.string(), accepted: z.boolean().default(true) })).max(100) }),
    act: ({ returns }) => {
      const failed = returns.filter(
        ({ id, accepted }) => !moveReturn(market, { id, rule: accepted ? rule : { ...rule, to: 'REFUSED' } }),
      );
      return answerJson(200, {
        return_success: returns.filter((one) => !failed.includes(one)).map(({ id }) => ({ id })),
        return_errors: failed.map(({ id }) => ({ id, message: 'Return is in invalid state' })),
      });
    },
  });
}

function moveReturn(market: Market, { id, rule }: { id: string; rule: ReturnRule }): boolean {
  const order = ordersOf(market).find(({ details }) => details.returns.some((one) => one.id === id));
  const known = order?.details.returns.find((one) => one.id === id);
  if (!order || !known || !rule.from.includes(known.state)) return false;
  const moved = { ...known, state: rule.to, updatedAt: nowOf(market) };
  const returns = order.details.returns.map((one) => (one === known ? moved : one));
  apply(market, { order, operation: 'returnStep', changed: { details: { returns } } });
  return true;
}
