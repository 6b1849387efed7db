import { z } from 'zod';
import { addAmounts, compareAmounts, subtractAmount } from '../../../nodes/order/amount';
import type { Refund } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { factOf } from '../write-request';
import type { ShopifyCall } from './account';
import { ask } from './graphql';
import { createRefund } from './operations';
import { referenceNote, withReference } from './reference';
import { readTarget } from './target-order';
import type { ShopifyRecord, ShopifyTransaction } from './wire';

/**
 * Writes a refund down, or carries it out. Where the money has moved at the marketplace, only the marketplace's own payment may
 * be touched: refunding a payment of the shop's checkout would pay the buyer a second time. No line is named: Shopify would take
 * what is not yet shipped off the order.
 */
export async function writeRefund(call: ShopifyCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.refunds, request);
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const record = target.value;
  const done = outcomeIn(record, request);
  if (done) return ok(done);
  const sources = sourcesFor(fact, { record, gateway: call.settings.gateway });
  if (sources.length === 0) return failed(nothingToRefund(fact));
  if (compareAmounts(subtractAmount(taken(sources), refunded(record)), fact.amount) < 0) return failed(tooMuch);

  const input = {
    orderId: record.order.id,
    note: withReference(fact.reason ?? 'Refunded at the marketplace', request.reference),
    notify: false,
    currency: request.order.currency,
    transactions: transactionsOf(fact, { sources, orderId: record.order.id }),
  };
  const made = await ask(call, {
    query: createRefund,
    variables: { input, key: request.reference },
    answer: z.object({ refundCreate: z.object({ refund: z.object({ id: z.string() }) }) }),
  });
  return made.ok ? ok({ factRemoteId: made.value.refundCreate.refund.id }) : made;
}

export async function findRefund(call: ShopifyCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const target = await readTarget(call, request);
  return target.ok ? ok(outcomeIn(target.value, request)) : target;
}

function outcomeIn({ refunds }: ShopifyRecord, { reference }: WriteRequest): WriteOutcome | null {
  const own = refunds.find(({ note }) => note?.includes(referenceNote(reference)));
  return own ? { factRemoteId: own.id } : null;
}

/** The marketplace's payment when money has moved elsewhere, the shop's own when the shop is to pay. */
const sourcesFor = (fact: Refund, { record, gateway }: { record: ShopifyRecord; gateway: string }) =>
  record.order.transactions
    .filter(({ kind, status }) => ['SALE', 'CAPTURE'].includes(kind) && status === 'SUCCESS')
    .filter((one) => (one.gateway === gateway) !== fact.movesMoney);

const taken = (sources: readonly ShopifyTransaction[]) => addAmounts(...sources.map(({ amountSet }) => amountSet));
const refunded = ({ refunds }: ShopifyRecord) => addAmounts(...refunds.map(({ totalRefundedSet }) => totalRefundedSet));

/** From one payment after the other, until the amount is reached. */
function transactionsOf(
  { amount }: Refund,
  { sources, orderId }: { sources: readonly ShopifyTransaction[]; orderId: string },
) {
  let open = amount;
  return sources.flatMap(({ id, gateway, amountSet }) => {
    const part = compareAmounts(amountSet, open) < 0 ? amountSet : open;
    open = subtractAmount(open, part);
    return compareAmounts(part, '0') > 0 ? [{ orderId, parentId: id, gateway, kind: 'REFUND', amount: part }] : [];
  });
}

const tooMuch: Problem = {
  code: 'destination.refundTooHigh',
  message: 'The refund is higher than what is left of the payment in Shopify.',
  advice: 'Look at the order’s refunds in Shopify; perhaps somebody wrote this one down by hand.',
  retry: 'never',
};

const nothingToRefund = ({ movesMoney }: Refund): Problem =>
  movesMoney
    ? {
        code: 'destination.cannotPay',
        message: 'The marketplace took the money for this order, so Shopify has nothing to pay back.',
        advice: 'Refund the buyer at the marketplace.',
        retry: 'never',
      }
    : {
        code: 'destination.wouldPay',
        message: 'This order was paid in the shop itself: writing the refund down would pay the buyer a second time.',
        advice: 'Compare the name of the payment in the connection’s settings with the order’s payment in Shopify.',
        retry: 'never',
      };
