import type { Cancellation } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { factOf, remoteItems } from '../write-request';
import type { WooCall } from './account';
import { cancellationId } from './facts';
import { findNote, leaveNote } from './leave-note';
import { readTarget } from './target-order';
import { WooOrder } from './wire';
import { orderPath, writeWoo } from './woo-client';

/**
 * The whole order or nothing: WooCommerce has no cancelled units. A request is only a question, and becomes a private note for the
 * people who can answer it.
 */
export async function sendCancellation(call: WooCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.cancellations, request);
  if (fact.stage === 'rejected' || fact.stage === 'failed') return ok({ note: 'Not cancelled, so nothing to do.' });
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const order = target.value;
  if (isQuestion(fact)) return ask(call, { request, fact, order });
  if (order.status === 'cancelled') return ok({ factRemoteId: cancellationId });
  const problem = reasonAgainst(order, { request, fact });
  return problem ? failed(problem) : cancel(call, { request, fact, order });
}

interface Cancelling {
  readonly request: WriteRequest;
  readonly fact: Cancellation;
}

function reasonAgainst(order: WooOrder, cancelling: Cancelling): Problem | null {
  if (order.status === 'completed' || order.status === 'refunded') return tooLate(order.status);
  return isWhole(order, cancelling) ? null : partOnly;
}

async function cancel(
  call: WooCall,
  { request, fact, order }: Cancelling & { order: WooOrder },
): Promise<Result<WriteOutcome>> {
  const orderId = String(order.id);
  const json = { status: 'cancelled' };
  const cancelled = await writeWoo(call, { method: 'PUT', path: orderPath(orderId), json, answer: WooOrder });
  if (!cancelled.ok) return cancelled;
  const text = `Cancelled at the marketplace${fact.reason ? `: ${fact.reason}` : ''}`;
  const noted = await leaveNote(call, { orderId, text, reference: request.reference });
  return noted.ok ? ok({ factRemoteId: cancellationId }) : noted;
}

export async function findCancellation(call: WooCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const fact = factOf(request.order.cancellations, request);
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  if (!isQuestion(fact)) return ok(target.value.status === 'cancelled' ? { factRemoteId: cancellationId } : null);
  const note = await findNote(call, { orderId: String(target.value.id), reference: request.reference });
  return note.ok ? ok(note.value ? {} : null) : note;
}

const isQuestion = ({ stage }: Cancellation) => stage === 'requested' || stage === 'accepted';

async function ask(
  call: WooCall,
  { request, fact, order }: Cancelling & { order: WooOrder },
): Promise<Result<WriteOutcome>> {
  const units = fact.items.map(({ quantity, sku, lineId }) => `${quantity} × ${sku ?? lineId}`).join(', ');
  const text = `The buyer asks to cancel ${units || 'the order'}${fact.reason ? `: ${fact.reason}` : ''}`;
  const noted = await leaveNote(call, { orderId: String(order.id), text, reference: request.reference });
  return noted.ok ? ok({ note: 'The buyer’s wish stands in a private note in WooCommerce.' }) : noted;
}

function isWhole(order: WooOrder, { request, fact }: Cancelling): boolean {
  const told = new Map(remoteItems(fact.items, request).map(({ lineId, quantity }) => [lineId, quantity]));
  return order.line_items.every(({ id, quantity }) => (told.get(String(id)) ?? 0) >= quantity);
}

const tooLate = (status: string): Problem => ({
  code: 'destination.alreadyShipped',
  message: `The order is ${status === 'completed' ? 'completed' : 'refunded'} in WooCommerce, so it cannot be cancelled there any more.`,
  advice: 'Stop the parcel, or refuse the cancellation at the marketplace.',
  retry: 'never',
});

const partOnly: Problem = {
  code: 'destination.partOnly',
  message: 'WooCommerce cancels whole orders only; this concerns a part of it.',
  advice: 'Take the products off the order in the shop by hand.',
  retry: 'never',
};
