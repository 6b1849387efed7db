import { z } from 'zod';
import { addAmounts, compareAmounts, isZeroAmount, roundToCurrency, subtractAmount } from '../../../nodes/order/amount';
import type { Amount, Refund } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { decimalsOf, scaleAmount } from '../exact';
import { factOf, remoteItems } from '../write-request';
import type { WooCall } from './account';
import { metaKeys, metaText } from './meta';
import { isHome, readTarget } from './target-order';
import { type WooLine, type WooOrder, WooRefund } from './wire';
import { orderPath, readWoo, writeWoo } from './woo-client';

/**
 * `api_refund` and `api_restock` are true at WooCommerce unless told otherwise, so both are always told: money moves only where the
 * shop itself was paid and is meant to pay back, and stock is the business of the return, not of the money.
 */
export async function sendRefund(call: WooCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.refunds, request);
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const order = target.value;
  const earlier = await findOwnRefund(call, { order, reference: request.reference });
  if (!earlier.ok) return earlier;
  if (earlier.value) return ok({ factRemoteId: earlier.value });
  if (fact.movesMoney && !isHome(request, call)) return failed(cannotPay);
  const amount = roundToCurrency(fact.amount, order.currency);
  if (!amount.ok) return amount;

  const made = await writeWoo(call, {
    method: 'POST',
    path: `${orderPath(String(order.id))}/refunds`,
    json: refundBody(fact, { request, order, amount: amount.value }),
    answer: WooRefund,
  });
  return made.ok ? ok({ factRemoteId: String(made.value.id) }) : made;
}

export async function findRefund(call: WooCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const own = await findOwnRefund(call, { order: target.value, reference: request.reference });
  return own.ok ? ok(own.value ? { factRemoteId: own.value } : null) : own;
}

async function findOwnRefund(
  call: WooCall,
  { order, reference }: { order: WooOrder; reference: string },
): Promise<Result<string | null>> {
  if (order.refunds.length === 0) return ok(null);
  const path = `${orderPath(String(order.id))}/refunds`;
  const refunds = await readWoo(call, { path, query: { per_page: 100 }, answer: z.array(WooRefund) });
  if (!refunds.ok) return refunds;
  const own = refunds.value?.value.find(({ meta_data }) => metaText(meta_data, metaKeys.reference) === reference);
  return ok(own ? String(own.id) : null);
}

function refundBody(
  fact: Refund,
  { request, order, amount }: { request: WriteRequest; order: WooOrder; amount: Amount },
) {
  return {
    amount,
    reason: fact.reason ?? 'Refunded at the marketplace',
    api_refund: fact.movesMoney,
    api_restock: false,
    line_items: refundLines(fact, { request, order, amount }),
    meta_data: [{ key: metaKeys.reference, value: request.reference }],
  };
}

/** By line where the fact says which; its amounts hold the tax, WooCommerce wants both apart. The rest is refunded without a line. */
function refundLines(
  fact: Refund,
  { request, order, amount }: { request: WriteRequest; order: WooOrder; amount: Amount },
) {
  const perLine = addAmounts('0', ...fact.items.map((item) => item.amount));
  if (compareAmounts(perLine, amount) > 0) return [];
  return fact.items.flatMap((item) => {
    const [remote] = remoteItems([item], request);
    const line = order.line_items.find(({ id }) => String(id) === remote?.lineId);
    return line && remote ? [refundLine(line, { amount: item.amount, quantity: remote.quantity, order })] : [];
  });
}

function refundLine(line: WooLine, { amount, quantity, order }: { amount: Amount; quantity: number; order: WooOrder }) {
  const [rate] = line.taxes;
  const gross = addAmounts(line.total, line.total_tax);
  const decimals = decimalsOf(order.currency);
  const tax = rate && !isZeroAmount(gross) ? scaleAmount(amount, { times: line.total_tax, by: gross, decimals }) : '0';
  return {
    id: line.id,
    quantity,
    refund_total: subtractAmount(amount, tax),
    ...(rate && !isZeroAmount(tax) && { refund_tax: [{ id: rate.id, refund_total: tax }] }),
  };
}

const cannotPay: Problem = {
  code: 'destination.cannotPay',
  message: 'The marketplace took the money for this order, so WooCommerce has nothing to pay back.',
  advice: 'Refund the buyer at the marketplace.',
  retry: 'never',
};
