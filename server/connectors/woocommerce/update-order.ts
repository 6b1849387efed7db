import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import type { WooCall } from './account';
import { linkTo } from './find-order';
import { keepTotal } from './keep-total';
import { leaveNote } from './leave-note';
import { metaKeys, metaText } from './meta';
import { orderMeta, toWooAddress } from './order-body';
import { isHome, readTarget } from './target-order';
import { WooOrder } from './wire';
import { orderPath, writeWoo } from './woo-client';

/**
 * Tags, custom fields and a private note; on an order we made also the address and the payment. What changed on the lines is
 * refused: WooCommerce would book stock and tax anew, and a person should look at that.
 */
export async function updateOrder(call: WooCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const found = await readTarget(call, request);
  if (!found.ok) return found;
  const there = found.value;
  const isOurs = !isHome(request, call);
  if (isOurs && hasOtherLines(request, there)) return failed(linesChanged);

  const facts = isOurs ? shopFacts(call, { request, there }) : {};
  const json = { ...facts, meta_data: orderMeta(request.order, call.settings) };
  const updated = await writeWoo(call, { method: 'PUT', path: orderPath(String(there.id)), json, answer: WooOrder });
  if (!updated.ok) return updated;
  // A new address may have brought other taxes with it.
  const kept = isOurs ? await keepTotal(call, { order: updated.value, total: there.total }) : updated;
  if (!kept.ok) return kept;
  const text = request.order.assigned.note;
  const { reference } = request;
  const noted = text ? await leaveNote(call, { orderId: String(there.id), text, reference }) : ok(null);
  return noted.ok ? ok({ link: linkTo(kept.value, call) }) : noted;
}

function hasOtherLines({ order, skuMap }: WriteRequest, { line_items }: WooOrder): boolean {
  const there = new Map(line_items.map((line) => [metaText(line.meta_data, metaKeys.line), line]));
  return order.lines.some(({ id, sku = '', quantity }) => {
    const line = there.get(id);
    const wanted = Object.hasOwn(skuMap, sku) ? skuMap[sku] : sku;
    return line !== undefined && (line.quantity !== quantity || (wanted !== '' && line.sku !== wanted));
  });
}

/** Only what differs: WooCommerce adds up an order anew whenever an address is sent. */
function shopFacts({ settings }: WooCall, { request, there }: { request: WriteRequest; there: WooOrder }) {
  const { shipTo, payment } = request.order;
  const shipping = shipTo && toWooAddress(shipTo);
  const known = new Map(Object.entries(there.shipping));
  const isOther = shipping && Object.entries(shipping).some(([field, value]) => known.get(field) !== value);
  const isNowPaid = payment === 'paid' && !there.date_paid_gmt && there.status === 'on-hold';
  return { ...(isOther && { shipping }), ...(isNowPaid && { status: settings.orderStatus }) };
}

const linesChanged: Problem = {
  code: 'destination.linesChanged',
  message: 'The products or quantities of this order changed at the marketplace after it was published.',
  advice: 'Change the lines of the order in WooCommerce by hand.',
  retry: 'never',
};
