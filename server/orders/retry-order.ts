import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { findOpenProblems, findRetryableRuns, findStoppedRuns, signResolved } from '../db/queries/order-moves';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { retryDeliveries, retryRun } from '../jobs/intervene';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { deliveryMissing, orderMissing, runMissing } from './order-problems';

export interface RetryRequest {
  readonly what: { readonly orderId: string } | { readonly runId: string } | { readonly deliveryId: string };
  /** `failed`: go on where it stopped. `start`: through the whole flow again; what has been delivered is not sent twice. */
  readonly from: 'failed' | 'start';
  readonly version: 'pinned' | 'live';
}

/** Tries again what stopped. Creates no second order anywhere: every delivery meets its own row in the ledger. */
export function retryOrder(
  { db }: Pick<World, 'db'>,
  { member, retry }: { member: Member; retry: RetryRequest },
): Promise<Result<{ message: string; retried: number }>> {
  const { workspaceId, userId } = member;
  const what = nameOnly(retry.what);
  return withWorkspace(db, workspaceId, async (trx) => {
    const missing = await missingOne(trx, { workspaceId, what });
    if (missing) return failed(missing);
    if (await isErased(trx, { workspaceId, what })) return failed(erased);
    const problems = await findOpenProblems(trx, { workspaceId, what }).execute();
    const retried = await perform(trx, { workspaceId, what, from: retry.from, version: retry.version });
    if (retried === 0) return failed(nothingToRetry);
    const problemIds = problems.map(({ id }) => id);
    await signResolved(trx, { workspaceId, problemIds, userId }).execute();
    const { from, version } = retry;
    await recordAudit(trx, {
      member,
      deed: { action: 'order.retried', target: Object.values(what)[0], after: { ...what, from, version, retried } },
    });
    return ok({ retried, message: sayRetried(retried, from) });
  });
}

type What = RetryRequest['what'];

/** The input carries more fields than the name. */
function nameOnly(what: What): What {
  if ('orderId' in what) return { orderId: what.orderId };
  return 'runId' in what ? { runId: what.runId } : { deliveryId: what.deliveryId };
}

interface Retrying {
  readonly workspaceId: string;
  readonly what: What;
  readonly from: RetryRequest['from'];
  readonly version: RetryRequest['version'];
}

async function perform(trx: Trx, { workspaceId, what, from, version }: Retrying): Promise<number> {
  if ('deliveryId' in what) return retryDeliveries(trx, { workspaceId, deliveryIds: [what.deliveryId] });
  const runIds = 'runId' in what ? [what.runId] : await runsOf(trx, { workspaceId, orderId: what.orderId, from });
  let retried = 0;
  for (const runId of runIds) {
    if (await retryRun(trx, { workspaceId, runId, from, version })) retried += 1;
  }
  return retried;
}

/** From the failed step: every run that stopped. From the start: those, or the newest of each flow when none did. */
async function runsOf(
  trx: Trx,
  { workspaceId, orderId, from }: { workspaceId: string; orderId: string; from: RetryRequest['from'] },
): Promise<string[]> {
  const stopped = await findStoppedRuns(trx, { workspaceId, orderId }).execute();
  if (from === 'failed' || stopped.length > 0) return stopped.map(({ id }) => id);
  const newest = await findRetryableRuns(trx, { workspaceId, orderId }).execute();
  return newest.map(({ id }) => id);
}

async function missingOne(
  trx: Trx,
  { workspaceId, what }: { workspaceId: string; what: What },
): Promise<Problem | null> {
  const [table, id, problem] =
    'orderId' in what
      ? (['order', what.orderId, orderMissing] as const)
      : 'runId' in what
        ? (['run', what.runId, runMissing] as const)
        : (['delivery', what.deliveryId, deliveryMissing] as const);
  const found = await trx
    .selectFrom(table)
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return found ? null : problem;
}

/** What names nobody cannot be sent to anybody. */
async function isErased(trx: Trx, { workspaceId, what }: { workspaceId: string; what: What }): Promise<boolean> {
  const order = trx.selectFrom('order').select('order.id').where('order.workspace_id', '=', workspaceId);
  const found = order.where('order.erased_at', 'is not', null);
  if ('orderId' in what) return (await found.where('id', '=', what.orderId).executeTakeFirst()) !== undefined;
  const [table, id] = 'runId' in what ? (['run', what.runId] as const) : (['delivery', what.deliveryId] as const);
  const one = trx.selectFrom(table).select('order_id').where('workspace_id', '=', workspaceId).where('id', '=', id);
  return (await found.where('id', '=', one).executeTakeFirst()) !== undefined;
}

const erased: Problem = {
  code: 'order.erased',
  message: 'The buyer of this order was erased. It cannot be sent any more.',
  retry: 'never',
};

const sayRetried = (retried: number, from: RetryRequest['from']) => {
  if (from === 'start') return 'It goes through the flow again from the start; what has arrived is not sent twice.';
  return retried === 1 ? 'It is being tried again.' : `${retried} things are being tried again.`;
};

const nothingToRetry: Problem = {
  code: 'order.nothingToRetry',
  message: 'There is nothing to try again: it is done, or on its way.',
  retry: 'never',
};
