import { addAmounts, compareAmounts } from '../../../../nodes/order/amount';
import { numberIn } from './shipping';
import { type ShopRefund, type ShopReturn, shipped, waiting } from './shop-state';
import { refundedSum } from './shop-sums';
import { change, orderWith, type ShopOrder, type ShopWorld, userError } from './shop-world';
import { showRefund, showReturn } from './show-order';

interface RefundInput {
  readonly orderId: string;
  readonly note?: string;
  readonly refundLineItems?: readonly {
    readonly lineItemId: string;
    readonly quantity: number;
    readonly restockType?: string;
  }[];
  readonly transactions?: readonly { readonly amount: string; readonly gateway: string; readonly parentId?: string }[];
}
interface ReturnInput {
  readonly orderId: string;
  readonly returnLineItems: readonly {
    readonly fulfillmentLineItemId: string;
    readonly quantity: number;
    readonly returnReasonNote?: string;
    readonly customerNote?: string;
  }[];
}

/** The mutations that take something back. */
export const afterSales = (world: ShopWorld) => ({
  /** In the background: the answer is a job to ask about. */
  orderCancel({ orderId, reason }: { orderId: string; reason: string }) {
    const order = world.core.book.get(orderId);
    const refusal = order ? reasonAgainst(order) : 'Order not found.';
    if (!order || refusal) return { job: null, orderCancelUserErrors: userError(refusal ?? '', { code: 'INVALID' }) };
    const id = world.nextId('Job');
    world.jobs.set(id, 2);
    change(order, {
      world,
      cancelledAt: world.now().toISOString(),
      cancelReason: reason,
    });
    world.core.webhooks.send('orders/cancelled', { admin_graphql_api_id: order.id });
    return { job: { id, done: false }, orderCancelUserErrors: [] };
  },
  refundCreate({ input, key }: { input: RefundInput; key: string | null }) {
    const order = world.core.book.get(input.orderId);
    if (!order) return { refund: null, userErrors: userError('Order not found.') };
    const known = order.details.refunds.find(({ id }) => key !== null && id === world.keys.get(key));
    if (known) return { refund: showRefund(known, order.details), userErrors: [] };
    const refusal = refundRefusal(order, input);
    if (refusal) return { refund: null, userErrors: userError(refusal) };
    const refund = toRefund(input, world);
    const changed = change(order, {
      world,
      refunds: [...order.details.refunds, refund],
      lines: withoutUnits(order, refund),
    });
    if (key !== null) world.keys.set(key, refund.id);
    world.core.webhooks.send('refunds/create', { order_id: numberIn(order.id) });
    return { refund: showRefund(refund, changed.details), userErrors: [] };
  },
  returnCreate: ({ returnInput }: { returnInput: ReturnInput }) => openReturn(returnInput, { world, status: 'OPEN' }),
  returnRequest: ({ input }: { input: ReturnInput }) => openReturn(input, { world, status: 'REQUESTED' }),
  returnClose({ id }: { id: string }) {
    const order = orderWith(world, ({ returns }) => returns.some((one) => one.id === id));
    if (!order) return { return: null, userErrors: userError('Return does not exist.', { code: 'NOT_FOUND' }) };
    const returns = order.details.returns.map((one) => (one.id === id ? { ...one, status: 'CLOSED' } : one));
    const { details } = change(order, {
      world,
      returns,
    });
    const closed = returns.find((one) => one.id === id);
    return { return: closed ? showReturn(closed, details) : null, userErrors: [] };
  },
});

function reasonAgainst({ details }: ShopOrder): string | null {
  if (details.cancelledAt) return 'Order is already cancelled.';
  const isSent = details.lines.some(({ id }) => shipped(details, id) > 0);
  return isSent ? 'Cannot cancel an order that has fulfillments.' : null;
}

function refundRefusal(
  { details }: ShopOrder,
  { refundLineItems = [], transactions = [] }: RefundInput,
): string | null {
  const asked = addAmounts(...transactions.map(({ amount }) => amount));
  const paid = addAmounts(
    ...details.transactions.filter(({ kind }) => kind !== 'AUTHORIZATION').map(({ amount }) => amount),
  );
  if (compareAmounts(addAmounts(asked, refundedSum(details)), paid) > 0) return 'Refund amount exceeds what was paid.';
  const isBeyond = refundLineItems.some(({ lineItemId, quantity }) => {
    const line = details.lines.find(({ id }) => id === lineItemId);
    return !line || quantity > line.quantity - line.removed;
  });
  return isBeyond ? 'Quantity cannot refund more items than were purchased.' : null;
}

const toRefund = ({ note, refundLineItems = [], transactions = [] }: RefundInput, world: ShopWorld): ShopRefund => ({
  id: world.nextId('Refund'),
  at: world.now().toISOString(),
  note: note ?? null,
  amount: addAmounts(...transactions.map(({ amount }) => amount)),
  gateways: transactions.map(({ gateway }) => gateway),
  units: refundLineItems.map(({ lineItemId, quantity, restockType = 'NO_RESTOCK' }) => ({
    id: world.nextId('RefundLineItem'),
    lineId: lineItemId,
    quantity,
    restockType,
  })),
});

/** What was not yet sent is off the order, whatever the refund says of stock. */
const withoutUnits = ({ details }: ShopOrder, { units }: ShopRefund) =>
  details.lines.map((line) => {
    const named = units.filter(({ lineId }) => lineId === line.id).reduce((sum, { quantity }) => sum + quantity, 0);
    return { ...line, removed: line.removed + Math.min(named, waiting(details, line)) };
  });

function openReturn(
  { orderId, returnLineItems }: ReturnInput,
  { world, status }: { world: ShopWorld; status: string },
) {
  const order = world.core.book.get(orderId);
  const parts = order?.details.fulfillments.flatMap(({ units }) => units) ?? [];
  const isKnown = returnLineItems.every(({ fulfillmentLineItemId, quantity }) =>
    parts.some((part) => part.id === fulfillmentLineItemId && part.quantity >= quantity),
  );
  if (!order || !isKnown)
    return { return: null, userErrors: userError('Line item is not returnable.', { code: 'INVALID' }) };
  const made: ShopReturn = {
    id: world.nextId('Return'),
    status,
    at: world.now().toISOString(),
    units: returnLineItems.map((line) => ({
      partId: line.fulfillmentLineItemId,
      quantity: line.quantity,
      reason: line.returnReasonNote ?? line.customerNote ?? '',
    })),
  };
  const { details } = change(order, {
    world,
    returns: [...order.details.returns, made],
  });
  world.core.webhooks.send('returns/request', { order: { admin_graphql_api_id: order.id } });
  return { return: showReturn(made, details), userErrors: [] };
}
