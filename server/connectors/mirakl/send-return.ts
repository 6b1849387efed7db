import { z } from 'zod';
import type { Return } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { factOf, remoteItems } from '../write-request';
import type { MiraklCall } from './account';
import { writeMirakl } from './mirakl-client';
import type { MiraklRecord } from './record';
import { refused } from './refusal-problem';
import { returnReason } from './return-reasons';
import { stateOf } from './returns';
import { readTarget } from './target-order';
import { MiraklReturn } from './wire-parts';

const Errors = z.array(z.object({ message: z.string().nullish() })).nullish();
const Created = z.object({ return_success: z.array(MiraklReturn).nullish(), return_errors: Errors });
const Moved = z.object({ return_errors: Errors });

interface Returning {
  readonly request: WriteRequest;
  readonly fact: Return;
  readonly record: MiraklRecord;
}

/** Finds the return or opens one (RT01), then moves it on to where ours is: accepted or refused, received, closed, cancelled. */
export async function sendReturn(call: MiraklCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.returns, request);
  const record = await readTarget(call, request);
  if (!record.ok) return record;
  const returning = { request, fact, record: record.value };
  const there = ownReturn(call, returning);
  const found = there ? ok(there) : await open(call, returning);
  if (!found.ok) return found;
  const moved = await moveOn(call, { one: found.value, to: fact.stage });
  return moved.ok ? ok({ factRemoteId: found.value.id }) : moved;
}

export async function findReturn(call: MiraklCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const fact = factOf(request.order.returns, request);
  const record = await readTarget(call, request);
  if (!record.ok) return record;
  const there = ownReturn(call, { request, fact, record: record.value });
  const isDone = there !== undefined && stepsTo(fact.stage, stateOf(there)).length === 0;
  return ok(isDone ? { factRemoteId: there.id } : null);
}

/** By its id there, else by its number: what we open carries ours, or our reference, as its RMA. */
function ownReturn({ connectionId }: MiraklCall, { request, fact, record }: Returning): MiraklReturn | undefined {
  const ownId = fact.externalIds[connectionId];
  return record.returns.find(({ id, rma }) => (ownId ? id === ownId : rma === numberOf(fact, request)));
}

const numberOf = ({ number }: Return, { reference }: WriteRequest) => number ?? reference;

async function open(call: MiraklCall, { request, fact, record }: Returning): Promise<Result<MiraklReturn>> {
  const { commercial_id, order_id } = record.order;
  if (fact.items.length === 0) return failed(withoutLines);
  const read = fact.items.map((item) => returnReason(item.reason, request.codes));
  const unread = read.find((one) => !one.ok);
  if (unread && !unread.ok) return unread;
  const reasons = read.flatMap((one) => (one.ok ? [one.value] : []));
  const [reason = 'RETURN_OTHER'] = reasons;
  const lines = remoteItems(fact.items, request);
  const wanted = {
    order_commercial_id: commercial_id || order_id,
    method_code: 'RETURN_METHOD_BY_MAIL',
    reason_code: reason,
    rma: numberOf(fact, request),
    accepted: fact.stage !== 'requested',
    return_lines: lines.map(({ lineId, quantity }, index) => ({
      order_line_id: lineId,
      quantity,
      reason_code: reasons[index] ?? reason,
    })),
  };
  const json = { returns: [wanted] };
  const made = await writeMirakl(call, { method: 'POST', path: '/returns', json, answer: Created });
  if (!made.ok) return made;
  const [created] = made.value.return_success ?? [];
  return created ? ok(created) : failed(refused(saidBy(made.value.return_errors)));
}

const steps = {
  accept: { path: '/returns/accept', body: { accepted: true } },
  refuse: {
    path: '/returns/accept',
    body: { accepted: false, rejection_reason_code: 'RETURN_REJECTION_NOT_ELIGIBLE' },
  },
  receive: { path: '/returns/receive', body: {} },
  close: { path: '/returns/close', body: {} },
  cancel: { path: '/returns/cancel', body: {} },
} as const;
type Step = keyof typeof steps;

const way = ['WAITING_ACCEPTANCE', 'IN_PROGRESS', 'RECEIVED', 'CLOSED'];
const forward: readonly Step[] = ['accept', 'receive', 'close'];

/** The steps from Mirakl's state to our stage; there is no way back. */
function stepsTo(stage: Return['stage'], state: string): readonly Step[] {
  const at = way.indexOf(state);
  if (stage === 'declined') return state === 'WAITING_ACCEPTANCE' ? ['refuse'] : [];
  if (stage === 'cancelled') return at >= 0 && at < 2 ? ['cancel'] : [];
  const goal = { requested: 0, approved: 1, inTransit: 1, received: 2, closed: 3 }[stage];
  return at < 0 ? [] : forward.slice(at, goal);
}

async function moveOn(
  call: MiraklCall,
  { one, to }: { one: MiraklReturn; to: Return['stage'] },
): Promise<Result<null>> {
  for (const step of stepsTo(to, stateOf(one))) {
    const { path, body } = steps[step];
    const json = { returns: [{ id: one.id, ...body }] };
    const moved = await writeMirakl(call, { method: 'PUT', path, json, answer: Moved });
    if (!moved.ok) return moved;
    if ((moved.value.return_errors ?? []).length > 0) return failed(refused(saidBy(moved.value.return_errors)));
  }
  return ok(null);
}

const saidBy = (errors: z.infer<typeof Errors>) =>
  (errors ?? [])
    .map(({ message }) => message ?? '')
    .filter(Boolean)
    .join('; ') || 'the return';

const withoutLines: Problem = {
  code: 'destination.withoutLines',
  message: 'The return does not say which products came back, so it cannot be told to the marketplace.',
  retry: 'never',
};
