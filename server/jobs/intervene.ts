import type { RemoteLink } from '../connectors/contract';
import * as queries from '../db/queries/interventions';
import { endPausesOfRun } from '../db/queries/pauses';
import { resolveDeliveryProblems } from '../db/queries/problems';
import { insertErrands, settleRuns } from '../db/queries/runs';
import type { Trx } from '../db/with-workspace';
import { ringDecide, ringDeliver } from './ring';
import { finishDelivered } from './settle-deliveries';

/** What people do to runs and deliveries by hand. Each takes part in the caller's transaction; false: its state does not allow it. */

export interface DeliveryName {
  readonly workspaceId: string;
  readonly deliveryId: string;
}

/**
 * Sends them again now: what was parked, and what waits for its next attempt. What may have arrived is looked up first.
 * @returns how many are sent again
 */
export async function retryDeliveries(
  trx: Trx,
  { workspaceId, deliveryIds }: { workspaceId: string; deliveryIds: readonly string[] },
): Promise<number> {
  if (deliveryIds.length === 0) return 0;
  const retried = await queries.planAgain(trx, { workspaceId, deliveryIds }).execute();
  await startAgain(trx, { workspaceId, retried });
  return retried.length;
}

type Retried = Awaited<ReturnType<ReturnType<typeof queries.planAgain>['execute']>>;

async function startAgain(
  trx: Trx,
  { workspaceId, retried }: { workspaceId: string; retried: Retried },
): Promise<void> {
  if (retried.length === 0) return;
  const deliveryIds = retried.map(({ id }) => id);
  await resolveDeliveryProblems(trx, { deliveryIds, resolution: 'Tried again.' }).execute();
  await settleRuns(retried.map(({ runId }) => ({ workspaceId, runId, open: 0, published: false }))).execute(trx);
  await ringDeliver(trx, ...retried.map(({ connectionId }) => ({ workspaceId, connectionId })));
}

export interface RunRetry {
  readonly workspaceId: string;
  readonly runId: string;
  /** `failed`: go on where it stopped. `start`: a new run of the same event; what has been delivered is met, not sent twice. */
  readonly from: 'failed' | 'start';
  readonly version: 'pinned' | 'live';
}

export async function retryRun(trx: Trx, retry: RunRetry): Promise<boolean> {
  return retry.from === 'start' ? await restartRun(trx, retry) : await continueRun(trx, retry);
}

async function restartRun(trx: Trx, { workspaceId, runId, version }: RunRetry): Promise<boolean> {
  const run = await queries.findRun(trx, { workspaceId, runId }).executeTakeFirst();
  if (!run) return false;
  const parked = await queries.skipParked(trx, { workspaceId, runId }).execute();
  if (parked.length > 0) {
    const deliveryIds = parked.map(({ id }) => id);
    await resolveDeliveryProblems(trx, { deliveryIds, resolution: 'Tried again from the start.' }).execute();
  }
  await queries.resolveRunProblems(trx, { workspaceId, runId }).execute();
  await queries.cancelUnfinishedRun(trx, { workspaceId, runId }).execute();
  await endPausesOfRun({ workspaceId, runId }).execute(trx);
  const errand = { workspaceId, runId, kind: 'restart', nodeId: '', port: null, dueAt: null } as const;
  await insertErrands([{ ...errand, onLive: version === 'live' }]).execute(trx);
  await ringDecide(trx, [workspaceId]);
  return true;
}

/** Parked deliveries are sent again, and nodes that had a problem are visited again. */
async function continueRun(trx: Trx, { workspaceId, runId, version }: RunRetry): Promise<boolean> {
  const parked = await queries.findParked(trx, { workspaceId, runId }).execute();
  const deliveryIds = parked.map(({ id }) => id);
  const retried = deliveryIds.length > 0 ? await queries.planAgain(trx, { workspaceId, deliveryIds }).execute() : [];
  await startAgain(trx, { workspaceId, retried });
  const nodes = await queries.findTroubledNodes(trx, { workspaceId, runId }).execute();
  const errand = { workspaceId, runId, kind: 'resume', port: null, dueAt: null, onLive: version === 'live' } as const;
  const errands = nodes.flatMap(({ nodeId }) => (nodeId === null ? [] : [{ ...errand, nodeId }]));
  if (errands.length > 0) {
    await insertErrands(errands).execute(trx);
    await settleRuns([{ workspaceId, runId, open: errands.length, published: false }]).execute(trx);
    await ringDecide(trx, [workspaceId]);
  }
  return retried.length + errands.length > 0;
}

/** It shall not be sent. What is being sent at this moment cannot be skipped. */
export async function skipDelivery(
  trx: Trx,
  { workspaceId, deliveryId, note }: DeliveryName & { note: string },
): Promise<boolean> {
  const skipped = await queries.skip(trx, { workspaceId, deliveryId, note }).executeTakeFirst();
  if (!skipped) return false;
  await resolveDeliveryProblems(trx, { deliveryIds: [deliveryId], resolution: note }).execute();
  await settleRuns([{ workspaceId, runId: skipped.runId, open: -1, published: false }]).execute(trx);
  // What waited behind it may go now.
  await ringDeliver(trx, { workspaceId, connectionId: skipped.connectionId });
  return true;
}

/** Somebody has looked: it is there, under this id. The run goes on as if we had seen it ourselves. */
export async function settleDelivery(
  trx: Trx,
  { workspaceId, deliveryId, link, note }: DeliveryName & { link: RemoteLink; note: string },
): Promise<boolean> {
  const { remoteId } = link;
  const settled = await queries.markDelivered(trx, { workspaceId, deliveryId, remoteId, note }).executeTakeFirst();
  if (!settled) return false;
  await resolveDeliveryProblems(trx, { deliveryIds: [deliveryId], resolution: note }).execute();
  await ringDeliver(trx, { workspaceId, connectionId: settled.connectionId });
  await finishDelivered(trx, [{ ...settled, workspaceId, deliveryId, link }]);
  return true;
}
