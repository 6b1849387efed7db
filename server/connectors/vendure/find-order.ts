import { ok, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import type { VendureCall } from './account';
import { toUnits } from './money';
import { linkTo } from './order-link';
import { findOwnOrders, type Standing } from './standing';

/** Null while nothing of ours is there, and while an interrupted try is half done: writing again finishes it. */
export async function findOrder(call: VendureCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const found = await findOwnOrders(call, request.reference);
  if (!found.ok) return found;
  const { orders, precision } = found.value;
  const total = toUnits(request.order.totals.total, precision) ?? 0;
  const done = orders.find((order) => isPlaced(order) && !lacksRest(order, { reference: request.reference, total }));
  return ok(done ? { link: linkTo(done, { call, request }) } : null);
}

const onTheWay = ['Created', 'Draft', 'AddingItems', 'ArrangingPayment'];

/** The shop has taken it as an order. */
export const isPlaced = (order: Standing) => order.orderPlacedAt !== null && !onTheWay.includes(order.state);

/** Placed, but the surcharges that bring it to the marketplace's total are still to be added or paid. */
export function lacksRest(order: Standing, { reference, total }: { reference: string; total: number }): boolean {
  if (hasSurcharges(order, reference)) return changing.includes(order.state) && paidFor(order) < order.totalWithTax;
  return ['PaymentSettled', 'Modifying'].includes(order.state) && order.totalWithTax < total && isUntouched(order);
}

const changing = ['Modifying', 'ArrangingAdditionalPayment'];

/** Our surcharges carry our reference as their SKU. */
export const hasSurcharges = (order: Standing, reference: string) =>
  order.surcharges.some(({ sku }) => sku === reference);

const paidFor = (order: Standing) =>
  order.payments.filter(({ state }) => state === 'Settled').reduce((sum, { amount }) => sum + amount, 0);

/** Nobody has cancelled or shipped any of it: then a lower total is our own unfinished work. */
const isUntouched = (order: Standing) =>
  order.fulfillments.length === 0 && !order.history.items.some(({ type }) => type === 'ORDER_CANCELLATION');
