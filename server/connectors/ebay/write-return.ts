import type { Return } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { isDone } from '../json-api';
import { factOf, homeOf, remoteItems } from '../write-request';
import type { EbayCall } from './account';
import { askEbay, refusalProblem, returnPath } from './ebay-api';
import { readStanding } from './get-order';
import { lineOfReturn, stageOfReturn } from './returns';
import type { EbayReturn, WholeRecord } from './wire-parts';

interface Returning {
  readonly fact: Return;
  readonly request: WriteRequest;
  readonly standing: WholeRecord;
}

/** Only the buyer opens a return at eBay; the seller approves or declines it, and says when it is back. */
export async function writeReturn(call: EbayCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const returning = await prepare(call, request);
  if (!returning.ok) return returning;
  const [there, ...others] = ownReturns(call, returning.value);
  if (!there) return failed(notOpened);
  if (others.length > 0) return failed(unclear);
  for (const step of stepsTo(returning.value.fact.stage, stageOfReturn(there))) {
    const taken = await take(call, { step, returnId: there.returnId });
    if (!taken.ok) return taken;
  }
  return ok({ factRemoteId: there.returnId });
}

export async function findReturn(call: EbayCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const returning = await prepare(call, request);
  if (!returning.ok) return returning;
  const [there, ...others] = ownReturns(call, returning.value);
  const isThere =
    there && others.length === 0 && stepsTo(returning.value.fact.stage, stageOfReturn(there)).length === 0;
  return ok(isThere ? { factRemoteId: there.returnId } : null);
}

async function prepare(call: EbayCall, request: WriteRequest): Promise<Result<Returning>> {
  const fact = factOf(request.order.returns, request);
  const standing = await readStanding(call, homeOf(request));
  return standing.ok ? ok({ fact, request, standing: standing.value }) : standing;
}

/** By its id there; else those of the same units that no other return of the order is. */
function ownReturns(
  { connectionId }: Pick<EbayCall, 'connectionId'>,
  { fact, request, standing }: Returning,
): readonly EbayReturn[] {
  const all = standing.returns ?? [];
  const ownId = fact.externalIds[connectionId];
  if (ownId) return all.filter(({ returnId }) => returnId === ownId);
  const claimed = request.order.returns.map(({ externalIds }) => externalIds[connectionId]);
  const wanted = remoteItems(fact.items, request);
  const same = all.filter((one) => {
    const item = one.creationInfo?.item;
    const line = item && lineOfReturn(standing.order, item);
    return (
      !claimed.includes(one.returnId) &&
      wanted.length === 1 &&
      wanted[0]?.lineId === line?.lineItemId &&
      wanted[0]?.quantity === item?.returnQuantity
    );
  });
  const open = same.filter((one) => !over.includes(stageOfReturn(one)));
  return open.length > 0 ? open : same.slice(-1);
}

const over: readonly Return['stage'][] = ['closed', 'cancelled', 'declined'];

const steps = {
  approve: { path: 'decide', json: { decision: 'APPROVE' } },
  decline: { path: 'decide', json: { decision: 'DECLINE' } },
  receive: { path: 'mark_as_received', json: {} },
} as const;
type Step = keyof typeof steps;

const way: readonly Return['stage'][] = ['requested', 'approved', 'inTransit', 'received'];

/** The steps from eBay's stage to ours; there is no way back, and closing is eBay's own once the buyer is paid. */
function stepsTo(goal: Return['stage'], at: Return['stage']): readonly Step[] {
  if (goal === 'declined') return at === 'requested' ? ['decline'] : [];
  const [from, to] = [way.indexOf(at), way.indexOf(goal === 'closed' ? 'received' : goal)];
  if (from < 0 || to <= from) return [];
  return [...(at === 'requested' ? (['approve'] as const) : []), ...(to === 3 ? (['receive'] as const) : [])];
}

async function take(call: EbayCall, { step, returnId }: { step: Step; returnId: string }): Promise<Result<null>> {
  const { path, json } = steps[step];
  const answer = await askEbay(call, {
    method: 'POST',
    path: `${returnPath(returnId)}/${path}`,
    json,
    isSigned: path === 'decide',
  });
  if (!answer.ok) return answer;
  return isDone(answer.value) ? ok(null) : failed(refusalProblem(answer.value));
}

const notOpened: Problem = {
  code: 'destination.returnNotFound',
  message: 'The buyer has not opened a return for this at eBay, and nobody else can.',
  advice: 'Ask the buyer to open it, or refund what came back.',
  retry: 'never',
};

const unclear: Problem = {
  code: 'destination.returnUnclear',
  message: 'The buyer has opened more than one return for the same products at eBay.',
  advice: 'Settle them in Seller Hub → Returns.',
  retry: 'never',
};
