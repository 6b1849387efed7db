import { sql } from 'kysely';
import type { Trx } from '../with-workspace';

interface InWorkspace {
  readonly workspaceId: string;
}

/** Open problems of one order, run or delivery. Reads problem_order, problem_run_open or problem_delivery_open. */
export const findOpenProblems = (
  trx: Trx,
  { workspaceId, what }: InWorkspace & { what: { orderId: string } | { runId: string } | { deliveryId: string } },
) => {
  const open = trx
    .selectFrom('problem')
    .select(['id', 'run_id as runId', 'delivery_id as deliveryId'])
    .where('workspace_id', '=', workspaceId)
    .where('resolved_at', 'is', null);
  if ('orderId' in what) return open.where('order_id', '=', what.orderId);
  if ('runId' in what) return open.where('run_id', '=', what.runId);
  return open.where('delivery_id', '=', what.deliveryId);
};

/** Puts a person's name to problems that were just settled. */
export const signResolved = (
  trx: Trx,
  { workspaceId, problemIds, userId }: InWorkspace & { problemIds: readonly string[]; userId: string },
) =>
  trx
    .updateTable('problem')
    .set({ resolved_by: userId })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', sql<string>`any(${[...problemIds]}::uuid[])`)
    .where('resolved_at', 'is not', null);

/** Runs of an order that stopped; and of each flow the newest, for beginning anew. */
export const findRetryableRuns = (trx: Trx, { workspaceId, orderId }: InWorkspace & { orderId: string }) =>
  trx
    .selectFrom('run')
    .distinctOn('flow_id')
    .select(['id', 'flow_id as flowId', 'state'])
    .where('workspace_id', '=', workspaceId)
    .where('order_id', '=', orderId)
    .orderBy('flow_id')
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc');

export const findStoppedRuns = (trx: Trx, { workspaceId, orderId }: InWorkspace & { orderId: string }) =>
  trx
    .selectFrom('run')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('order_id', '=', orderId)
    .where('state', '=', 'problem');

/** Messages that could not be read get another look, with whatever mapping there is now. */
export const reopenMessages = (trx: Trx, { workspaceId, inboxIds }: InWorkspace & { inboxIds: readonly string[] }) =>
  trx
    .updateTable('inbox_entry')
    .set({ state: 'new', problem: null, held_until: null })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', sql<string>`any(${[...inboxIds]}::bigint[])`)
    .where('state', '=', 'unreadable')
    .returning('id');

export const resolveProblems = (
  trx: Trx,
  {
    workspaceId,
    problemIds,
    resolution,
    userId,
  }: InWorkspace & { problemIds: readonly string[]; resolution: string; userId: string | null },
) =>
  trx
    .updateTable('problem')
    .set({ resolved_at: sql`now()`, resolution, resolved_by: userId })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', sql<string>`any(${[...problemIds]}::uuid[])`)
    .where('resolved_at', 'is', null);
