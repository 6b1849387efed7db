import { addAmounts, compareAmounts, subtractAmount } from '../../../../nodes/order/amount';
import { answerJson, type Route, type SimRequest, type SimResponse } from '../../simulator-kit/http-types';
import type { SimOrder } from '../../simulator-kit/sim-order';
import { mergeMeta } from './order-changes';
import { base, onOrder, refuse, type ShopRoutes, withBody } from './order-routes';
import { FulfillmentBody, NoteBody, RefundBody } from './request-shapes';
import type { ShopDetails, ShopFulfillment, ShopMeta, ShopNote } from './shop-details';
import { addUp } from './shop-tax';
import { showRefund } from './show-order';

/** Notes, refunds and, where the shop has them on, fulfilments of an order. */
export function partRoutes(routes: ShopRoutes & { readonly fulfillments: boolean }): readonly Route[] {
  const { shown } = routes;
  return [
    part(routes, {
      method: 'GET',
      path: 'notes',
      act: ({ id }) => answerJson(200, routes.world.partsOf(id).notes.map(showNote)),
    }),
    part(routes, { method: 'POST', path: 'notes', act: (order, request) => addNote(routes, { order, request }) }),
    part(routes, {
      method: 'GET',
      path: 'refunds',
      act: ({ details }) =>
        answerJson(
          200,
          details.refunds.map((refund) => showRefund(refund, { details, ...shown })),
        ),
    }),
    part(routes, { method: 'POST', path: 'refunds', act: (order, request) => addRefund(routes, { order, request }) }),
    ...(routes.fulfillments ? fulfillmentRoutes(routes) : []),
  ];
}

type Acting = (order: SimOrder<ShopDetails>, request: SimRequest) => SimResponse;

const part = (
  routes: ShopRoutes,
  { method, path, act }: { method: Route['method']; path: string; act: Acting },
): Route => ({
  method,
  path: `${base}/orders/:id/${path}`,
  access: 'api',
  handle: (request) => onOrder(routes, { request, act: (order) => act(order, request) }),
});

interface Asked {
  readonly order: SimOrder<ShopDetails>;
  readonly request: SimRequest;
}

const showNote = ({ id, at, note, isForCustomer }: ShopNote) => ({
  id,
  author: 'system',
  date_created_gmt: at.slice(0, 19),
  note,
  customer_note: isForCustomer,
});

function addNote({ world }: ShopRoutes, { order, request }: Asked): SimResponse {
  return withBody(request, {
    schema: NoteBody,
    act: ({ note, customer_note }) => {
      const added = { id: world.nextId(), at: world.now().toISOString(), note, isForCustomer: customer_note };
      world.partsOf(order.id).notes.push(added);
      return answerJson(201, showNote(added));
    },
  });
}

function addRefund(routes: ShopRoutes, { order, request }: Asked): SimResponse {
  const { core, world, shown } = routes;
  const { details } = order;
  return withBody(request, {
    schema: RefundBody,
    act: ({ amount, reason, api_refund, api_restock, line_items, meta_data }) => {
      const refusal = refuseRefund(details, { amount, decimals: shown.decimals, api_refund });
      const reference = textOf(meta_data, '_sluice_reference');
      const note = { operation: 'refund', reference, orderId: order.id };
      if (refusal) {
        core.ledger.record({ ...note, factId: null, outcome: 'refused', code: 'refund_too_large' });
        return refuse(500, { code: 'woocommerce_rest_cannot_create_order_refund', message: refusal });
      }
      const refund = {
        id: world.nextId(),
        at: world.now().toISOString(),
        amount,
        reason,
        isPaid: api_refund,
        isRestocked: api_restock,
        meta: mergeMeta([], { changes: meta_data, world }),
        lines: line_items.map(({ id, quantity, refund_total, refund_tax }) => ({
          lineId: id,
          quantity,
          total: refund_total,
          tax: addAmounts('0', ...refund_tax.map((tax) => tax.refund_total)),
        })),
      };
      core.ledger.record({ ...note, factId: String(refund.id), outcome: 'done', code: null });
      const refunds = [...details.refunds, refund];
      const isAll = compareAmounts(leftOf({ ...details, refunds }, shown.decimals), '0') === 0;
      core.desk.edit(order.id, { reference: null, details: { refunds, ...(isAll && { status: 'refunded' }) } });
      return answerJson(201, showRefund(refund, { details, ...shown }));
    },
  });
}

const leftOf = (details: ShopDetails, decimals: number) =>
  subtractAmount(addUp(details, decimals).total, addAmounts('0', ...details.refunds.map(({ amount }) => amount)));

/** A refund through the gateway needs a gateway, and the marketplace's is none of the shop's. */
function refuseRefund(
  details: ShopDetails,
  { amount, decimals, api_refund }: { amount: string; decimals: number; api_refund: boolean },
): string | null {
  if (compareAmounts(amount, leftOf(details, decimals)) > 0) return 'Invalid refund amount.';
  return api_refund && details.payment.method === 'marketplace'
    ? 'The payment gateway for this order does not exist.'
    : null;
}

function fulfillmentRoutes(routes: ShopRoutes): readonly Route[] {
  return [
    part(routes, {
      method: 'GET',
      path: 'fulfillments',
      act: ({ id }) =>
        answerJson(
          200,
          routes.world.partsOf(id).fulfillments.map((one) => showFulfillment(one, routes)),
        ),
    }),
    part(routes, {
      method: 'POST',
      path: 'fulfillments',
      act: (order, request) => addFulfillment(routes, { order, request }),
    }),
  ];
}

/** No quantity is checked. */
function addFulfillment(routes: ShopRoutes, { order, request }: Asked): SimResponse {
  const { core, world } = routes;
  return withBody(request, {
    schema: FulfillmentBody,
    act: ({ is_fulfilled, meta_data }) => {
      const id = world.nextId();
      const at = world.now().toISOString();
      const added = { id, isFulfilled: is_fulfilled, at, meta: mergeMeta([], { changes: meta_data, world }) };
      const reference = [textOf(meta_data, '_sluice_reference'), textOf(meta_data, '_sluice_part')]
        .filter(Boolean)
        .join('/');
      core.ledger.record({
        operation: 'shipment',
        reference: reference || null,
        orderId: order.id,
        factId: String(id),
        outcome: 'done',
        code: null,
      });
      world.partsOf(order.id).fulfillments.push(added);
      return answerJson(201, showFulfillment(added, routes));
    },
  });
}

/** Times in the shop's own zone and without saying so. */
function showFulfillment({ id, isFulfilled, at, meta }: ShopFulfillment, { shown }: ShopRoutes) {
  const local = new Date(Date.parse(at) + shown.offsetHours * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  return {
    id,
    fulfillment_id: id,
    entity_type: 'WC_Order',
    status: isFulfilled ? 'fulfilled' : 'unfulfilled',
    is_fulfilled: isFulfilled,
    date_updated: local,
    date_deleted: null,
    meta_data: [...meta, ...(isFulfilled ? [{ id: 0, key: '_date_fulfilled', value: local }] : [])],
  };
}

const textOf = (meta: readonly Pick<ShopMeta, 'key' | 'value'>[], key: string): string | null => {
  const value = meta.find((one) => one.key === key)?.value;
  return typeof value === 'string' ? value : null;
};
