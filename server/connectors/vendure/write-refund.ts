import { z } from 'zod';
import type { Refund } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { factOf } from '../write-request';
import type { VendureCall } from './account';
import { ask } from './graphql';
import { toUnits } from './money';
import { refund as refundOperation, settleRefund } from './operations';
import { referenceNote, withReference } from './reference';
import type { Standing } from './standing';
import { readTarget } from './target-order';

type Payment = Standing['payments'][number];

/**
 * Writes a refund down, or carries it out. Where the money has moved at the marketplace, only the marketplace's own payment may
 * be touched: refunding a payment of the shop's checkout would pay the buyer a second time.
 */
export async function writeRefund(call: VendureCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.refunds, request);
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const { order, precision } = target.value;
  const amount = toUnits(fact.amount, precision);
  if (amount === null || amount <= 0) return failed(notAnAmount(fact, request.order.currency));

  const payments = order.payments.filter((payment) => mayTouch(payment, { call, fact }));
  const own = ownRefunds(payments, request);
  for (const { id } of own.filter(({ state }) => state === 'Pending' && !fact.movesMoney)) {
    const settled = await settle(call, { id, request });
    if (!settled.ok) return settled;
  }
  const rest = amount - own.reduce((sum, { total }) => sum + total, 0);
  const first = own[0]?.id;
  return rest > 0 ? refundRest(call, { request, fact, payments, rest, first }) : ok(outcome(first));
}

export async function findRefund(call: VendureCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const fact = factOf(request.order.refunds, request);
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const { order, precision } = target.value;
  const own = ownRefunds(order.payments, request);
  const total = own.reduce((sum, one) => sum + one.total, 0);
  const isSettled = fact.movesMoney || own.every(({ state }) => state === 'Settled');
  const isDone = own.length > 0 && isSettled && total >= (toUnits(fact.amount, precision) ?? 0);
  return ok(isDone ? outcome(own[0]?.id) : null);
}

const outcome = (id: string | undefined): WriteOutcome => (id ? { factRemoteId: id } : {});

/** The marketplace's payment when money has moved elsewhere, the shop's own when the shop is to pay. */
const mayTouch = ({ method, state }: Payment, { call, fact }: { call: VendureCall; fact: Refund }) =>
  state === 'Settled' && (method === call.settings.paymentMethod) !== fact.movesMoney;

const ownRefunds = (payments: readonly Payment[], { reference }: WriteRequest) =>
  payments
    .flatMap(({ refunds }) => refunds)
    .filter(({ state }) => state !== 'Failed')
    .filter(({ transactionId, reason }) => transactionId === reference || reason?.includes(referenceNote(reference)));

/** From one payment after the other: an order with surcharges was paid in two. */
async function refundRest(
  call: VendureCall,
  {
    request,
    fact,
    payments,
    rest,
    first,
  }: {
    request: WriteRequest;
    fact: Refund;
    payments: readonly Payment[];
    rest: number;
    first: string | undefined;
  },
): Promise<Result<WriteOutcome>> {
  const sources = payments.map((payment) => ({ payment, left: leftOf(payment) })).filter(({ left }) => left > 0);
  if (sources.reduce((sum, { left }) => sum + left, 0) < rest)
    return failed(payments.length ? tooMuch : nothingToRefund(fact));
  let open = rest;
  let id = first;
  for (const { payment, left } of sources) {
    if (open <= 0) break;
    const done = await refundFrom(call, { request, fact, paymentId: payment.id, amount: Math.min(open, left) });
    if (!done.ok) return done;
    id ??= done.value;
    open -= left;
  }
  return ok(outcome(id));
}

async function refundFrom(
  call: VendureCall,
  { request, fact, paymentId, amount }: { request: WriteRequest; fact: Refund; paymentId: string; amount: number },
): Promise<Result<string>> {
  const reason = withReference(fact.reason ?? 'Refunded at the marketplace', request.reference);
  const refunded = await ask(call, {
    query: refundOperation,
    // Postgres refuses the row unless every number is given.
    variables: { input: { lines: [], shipping: 0, adjustment: 0, paymentId, amount, reason } },
    answer: z.object({ refundOrder: z.object({ id: z.string(), state: z.string() }) }),
  });
  if (!refunded.ok) return refunded;
  const { id, state } = refunded.value.refundOrder;
  if (state !== 'Pending' || fact.movesMoney) return ok(id);
  const settled = await settle(call, { id, request });
  return settled.ok ? ok(id) : settled;
}

const settle = (call: VendureCall, { id, request }: { id: string; request: WriteRequest }): Promise<Result<unknown>> =>
  ask(call, {
    query: settleRefund,
    variables: { input: { id, transactionId: request.reference } },
    answer: z.unknown(),
  });

const leftOf = ({ amount, refunds }: Payment) =>
  amount - refunds.filter(({ state }) => state !== 'Failed').reduce((sum, { total }) => sum + total, 0);

const notAnAmount = ({ amount }: Refund, currency: string): Problem => ({
  code: 'destination.refundAmount',
  message: `Vendure cannot hold a refund of ${amount} ${currency}.`,
  retry: 'never',
});

const tooMuch: Problem = {
  code: 'destination.refundTooHigh',
  message: 'The refund is higher than what is left of the payment in Vendure.',
  advice: 'Look at the order’s refunds in Vendure; perhaps somebody wrote this one down by hand.',
  retry: 'never',
};

const nothingToRefund = ({ movesMoney }: Refund): Problem =>
  movesMoney
    ? {
        code: 'destination.cannotPay',
        message: 'The marketplace took the money for this order, so Vendure has nothing to pay back.',
        advice: 'Refund the buyer at the marketplace.',
        retry: 'never',
      }
    : {
        code: 'destination.wouldPay',
        message: 'This order was paid in the shop itself: writing the refund down would pay the buyer a second time.',
        advice: 'Compare the payment method in the connection’s settings with the order’s payment in Vendure.',
        retry: 'never',
      };
