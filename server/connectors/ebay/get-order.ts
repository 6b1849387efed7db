import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { InboxRecord } from '../contract';
import { unexpectedAnswer } from '../json-api';
import type { EbayCall } from './account';
import { askEbay, channel, orderPath, readEbay, refusalProblem } from './ebay-api';
import { readReturns } from './read-returns';
import { inboxRecord, WholeRecord } from './wire-parts';

/** The order as it came, with as much of it read as decides what else to fetch. */
export const OrderHead = z.looseObject({
  orderId: z.string().min(1),
  orderFulfillmentStatus: z.string().nullish(),
  cancelStatus: z.looseObject({ cancelState: z.string().nullish() }).nullish(),
});
export type OrderHead = z.infer<typeof OrderHead>;

/** All that eBay knows of an order. Null: no such order. */
export async function getOrder(call: EbayCall, orderId: string): Promise<Result<InboxRecord | null>> {
  const body = await fetchWhole(call, { orderId, withReturns: true });
  if (!body.ok) return body;
  return ok(body.value && inboxRecord(orderId, body.value));
}

/** How the order stands now, for a writer. Its returns only for those who need them: another API must answer for that. */
export async function readStanding(
  call: EbayCall,
  { orderId, withReturns = false }: { readonly orderId: string; readonly withReturns?: boolean },
): Promise<Result<WholeRecord>> {
  const body = await fetchWhole(call, { orderId, withReturns });
  if (!body.ok) return body;
  if (body.value === null) return failed(noSuchOrder(orderId));
  const whole = WholeRecord.safeParse(body.value);
  return whole.success ? ok(whole.data) : failed(unexpectedAnswer(channel));
}

async function fetchWhole(call: EbayCall, { orderId, withReturns }: { orderId: string; withReturns: boolean }) {
  const order = await fetchOrder(call, orderId);
  if (!order.ok || order.value === null) return order;
  const fulfillments = await fetchFulfillments(call, order.value);
  if (!fulfillments.ok) return fulfillments;
  const whole = { order: order.value, fulfillments: fulfillments.value };
  if (!withReturns) return ok(whole);
  const returns = hasLeft(order.value) ? await readReturns(call, { order_id: orderId }) : ok([]);
  return returns.ok ? ok({ ...whole, returns: returns.value }) : returns;
}

/** With the tax breakdown, which also puts the tax eBay collects into the totals. */
export const fieldGroups = 'TAX_BREAKDOWN';

export async function fetchOrder(call: EbayCall, orderId: string): Promise<Result<OrderHead | null>> {
  const answer = await askEbay(call, { path: orderPath(orderId), query: { fieldGroups } });
  if (!answer.ok) return answer;
  const { status, body } = answer.value;
  // 400 is how eBay says that no order ever had such an id.
  if (status === 404 || status === 400) return ok(null);
  if (status >= 300) return failed(refusalProblem(answer.value));
  const head = OrderHead.safeParse(body);
  return head.success ? ok(head.data) : failed(unexpectedAnswer(channel));
}

const hasLeft = ({ orderFulfillmentStatus }: OrderHead) => orderFulfillmentStatus !== 'NOT_STARTED';

export async function fetchFulfillments(call: EbayCall, order: OrderHead): Promise<Result<readonly unknown[]>> {
  if (!hasLeft(order)) return ok([]);
  const path = `${orderPath(order.orderId)}/shipping_fulfillment`;
  const schema = z.object({ fulfillments: z.array(z.looseObject({})).nullish() });
  const listed = await readEbay(call, { path, schema });
  return listed.ok ? ok(listed.value.fulfillments ?? []) : listed;
}

const noSuchOrder = (orderId: string): Problem => ({
  code: 'destination.orderNotFound',
  message: `eBay has no order ${orderId} in this account.`,
  retry: 'never',
});
