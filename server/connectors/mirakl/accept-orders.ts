import { ok, type Result } from '../../../nodes/problem';
import type { MiraklCall } from './account';
import { doMirakl, orderPath } from './mirakl-client';
import { readOrders } from './read-orders';
import type { OrderHead } from './record';

/**
 * Says yes to every line of the orders that wait for it, if the settings say so, and reads them again as they are now. An order that
 * cannot be accepted (somebody was quicker, the shop is suspended) is offered as it is.
 */
export async function acceptOrders(
  call: MiraklCall,
  orders: readonly OrderHead[],
): Promise<Result<readonly OrderHead[]>> {
  const waiting = orders.filter(isWaiting);
  if (!call.settings.autoAccept || waiting.length === 0) return ok(orders);
  for (const order of waiting) {
    const accepted = await accept(call, order);
    if (!accepted.ok && accepted.problems.some(({ code }) => !code.startsWith('destination.'))) return accepted;
  }
  const again = await readOrders(
    call,
    waiting.map(({ order_id }) => order_id),
  );
  if (!again.ok) return again;
  const byId = new Map(again.value.map((order) => [order.order_id, order]));
  return ok(orders.map((order) => byId.get(order.order_id) ?? order));
}

const isWaiting = ({ order_state }: OrderHead) => order_state === 'WAITING_ACCEPTANCE';

/** Every line must be listed, or Mirakl refuses the answer. */
const accept = (call: MiraklCall, { order_id, order_lines }: OrderHead): Promise<Result<null>> =>
  doMirakl(call, {
    method: 'PUT',
    path: `${orderPath(order_id)}/accept`,
    json: { order_lines: order_lines.map(({ order_line_id }) => ({ id: order_line_id, accepted: true })) },
  });
