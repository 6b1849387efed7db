import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteRequest } from '../contract';
import { homeOf } from '../write-request';
import type { WooCall } from './account';
import { WooOrder } from './wire';
import { orderPath, readWoo } from './woo-client';

/** The order a write is about, as the shop has it now. */
export async function readTarget(call: WooCall, request: WriteRequest): Promise<Result<WooOrder>> {
  const id = homeOf(request);
  const order = await readWoo(call, { path: orderPath(id), answer: WooOrder });
  if (!order.ok) return order;
  return order.value && order.value.value.status !== 'trash' ? ok(order.value.value) : failed(notThere);
}

/** Born in this shop, so that its own buyer's address is on it. */
export const isHome = ({ order }: Pick<WriteRequest, 'order'>, { connectionId }: Pick<WooCall, 'connectionId'>) =>
  order.source.connectionId === connectionId;

export const notThere: Problem = {
  code: 'destination.orderNotFound',
  message: 'WooCommerce does not have this order any more.',
  advice: 'Look in the bin of the shop; restore the order there, or publish it anew.',
  retry: 'never',
};
