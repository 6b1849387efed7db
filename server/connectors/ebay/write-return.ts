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

/** Only the buyer opens a return at eBay, one for each line; the seller approves or declines it, and says when it is back. */
export async function writeReturn(call: EbayCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.returns, request);
  const there = await ownReturns(call, { fact, request });
  if (!there.ok) return there;
  for (const one of there.value) {
    const moved = await moveOn(call, { one, goal: fact.stage });
    if (!moved.ok) return moved;
  }
  return ok(outcomeOf(there.value));
}

export async function findReturn(call: EbayCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const fact = factOf(request.order.returns, request);
  const there = await ownReturns(call, { fact, request });
  if (!there.ok) return there.problems.some(({ code }) => code === notOpened.code) ? ok(null) : there;
  const isThere = there.value.every((one) => stepsTo(fact.stage, stageOfReturn(one)).length === 0);
  return ok(isThere ? outcomeOf(there.value) : null);
}

const outcomeOf = ([first]: readonly EbayReturn[]): WriteOutcome => (first ? { factRemoteId: first.returnId } : {});

interface Returning {
  readonly fact: Return;
  readonly request: WriteRequest;
}

/** By the id it has there; else for each line the one of as many pieces that no other return of the order is. */
async function ownReturns(call: EbayCall, { fact, request }: Returning): Promise<Result<readonly EbayReturn[]>> {
  const standing = await readStanding(call, { orderId: homeOf(request), withReturns: true });
  if (!standing.ok) return standing;
  const all = standing.value.returns ?? [];
  const ownId = fact.externalIds[call.connectionId];
  if (ownId) return ok(all.filter(({ returnId }) => returnId === ownId));
  const claimed = request.order.returns.map(({ externalIds }) => externalIds[call.connectionId]);
  const free = all.filter(({ returnId }) => !claimed.includes(returnId));
  const found = remoteItems(fact.items, request).map((item) => sameUnits(free, { item, standing: standing.value }));
  if (found.length === 0 || found.some((some) => some.length === 0)) return failed(notOpened);
  return found.some((some) => some.length > 1) ? failed(unclear) : ok(found.flat());
}

interface Units {
  readonly item: { readonly lineId: string; readonly quantity: number };
  readonly standing: WholeRecord;
}

/** Open ones first; of those that are over the latest. */
function sameUnits(returns: readonly EbayReturn[], { item, standing }: Units): readonly EbayReturn[] {
  const same = returns.filter(({ creationInfo }) => {
    const returned = creationInfo?.item;
    const line = returned && lineOfReturn(standing.order, returned);
    return line?.lineItemId === item.lineId && returned?.returnQuantity === item.quantity;
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

async function moveOn(
  call: EbayCall,
  { one, goal }: { one: EbayReturn; goal: Return['stage'] },
): Promise<Result<null>> {
  for (const step of stepsTo(goal, stageOfReturn(one))) {
    const { path, json } = steps[step];
    const answer = await askEbay(call, {
      method: 'POST',
      path: `${returnPath(one.returnId)}/${path}`,
      json,
      isSigned: path === 'decide',
    });
    if (!answer.ok) return answer;
    if (!isDone(answer.value)) return failed(refusalProblem(answer.value));
  }
  return ok(null);
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
