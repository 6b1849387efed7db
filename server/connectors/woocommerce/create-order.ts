import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { isCustom, type SoldLine, soldLines } from '../sold-lines';
import type { WooCall } from './account';
import { findOwnOrder, isUnfinished, linkTo } from './find-order';
import { findProducts } from './find-products';
import { leaveNote } from './leave-note';
import { metaKeys, metaText } from './meta';
import { type OrderWork, orderBody } from './order-body';
import { planOrder } from './order-plan';
import { settleOrder } from './settle-order';
import { WooOrder } from './wire';
import { callWoo, orderPath, writeWoo } from './woo-client';

/**
 * One order per reference. Nothing is created before every product is found. An order of an earlier try is finished where it was
 * left; what cannot be brought to the right total is taken away again.
 */
export async function createOrder(call: WooCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const sold = soldLines(request.order.lines, { skuMap: request.skuMap, destination: 'WooCommerce' });
  if (!sold.ok) return sold;
  const isOwn = (one: SoldLine) => isCustom(one, request.customSkus);
  const products = await findProducts(
    call,
    sold.value.filter((one) => !isOwn(one)),
  );
  if (!products.ok) return products;
  const earlier = await findOwnOrder(call, { request, product: [...products.value.values()][0] });
  if (!earlier.ok) return earlier;
  if (earlier.value && !isUnfinished(earlier.value)) return ok({ link: linkTo(earlier.value, call) });

  const plan = planOrder(request.order, sold.value);
  if (!plan.ok) return plan;
  const work = { request, plan: plan.value, products: products.value };
  const order = earlier.value ? ok(earlier.value) : await place(call, work);
  return order.ok ? finish(call, { work, order: order.value }) : order;
}

const place = (call: WooCall, work: OrderWork): Promise<Result<WooOrder>> =>
  writeWoo(call, { method: 'POST', path: '/orders', json: orderBody(call, work), answer: WooOrder });

async function finish(
  call: WooCall,
  { work, order }: { work: OrderWork; order: WooOrder },
): Promise<Result<WriteOutcome>> {
  const wanted = new Set(work.products.keys());
  const ghost = order.line_items.find(
    ({ product_id, variation_id, meta_data }) =>
      !product_id && !variation_id && wanted.has(metaText(meta_data, metaKeys.line) ?? ''),
  );
  const settled = ghost ? failed(productGone(ghost.name)) : await settleOrder(call, { work, order });
  if (!settled.ok) {
    if (settled.problems.every(({ retry }) => retry === 'never')) await remove(call, order);
    return settled;
  }
  const status = work.request.order.payment;
  const done = await writeWoo(call, {
    method: 'PUT',
    path: orderPath(String(order.id)),
    json: { status: unpaid.includes(status) ? 'on-hold' : call.settings.orderStatus },
    answer: WooOrder,
  });
  if (!done.ok) return done;
  const { order: canonical, reference } = work.request;
  const text = canonical.assigned.note;
  const noted = text ? await leaveNote(call, { orderId: String(order.id), text, reference }) : ok(null);
  return noted.ok ? ok({ link: linkTo(done.value, call) }) : noted;
}

const unpaid = ['unpaid', 'failed', 'voided'];

/** It is ours, seconds old and pending: nobody has seen it. */
const remove = (call: WooCall, order: WooOrder) =>
  callWoo(call, { method: 'DELETE', path: orderPath(String(order.id)), query: { force: 'true' } });

const productGone = (title: string): Problem => ({
  code: 'destination.productGone',
  message: `WooCommerce lost the product of “${title}” while the order was written.`,
  advice: 'Look whether the product was just deleted in the shop, then try again.',
  retry: 'later',
});
