import { z } from 'zod';
import type { Cancellation } from '../../../nodes/order/order';
import { failed, ok, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { factOf } from '../write-request';
import type { VendureCall } from './account';
import { ask } from './graphql';
import { cancelLines } from './operations';
import { withReference } from './reference';
import { findMarked, Standing } from './standing';
import { type Allocation, allocateOpen, openUnits, packedUnits, readTarget, withoutLines } from './target-order';
import { leaveNote } from './write-note';

/** Cancels exactly the units of the fact. The reason carries our reference, so that a second call finds the first one's work. */
export async function writeCancellation(call: VendureCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.cancellations, request);
  if (fact.stage === 'rejected' || fact.stage === 'failed') return ok({ note: 'Not cancelled, so nothing to do.' });
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const { order } = target.value;
  if (fact.stage === 'requested')
    return leaveNote(call, { request, order, text: `The buyer asks to cancel ${inWords(fact)}` });
  const done = outcomeIn(order, request);
  if (done) return ok(done);
  if (fact.items.length === 0) return failed(withoutLines);

  const { lineReferenceField } = call.settings;
  const allocation = allocateOpen(fact.items, { order, request, lineReferenceField });
  if (allocation.missing > 0) return missingUnits(order, allocation);
  return cancel(call, { request, order, fact, allocation });
}

export async function findCancellation(call: VendureCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const target = await readTarget(call, request);
  return target.ok ? ok(outcomeIn(target.value.order, request)) : target;
}

async function cancel(
  call: VendureCall,
  {
    request,
    order,
    fact,
    allocation,
  }: { request: WriteRequest; order: Standing; fact: Cancellation; allocation: Allocation },
): Promise<Result<WriteOutcome>> {
  const open = order.lines.reduce((sum, line) => sum + openUnits(order, line), 0);
  const units = allocation.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const cancelled = await ask(call, {
    query: cancelLines(call.settings),
    variables: {
      input: {
        orderId: order.id,
        lines: allocation.lines,
        reason: withReference(fact.reason ?? 'Cancelled at the marketplace', request.reference),
        // With the last item the delivery falls away as well.
        cancelShipping: units === open && packedUnits(order) === 0,
      },
    },
    answer: z.object({ cancelOrder: Standing }),
  });
  return cancelled.ok ? ok(outcomeIn(cancelled.value.cancelOrder, request) ?? {}) : cancelled;
}

function outcomeIn(order: Standing, { reference }: WriteRequest): WriteOutcome | null {
  const entry = findMarked(order, { reference, type: 'ORDER_CANCELLATION' });
  return entry ? { factRemoteId: entry.id } : null;
}

function missingUnits(order: Standing, { lines }: Allocation): Result<WriteOutcome> {
  if (lines.length === 0 && packedUnits(order) === 0) return ok({ note: 'It was cancelled in Vendure already.' });
  return failed({
    code: 'destination.alreadyShipped',
    message: 'Some of what is to be cancelled is already packed, shipped or cancelled in Vendure.',
    advice: 'Look at the order in Vendure; stop the parcel there, or refuse the cancellation at the marketplace.',
    retry: 'never',
  });
}

const inWords = ({ items, reason }: Cancellation) =>
  `${items.map(({ quantity, sku, lineId }) => `${quantity} × ${sku ?? lineId}`).join(', ') || 'the order'}${reason ? `: ${reason}` : ''}`;
