import { z } from 'zod';
import { addAmounts, compareAmounts, roundToCurrency } from '../../../nodes/order/amount';
import type { Amount, Refund } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { type Answer, isDone } from '../json-api';
import { factOf, homeOf, remoteItems } from '../write-request';
import type { EbayCall } from './account';
import { askEbay, orderPath, refusalProblem, returnPath } from './ebay-api';
import { readStanding } from './get-order';
import { refundReason } from './reasons';
import { toRefunds } from './refunds';
import { lineOfReturn, stageOfReturn } from './returns';
import { reasonAgainst } from './standing';
import type { EbayReturn, WholeRecord } from './wire-parts';

interface Refunding {
  readonly fact: Refund;
  readonly request: WriteRequest;
  readonly standing: WholeRecord;
  readonly amount: Amount;
}

/** eBay pays the buyer, within the hour. What a buyer sends back is paid within its return, or eBay might pay it once more. */
export async function writeRefund(call: EbayCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.refunds, request);
  if (fact.stage === 'failed') return ok({ note: 'Not refunded, so there is nothing to tell.' });
  if (!fact.movesMoney) return failed(wouldPay);
  const standing = await readStanding(call, { orderId: homeOf(request), withReturns: true });
  if (!standing.ok) return standing;
  const earlier = ownRefund(call, { fact, request, standing: standing.value });
  if (earlier) return ok({ factRemoteId: earlier.id });
  const problem = reasonAgainst('refund', standing.value);
  if (problem) return failed(problem);
  const amount = roundToCurrency(fact.amount, request.order.currency);
  if (!amount.ok) return amount;
  if (compareAmounts(amount.value, '0') <= 0) return failed(nothing);
  if (compareAmounts(amount.value, request.order.totals.total) > 0) return failed(tooMuch);
  const refunding = { fact, request, standing: standing.value, amount: amount.value };
  const back = openReturn(refunding);
  return back ? refundReturn(call, { ...refunding, back }) : refundOrder(call, refunding);
}

export async function findRefund(call: EbayCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const fact = factOf(request.order.refunds, request);
  const standing = await readStanding(call, { orderId: homeOf(request), withReturns: true });
  if (!standing.ok) return standing;
  const own = ownRefund(call, { fact, request, standing: standing.value });
  return ok(own ? { factRemoteId: own.id } : null);
}

/** eBay keeps no reference with a refund: ours has the id we learned, else the same amount, and no other refund's id. */
function ownRefund(
  call: EbayCall,
  { fact, request, standing }: Pick<Refunding, 'fact' | 'request' | 'standing'>,
): Refund | undefined {
  const told = toRefunds(standing.order, call).filter(({ stage }) => stage !== 'failed');
  const ownId = fact.externalIds[call.connectionId];
  if (ownId) return told.find(({ id }) => id === ownId);
  const claimed = request.order.refunds.map(({ externalIds }) => externalIds[call.connectionId]);
  return told.find(({ id, amount }) => !claimed.includes(id) && compareAmounts(amount, fact.amount) === 0);
}

/** The buyer's open return of one of these lines. */
function openReturn({ fact, request, standing }: Refunding): EbayReturn | undefined {
  const lines = remoteItems(fact.items, request).map(({ lineId }) => lineId);
  return (standing.returns ?? []).find((one) => {
    const line = lineOfReturn(standing.order, one.creationInfo?.item ?? {});
    const isOpen = ['requested', 'approved', 'inTransit', 'received'].includes(stageOfReturn(one));
    return isOpen && line !== undefined && (lines.length === 0 || lines.includes(line.lineItemId));
  });
}

const Refunded = z.object({ refundId: z.string().nullish(), refundStatus: z.string().nullish() });

async function refundOrder(call: EbayCall, refunding: Refunding): Promise<Result<WriteOutcome>> {
  const { fact, request, standing } = refunding;
  const comment = fact.reason?.slice(0, 100);
  const reason = refundReason(fact, { order: request.order, rules: request.codes });
  if (!reason.ok) return reason;
  const answer = await askEbay(call, {
    method: 'POST',
    path: `${orderPath(standing.order.orderId)}/issue_refund`,
    json: {
      reasonForRefund: reason.value,
      ...(comment && { comment }),
      ...amountsOf(refunding),
    },
    isSigned: true,
  });
  return answer.ok ? outcomeOf(answer.value) : answer;
}

/** By line where the lines make up the whole amount; delivery paid back as well only goes with the order. */
function amountsOf({ fact, request, amount }: Refunding): object {
  const { currency } = request.order;
  const byLine = new Map<string, Amount>();
  for (const item of fact.items) {
    const [remote] = remoteItems([item], request);
    if (remote) byLine.set(remote.lineId, addAmounts(byLine.get(remote.lineId) ?? '0', item.amount));
  }
  const isWhole = compareAmounts(addAmounts('0', ...byLine.values()), amount) === 0;
  if (!isWhole) return { orderLevelRefundAmount: { value: amount, currency } };
  return {
    refundItems: [...byLine].map(([lineItemId, value]) => ({ lineItemId, refundAmount: { value, currency } })),
  };
}

async function refundReturn(
  call: EbayCall,
  { back, fact, request, amount: value }: Refunding & { back: EbayReturn },
): Promise<Result<WriteOutcome>> {
  const amount = { value, currency: request.order.currency };
  const answer = await askEbay(call, {
    method: 'POST',
    path: `${returnPath(back.returnId)}/issue_refund`,
    json: {
      ...(fact.reason && { comments: { content: fact.reason } }),
      refundDetail: {
        itemizedRefundDetail: [{ refundAmount: amount, refundFeeType: 'PURCHASE_PRICE' }],
        totalAmount: amount,
      },
    },
    isSigned: true,
  });
  return answer.ok ? outcomeOf(answer.value) : answer;
}

function outcomeOf(answer: Answer): Result<WriteOutcome> {
  if (!isDone(answer)) return failed(refusalProblem(answer));
  const { refundId, refundStatus } = Refunded.safeParse(answer.body).data ?? {};
  if (refundStatus === 'FAILED') return failed(refundFailed);
  return ok(refundId ? { factRemoteId: refundId } : {});
}

const wouldPay: Problem = {
  code: 'destination.wouldPay',
  message: 'The buyer has this money already: eBay cannot write a refund down without paying it.',
  advice: 'Nothing is left to do at eBay, unless the buyer should be paid by eBay.',
  retry: 'never',
};

const nothing: Problem = {
  code: 'destination.refundAmount',
  message: 'A refund of nothing cannot be made at eBay.',
  retry: 'never',
};

const tooMuch: Problem = {
  code: 'destination.refundTooLarge',
  message: 'The refund is higher than what the buyer paid for the order.',
  retry: 'never',
};

const refundFailed: Problem = {
  code: 'destination.refused',
  message: 'eBay could not make this refund.',
  advice: 'Look at the order in Seller Hub: often the account has no funds for it.',
  retry: 'never',
};
