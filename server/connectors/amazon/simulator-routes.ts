import { z } from 'zod';
import { answerJson, type Route, type SimRequest, type SimResponse } from '../simulator-kit/http-types';
import type { SimulatorCore } from '../simulator-kit/simulator-core';
import { jsonOf, type Paced, refuse } from './simulator-manners';
import type { AmazonDetails } from './simulator-orders';
import { showLabel, showOrder } from './simulator-show';

interface Serving {
  readonly core: SimulatorCore<AmazonDetails>;
  readonly paced: Paced;
}

/** Orders, confirmations and labels, each with its own little rate. */
export const orderRoutes = (serving: Serving): readonly Route[] => [
  searchRoute(serving),
  readRoute(serving),
  confirmRoute(serving),
  labelRoute(serving),
];

const listOf = (query: URLSearchParams, name: string) => query.get(name)?.split(',').filter(Boolean) ?? [];

function searchRoute({ core, paced }: Serving): Route {
  return {
    method: 'GET',
    path: '/orders/2026-01-01/orders',
    access: 'api',
    handle: paced('searchOrders', ({ query }) => {
      const refusal = refuseSearch(query, core.now());
      if (refusal) return refuse(400, { code: 'InvalidInput', message: refusal });
      const places = listOf(query, 'marketplaceIds');
      const page = core.book.changes({
        since: isoOf(query.get('lastUpdatedAfter')),
        until: isoOf(query.get('lastUpdatedBefore')),
        cursor: query.get('paginationToken') ?? undefined,
        limit: Number(query.get('maxResultsPerPage') ?? 100),
      });
      const orders = page.orders.filter(({ details }) => places.length === 0 || places.includes(details.marketplaceId));
      const included = listOf(query, 'includedData');
      return answerJson(200, {
        orders: orders.map((order) => showOrder(order, included)),
        ...(page.nextCursor !== null && { pagination: { nextToken: page.nextCursor } }),
        lastUpdatedBefore: isoOf(query.get('lastUpdatedBefore')) ?? core.now().toISOString(),
      });
    }),
  };
}

const twoMinutesMs = 120_000;

function refuseSearch(query: URLSearchParams, now: Date): string | null {
  if (query.has('createdAfter') === query.has('lastUpdatedAfter')) {
    return 'Exactly one of createdAfter and lastUpdatedAfter must be provided.';
  }
  const [after, before] = [query.get('lastUpdatedAfter'), query.get('lastUpdatedBefore')];
  if (after !== null && isoOf(after) === undefined) return 'lastUpdatedAfter is not a date.';
  if (before !== null && !(Date.parse(before) <= now.getTime() - twoMinutesMs)) {
    return 'lastUpdatedBefore must be at least two minutes before the time of the request.';
  }
  if (after !== null && before !== null && Date.parse(before) < Date.parse(after)) {
    return 'lastUpdatedBefore must not be before lastUpdatedAfter.';
  }
  const size = Number(query.get('maxResultsPerPage') ?? 100);
  return size >= 1 && size <= 100 ? null : 'maxResultsPerPage must be between 1 and 100.';
}

/** In the form orders carry, so that text compares as time. */
function isoOf(text: string | null): string | undefined {
  const at = new Date(text ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

const notFound = () => refuse(404, { code: 'NotFound', message: 'Resource not found.' });

const readRoute = ({ core, paced }: Serving): Route => ({
  method: 'GET',
  path: '/orders/2026-01-01/orders/:id',
  access: 'api',
  handle: paced('getOrder', ({ params, query }) => {
    const order = core.book.get(params['id'] ?? '');
    return order ? answerJson(200, { order: showOrder(order, listOf(query, 'includedData')) }) : notFound();
  }),
});

const Confirmation = z.object({
  marketplaceId: z.string().min(1),
  packageDetail: z.object({
    packageReferenceId: z.string().regex(/^[1-9]\d*$/, 'Only positive numeric values are supported.'),
    carrierCode: z.string().min(1),
    carrierName: z.string().optional(),
    shippingMethod: z.string().optional(),
    trackingNumber: z.string().min(1),
    shipDate: z.iso.datetime({ offset: true }),
    orderItems: z.array(z.object({ orderItemId: z.string(), quantity: z.number().int().positive() })).min(1),
  }),
});

const confirmRoute = ({ core, paced }: Serving): Route => ({
  method: 'POST',
  path: '/orders/v0/orders/:id/shipmentConfirmation',
  access: 'api',
  handle: paced('confirmShipment', (request) => confirm(core, request)),
});

function confirm(core: SimulatorCore<AmazonDetails>, request: SimRequest): SimResponse {
  const body = Confirmation.safeParse(jsonOf(request));
  if (!body.success) return refuse(400, { code: 'Invalid Input', message: body.error.issues[0]?.message ?? '' });
  const order = core.book.get(request.params['id'] ?? '');
  if (!order) return notFound();
  const { packageReferenceId, carrierCode, carrierName, shippingMethod, trackingNumber, orderItems } =
    body.data.packageDetail;
  if (body.data.marketplaceId !== order.details.marketplaceId) {
    return refuse(400, { code: 'InvalidInput', message: 'The order is of another marketplace.' });
  }
  // The same package again is an edit of it.
  if (order.shipments.some(({ reference }) => reference === packageReferenceId)) return { status: 204 };
  const done = core.desk.ship(order.id, {
    reference: packageReferenceId,
    carrier: carrierName ?? carrierCode,
    carrierCode,
    service: shippingMethod ?? null,
    trackingNumber,
    trackingUrl: null,
    items: orderItems.map(({ orderItemId, quantity }) => ({ lineId: orderItemId, quantity })),
  });
  if (done.kind === 'done') return { status: 204 };
  return done.kind === 'refused' ? refuse(400, { code: 'InvalidInput', message: done.refusal.message }) : notFound();
}

const labelRoute = ({ core, paced }: Serving): Route => ({
  method: 'GET',
  path: '/mfn/v0/shipments/:id',
  access: 'api',
  handle: paced('getShipment', ({ params }) => {
    for (const order of core.book.newest({ offset: 0, limit: core.book.size })) {
      const label = order.details.labels.find(({ shipmentId }) => shipmentId === params['id']);
      if (label) return answerJson(200, { payload: showLabel(order, label) });
    }
    return refuse(400, { code: 'InvalidInput', message: 'The shipment does not exist.' });
  }),
});
