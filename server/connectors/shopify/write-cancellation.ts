import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Cancellation } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { factOf } from '../write-request';
import type { ShopifyCall } from './account';
import { readOpenParts } from './fulfillment-orders';
import { ask } from './graphql';
import { shippedUnits, type Units } from './line-units';
import { cancelOrder, createRefund, readJob } from './operations';
import { addNote } from './order-note';
import { cancelReason } from './reasons';
import { referenceNote, withReference } from './reference';
import { wholeCancellation } from './removed-units';
import { allocate, openUnits, readTarget, withoutLines } from './target-order';
import type { ShopifyRecord } from './wire';

/**
 * Everything at once cancels the order; some units are taken off it by a refund of no money. Neither pays the buyer: what is to be
 * paid back is a refund of its own.
 */
export async function writeCancellation(call: ShopifyCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.cancellations, request);
  if (fact.stage === 'rejected' || fact.stage === 'failed') return ok({ note: 'Not cancelled, so nothing to do.' });
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const record = target.value;
  if (fact.stage === 'requested') return askFor(call, { fact, record, request });
  const done = outcomeIn(record, request);
  if (done) return ok(done);
  if (fact.items.length === 0) return failed(withoutLines);

  const roomIn = (line: ShopifyRecord['lines'][number]) => openUnits(record, line);
  const { units, missing } = allocate(fact.items, { record, request, roomIn });
  if (missing > 0) return failed(alreadyShipped);
  const isAll = record.lines.every((line) => openUnits(record, line) === quantityOf(units, line.id));
  const isUntouched = record.lines.every(({ id }) => shippedUnits(record, id) === 0);
  const work = { fact, record, request, units };
  return isAll && isUntouched ? cancelWhole(call, work) : takeOff(call, work);
}

export async function findCancellation(call: ShopifyCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const target = await readTarget(call, request);
  return target.ok ? ok(outcomeIn(target.value, request)) : target;
}

interface Work {
  readonly fact: Cancellation;
  readonly record: ShopifyRecord;
  readonly request: WriteRequest;
  readonly units: readonly Units[];
}

function outcomeIn({ order, refunds }: ShopifyRecord, { reference }: WriteRequest): WriteOutcome | null {
  const own = refunds.find(({ note }) => note?.includes(referenceNote(reference)));
  if (own) return { factRemoteId: own.id };
  return order.cancelledAt ? { factRemoteId: wholeCancellation(order.id) } : null;
}

async function cancelWhole(call: ShopifyCall, { fact, record, request }: Work): Promise<Result<WriteOutcome>> {
  const { id } = record.order;
  const reason = cancelReason(fact, request.codes);
  if (!reason.ok) return reason;
  const staffNote = withReference(fact.reason ?? 'Cancelled at the marketplace', request.reference);
  const cancelled = await ask(call, {
    query: cancelOrder,
    variables: { id, reason: reason.value, staffNote },
    answer: z.object({ orderCancel: z.object({ job: z.object({ id: z.string(), done: z.boolean() }).nullable() }) }),
  });
  if (!cancelled.ok) return cancelled;
  const { job } = cancelled.value.orderCancel;
  const finished = job && !job.done ? await waitFor(call, job.id) : ok(null);
  return finished.ok ? ok({ factRemoteId: wholeCancellation(id) }) : finished;
}

/** Shopify cancels in the background, mostly within a second. */
async function waitFor(call: ShopifyCall, id: string): Promise<Result<null>> {
  const answer = z.object({ job: z.object({ done: z.boolean() }).nullable() });
  for (const ms of [200, 500, 1_000, 2_000, 4_000]) {
    await pause(ms);
    const read = await ask(call, { query: readJob, variables: { id }, answer });
    if (!read.ok) return read;
    if (read.value.job?.done ?? true) return ok(null);
  }
  return failed(stillWorking);
}

/** Restocks where the units would have left from. */
async function takeOff(call: ShopifyCall, { fact, record, request, units }: Work): Promise<Result<WriteOutcome>> {
  const open = await readOpenParts(call, record.order.id);
  if (!open.ok) return open;
  const placeOf = (lineId: string) => open.value.find((part) => part.lineId === lineId)?.place;
  const input = {
    orderId: record.order.id,
    note: withReference(fact.reason ?? 'Cancelled at the marketplace', request.reference),
    notify: false,
    refundLineItems: units.map(({ lineId, quantity }) => {
      const locationId = placeOf(lineId);
      return { lineItemId: lineId, quantity, restockType: 'CANCEL', ...(locationId && { locationId }) };
    }),
    transactions: [],
  };
  const refunded = await ask(call, {
    query: createRefund,
    variables: { input, key: request.reference },
    answer: z.object({ refundCreate: z.object({ refund: z.object({ id: z.string() }) }) }),
  });
  return refunded.ok ? ok({ factRemoteId: refunded.value.refundCreate.refund.id }) : refunded;
}

const askFor = (call: ShopifyCall, { fact, record, request }: Omit<Work, 'units'>) => {
  const units = fact.items.map(({ quantity, sku, lineId }) => `${quantity} × ${sku ?? lineId}`).join(', ');
  const text = `The buyer asks to cancel ${units || 'the order'}${fact.reason ? `: ${fact.reason}` : ''}`;
  return addNote(call, { record, request, text });
};

const quantityOf = (units: readonly Units[], lineId: string) =>
  units.filter((one) => one.lineId === lineId).reduce((sum, { quantity }) => sum + quantity, 0);

const alreadyShipped: Problem = {
  code: 'destination.alreadyShipped',
  message: 'Some of what is to be cancelled is already shipped or removed in Shopify.',
  advice: 'Look at the order in Shopify; stop the parcel there, or refuse the cancellation at the marketplace.',
  retry: 'never',
};

const stillWorking: Problem = {
  code: 'destination.busy',
  message: 'Shopify is still cancelling this order.',
  retry: 'later',
};
