import { z } from 'zod';
import type { Return } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { factOf } from '../write-request';
import type { VendureCall } from './account';
import { ask } from './graphql';
import { cancelLines } from './operations';
import { withReference } from './reference';
import { findMarked, Standing } from './standing';
import { allocate, packedUnits, readTarget, withoutLines } from './target-order';
import { leaveNote } from './write-note';

/**
 * Vendure has no returns. Goods that are back are taken off the order, which puts them into stock again: that is how its own people
 * do it, and how read.ts knows a return. Before they are back a note tells whoever will open the parcel.
 */
export async function writeReturn(call: VendureCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.returns, request);
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const { order } = target.value;
  if (!isBack(fact)) return leaveNote(call, { request, order, text: inWords(fact) });
  const done = outcomeIn(order, request);
  if (done) return ok(done);
  if (fact.items.length === 0) return failed(withoutLines);
  const { lineReferenceField } = call.settings;
  // What is still on a line, and of that what has left.
  const roomIn = (line: Standing['lines'][number]) => Math.min(line.quantity, packedUnits(order, line.id));
  const { lines, missing } = allocate(fact.items, { order, request, lineReferenceField, roomIn });
  if (missing > 0) return failed(notShipped);
  const reason = withReference(fact.items[0]?.reason ?? 'Returned at the marketplace', request.reference);
  const taken = await ask(call, {
    query: cancelLines(call.settings),
    variables: { input: { orderId: order.id, lines, reason, cancelShipping: false } },
    answer: z.object({ cancelOrder: Standing }),
  });
  return taken.ok ? ok(outcomeIn(taken.value.cancelOrder, request) ?? {}) : taken;
}

export async function findReturn(call: VendureCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const fact = factOf(request.order.returns, request);
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const { order } = target.value;
  if (isBack(fact)) return ok(outcomeIn(order, request));
  return ok(findMarked(order, { reference: request.reference, type: 'ORDER_NOTE' }) ? {} : null);
}

const isBack = ({ stage }: Return) => stage === 'received' || stage === 'closed';

function outcomeIn(order: Standing, { reference }: WriteRequest): WriteOutcome | null {
  const entry = findMarked(order, { reference, type: 'ORDER_CANCELLATION' });
  return entry ? { factRemoteId: entry.id } : null;
}

function inWords({ number, stage, items }: Return): string {
  const units = items.map(
    ({ quantity, sku, lineId, reason }) => `${quantity} × ${sku ?? lineId}${reason ? ` (${reason})` : ''}`,
  );
  return `Return${number ? ` ${number}` : ''} is ${stages[stage]}: ${units.join(', ')}`;
}

const stages = {
  requested: 'asked for',
  approved: 'agreed',
  declined: 'declined',
  inTransit: 'on its way',
  received: 'received',
  closed: 'closed',
  cancelled: 'called off',
} as const;

const notShipped: Problem = {
  code: 'destination.notShipped',
  message: 'Some of what comes back was never shipped in Vendure.',
  advice: 'Mark it shipped in Vendure first, or cancel it there.',
  retry: 'never',
};
