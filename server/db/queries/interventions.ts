import { sql } from 'kysely';
import type { Trx } from '../with-workspace';

interface DeliveryName {
  readonly workspaceId: string;
  readonly deliveryId: string;
}
interface RunName {
  readonly workspaceId: string;
  readonly runId: string;
}

/**
 * Parked or waiting deliveries are due now. After a bug of ours nobody knows what arrived, so it is looked up; where a person was asked
 * whether it is there and says "send it again", it is sent.
 */
export const planAgain = (
  trx: Trx,
  { workspaceId, deliveryIds }: { workspaceId: string; deliveryIds: readonly string[] },
) =>
  trx
    .updateTable('delivery')
    .set({
      state: sql`case when state = 'unknown' or problem_code = 'sluice.bug' then 'unknown' else 'planned' end`,
      due_at: sql`now()`,
      problem: null,
      problem_code: null,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', sql<string>`any(${deliveryIds}::uuid[])`)
    .where('state', 'in', ['parked', 'planned', 'unknown'])
    .returning(['id', 'run_id as runId', 'connection_id as connectionId']);

export const findRun = (trx: Trx, { workspaceId, runId }: RunName) =>
  trx.selectFrom('run').select('id').where('workspace_id', '=', workspaceId).where('id', '=', runId);

export const findParked = (trx: Trx, { workspaceId, runId }: RunName) =>
  trx
    .selectFrom('delivery')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('run_id', '=', runId)
    .where('state', '=', 'parked');

/** Nodes whose step had a problem of its own, not one of a delivery. Reads index problem_run_open. */
export const findTroubledNodes = (trx: Trx, { workspaceId, runId }: RunName) =>
  trx
    .selectFrom('problem')
    .select('node_id as nodeId')
    .distinct()
    .where('workspace_id', '=', workspaceId)
    .where('run_id', '=', runId)
    .where('delivery_id', 'is', null)
    .where('node_id', 'is not', null)
    .where('resolved_at', 'is', null);

export const resolveRunProblems = (trx: Trx, { workspaceId, runId }: RunName) =>
  trx
    .updateTable('problem')
    .set({ resolved_at: sql`now()`, resolution: 'Tried again from the start.' })
    .where('workspace_id', '=', workspaceId)
    .where('run_id', '=', runId)
    .where('resolved_at', 'is', null);

/** A run that did not come to its end gives way to the new one. */
export const cancelUnfinishedRun = (trx: Trx, { workspaceId, runId }: RunName) =>
  trx
    .updateTable('run')
    .set({ state: 'cancelled', finished_at: sql`now()` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', runId)
    .where('state', 'in', ['waiting', 'problem']);

export const skipParked = (trx: Trx, { workspaceId, runId }: RunName) =>
  trx
    .updateTable('delivery')
    .set({ state: 'skipped', finished_at: sql`now()`, note: 'Tried again from the start.' })
    .where('workspace_id', '=', workspaceId)
    .where('run_id', '=', runId)
    .where('state', '=', 'parked')
    .returning('id');

export const skip = (trx: Trx, { workspaceId, deliveryId, note }: DeliveryName & { note: string }) =>
  trx
    .updateTable('delivery')
    .set({ state: 'skipped', finished_at: sql`now()`, note, problem: null, problem_code: null })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', deliveryId)
    .where('state', 'in', ['parked', 'planned', 'unknown'])
    .returning(['run_id as runId', 'connection_id as connectionId']);

export const markDelivered = (
  trx: Trx,
  { workspaceId, deliveryId, remoteId, note }: DeliveryName & { remoteId: string; note: string },
) =>
  trx
    .updateTable('delivery')
    .set({
      state: 'delivered',
      finished_at: sql`now()`,
      remote_id: remoteId,
      note,
      problem: null,
      problem_code: null,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', deliveryId)
    .where('state', 'in', ['parked', 'unknown'])
    .returning(['run_id as runId', 'order_id as orderId', 'connection_id as connectionId', 'operation'])
    .returning(['node_id as nodeId', 'resume_port as resumePort']);
