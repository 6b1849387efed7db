import { z } from 'zod';
import type { Cancellation } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { isDone, unreadableAnswer } from '../json-api';
import { factOf, homeOf, remoteItems } from '../write-request';
import type { EbayCall } from './account';
import { askEbay, channel, refusalProblem } from './ebay-api';
import { toCancellations } from './facts';
import { readStanding } from './get-order';
import { cancelReason } from './reasons';
import { isCancelled, openUnits, reasonAgainst } from './standing';
import type { WireCancelRequest } from './wire';
import type { WholeRecord } from './wire-parts';

const path = '/post-order/v2/cancellation';

interface Cancelling {
  readonly fact: Cancellation;
  readonly request: WriteRequest;
  readonly standing: WholeRecord;
}

/** A buyer who asks at eBay is answered there; otherwise the seller cancels. Either way eBay pays the buyer back itself. */
export async function writeCancellation(call: EbayCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.cancellations, request);
  const note = notesFor[fact.stage];
  if (note) return ok({ note });
  const standing = await readStanding(call, { orderId: homeOf(request) });
  if (!standing.ok) return standing;
  const cancelling = { fact, request, standing: standing.value };
  return fact.stage === 'rejected' ? reject(call, cancelling) : cancel(call, cancelling);
}

export async function findCancellation(call: EbayCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const fact = factOf(request.order.cancellations, request);
  const standing = await readStanding(call, { orderId: homeOf(request) });
  if (!standing.ok) return standing;
  if (fact.stage === 'rejected') return ok(openRequest(standing.value) ? null : {});
  return ok(underWay(call, standing.value));
}

const notesFor: Readonly<Partial<Record<Cancellation['stage'], string>>> = {
  requested: 'Only asked for: eBay is told once it is decided.',
  failed: 'Not cancelled, so there is nothing to tell.',
};

const openRequest = ({ order }: WholeRecord): WireCancelRequest | undefined =>
  order.cancelStatus?.cancelRequests.find(
    ({ cancelRequestState, cancelInitiator }) =>
      cancelRequestState === 'REQUESTED' && /buyer/i.test(cancelInitiator ?? ''),
  );

/** Cancelled already, or being cancelled: eBay takes a while to pay the buyer. Null: neither. */
function underWay(call: EbayCall, standing: WholeRecord): WriteOutcome | null {
  const isBegun = standing.order.cancelStatus?.cancelState === 'IN_PROGRESS' && !openRequest(standing);
  if (!isCancelled(standing) && !isBegun) return null;
  const told = toCancellations(standing, call);
  const own = told.find(({ stage }) => stage === 'executed') ?? told.at(-1);
  return own ? { factRemoteId: own.id } : {};
}

async function reject(call: EbayCall, { standing }: Cancelling): Promise<Result<WriteOutcome>> {
  const asked = openRequest(standing);
  if (!asked) return ok({ note: 'No buyer waits for an answer at eBay, so there is nothing to tell.' });
  return answerRequest(call, { asked, answer: 'reject' });
}

async function cancel(call: EbayCall, cancelling: Cancelling): Promise<Result<WriteOutcome>> {
  const { standing } = cancelling;
  const before = underWay(call, standing);
  if (before) return ok(before);
  const refusal = refuse(cancelling);
  if (refusal) return failed(refusal);
  const asked = openRequest(standing);
  return asked ? answerRequest(call, { asked, answer: 'approve' }) : create(call, cancelling);
}

async function answerRequest(
  call: EbayCall,
  { asked, answer: word }: { asked: WireCancelRequest; answer: 'approve' | 'reject' },
): Promise<Result<WriteOutcome>> {
  const { cancelRequestId } = asked;
  const answer = await askEbay(call, {
    method: 'POST',
    path: `${path}/${encodeURIComponent(cancelRequestId)}/${word}`,
    isSigned: word === 'approve',
  });
  if (!answer.ok) return answer;
  return isDone(answer.value) ? ok({ factRemoteId: cancelRequestId }) : failed(refusalProblem(answer.value));
}

const Created = z.object({ cancelId: z.coerce.string().min(1) });

async function create(call: EbayCall, { fact, request, standing }: Cancelling): Promise<Result<WriteOutcome>> {
  const reason = cancelReason(fact, request.codes);
  if (!reason.ok) return reason;
  const { order } = standing;
  const payment = order.paymentSummary?.payments.find(({ paymentDate }) => paymentDate);
  const answer = await askEbay(call, {
    method: 'POST',
    path,
    json: {
      legacyOrderId: order.legacyOrderId || order.orderId,
      cancelReason: reason.value,
      buyerPaid: payment !== undefined,
      ...(payment?.paymentDate && { buyerPaidDate: { value: new Date(payment.paymentDate).toISOString() } }),
    },
    isSigned: true,
  });
  if (!answer.ok) return answer;
  if (!isDone(answer.value)) return failed(refusalProblem(answer.value));
  const created = Created.safeParse(answer.value.body);
  if (!created.success) throw unreadableAnswer(channel, created.error);
  return ok({ factRemoteId: created.data.cancelId });
}

function refuse({ fact, request, standing }: Cancelling): Problem | null {
  const problem = reasonAgainst('cancellation', standing);
  if (problem) return problem;
  const { lineItems } = standing.order;
  const items = new Map(remoteItems(fact.items, request).map(({ lineId, quantity }) => [lineId, quantity]));
  const isWhole = lineItems.every(({ lineItemId }) => (items.get(lineItemId) ?? 0) >= openUnits(standing, lineItemId));
  return isWhole ? null : onlyWhole;
}

const onlyWhole: Problem = {
  code: 'delivery.partialNotSupported',
  message: 'eBay cancels whole orders only; this concerns a part of one.',
  advice: 'Ship the rest and refund what is missing.',
  retry: 'never',
};
