import { z } from 'zod';
import { addAmounts, compareAmounts, isZeroAmount, roundToCurrency, subtractAmount } from '../../../nodes/order/amount';
import type { Amount, Refund } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { shareAmount } from '../exact';
import { factOf, remoteItems } from '../write-request';
import type { About, MiraklCall } from './account';
import { toRefunds } from './facts';
import { writeMirakl } from './mirakl-client';
import { chooseReason } from './reasons';
import { type LineShare, reversalOf, shareAmongLines, shippingOf } from './reversal-amounts';
import { reasonAgainst } from './states';
import { readTarget } from './target-order';
import type { MiraklOrder } from './wire';

const Outcome = z.object({
  refunds: z.array(z.object({ refund_id: z.coerce.string(), order_refund_id: z.string().nullish() })).min(1),
});

/** OR28: the marketplace pays the buyer. It is the amounts that move; quantities only inform. */
export async function sendRefund(call: MiraklCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.refunds, request);
  if (!fact.movesMoney) return failed(wouldPay);
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const { order } = target.value;
  const earlier = ownRefund(order, { request, fact, call });
  if (earlier) return ok({ factRemoteId: earlier.id });
  const problem = reasonAgainst('refund', order.order_state);
  if (problem) return failed(problem);
  return refund(call, { request, fact, order });
}

export async function findRefund(call: MiraklCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const fact = factOf(request.order.refunds, request);
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const own = ownRefund(target.value.order, { request, fact, call });
  return ok(own ? { factRemoteId: own.id } : null);
}

interface Refunding {
  readonly request: WriteRequest;
  readonly fact: Refund;
}

/**
 * Mirakl keeps no reference with a refund. So ours is the one we have learned the id of; else one of the same amount that no other
 * refund of the order has claimed.
 */
function ownRefund(order: MiraklOrder, { request, fact, call }: Refunding & { call: About }): Refund | undefined {
  const told = toRefunds(order, call);
  const ownId = fact.externalIds[call.connectionId];
  if (ownId) return told.find(({ id }) => id === ownId);
  const claimed = request.order.refunds.map(({ externalIds }) => externalIds[call.connectionId]);
  return told.find(({ id, amount }) => !claimed.includes(id) && compareAmounts(amount, fact.amount) === 0);
}

async function refund(
  call: MiraklCall,
  { request, fact, order }: Refunding & { order: MiraklOrder },
): Promise<Result<WriteOutcome>> {
  const amount = roundToCurrency(fact.amount, order.currency_iso_code);
  if (!amount.ok) return amount;
  const reason = await chooseReason(call, { kind: 'refundReason', reason: fact.reason, rules: request.codes });
  if (!reason.ok) return reason;
  const shares = sharesOf(fact, { request, order, amount: amount.value });
  if (shares.length === 0) return failed(nothingLeft);
  const refunds = shares.map((share) => reversalOf(share, { order, reasonCode: reason.value }));
  const made = await writeMirakl(call, {
    method: 'PUT',
    path: '/orders/refund',
    json: { ...(order.order_tax_mode && { order_tax_mode: order.order_tax_mode }), refunds },
    answer: Outcome,
  });
  if (!made.ok) return made;
  const [first] = made.value.refunds;
  return ok({ factRemoteId: first?.order_refund_id || first?.refund_id || '' });
}

/** By line where the fact says which, delivery where it was paid for; what is left over is shared among the lines. */
function sharesOf(
  fact: Refund,
  { request, order, amount }: { request: WriteRequest; order: MiraklOrder; amount: Amount },
): LineShare[] {
  const shipping = fact.shippingAmount ?? '0';
  const named = fact.items.flatMap((item) => {
    const [remote] = remoteItems([item], request);
    const line = order.order_lines.find(({ order_line_id }) => order_line_id === remote?.lineId);
    return line ? [{ line, quantity: item.quantity, goods: item.amount, shipping: '0' }] : [];
  });
  const goods = subtractAmount(amount, shipping);
  const sum = addAmounts('0', ...named.map((one) => one.goods));
  const lines = named.length > 0 && compareAmounts(sum, goods) === 0 ? named : shareAmongLines(goods, order);
  return isZeroAmount(shipping) ? lines : withShipping(lines, { shipping, order });
}

function withShipping(
  lines: readonly LineShare[],
  { shipping, order }: { shipping: Amount; order: MiraklOrder },
): LineShare[] {
  const weights = order.order_lines.map((line) => shippingOf(line, order));
  const amounts = shareAmount(shipping, { weights, currency: order.currency_iso_code });
  return order.order_lines
    .map((line, index) => {
      const goods = lines.find((one) => one.line.order_line_id === line.order_line_id);
      return { line, quantity: goods?.quantity ?? 0, goods: goods?.goods ?? '0', shipping: amounts[index] ?? '0' };
    })
    .filter((share) => !isZeroAmount(share.goods) || !isZeroAmount(share.shipping));
}

const wouldPay: Problem = {
  code: 'destination.wouldPay',
  message: 'This money has been paid back already; telling the marketplace would pay the buyer a second time.',
  advice: 'If the buyer has not got it yet, make the refund in the seller portal.',
  retry: 'never',
};

const nothingLeft: Problem = {
  code: 'destination.refundTooLarge',
  message: 'Nothing is left of this order to be paid back at the marketplace.',
  advice: 'Compare the refunds in the seller portal.',
  retry: 'never',
};
