import { sql } from 'kysely';
import { rowsOf } from '../rows-of';
import type { Trx } from '../with-workspace';

export interface NewPause {
  readonly id: string;
  readonly kind: string;
  readonly orderId: string;
  readonly runId: string;
  readonly flowId: string;
  readonly nodeId: string;
  readonly title: string;
  readonly port: string;
  readonly rejectPort: string | null;
  readonly until: string | null;
  readonly onTime: string | null;
  readonly approvers: string | null;
  readonly message: string | null;
  readonly about: string | null;
}

/** Each with the errand that ends it at its time, where it has one. */
export const insertPauses = (workspaceId: string, pauses: readonly NewPause[]) => sql`
  with added as (
    insert into pause (workspace_id, id, kind, order_id, run_id, flow_id, node_id, title, port, reject_port, until, on_time,
      approvers, message, about)
    select ${workspaceId}::uuid, * from ${rowsOf(pauses, {
      as: 'given',
      columns: {
        id: ['uuid', (one) => one.id],
        kind: ['text', (one) => one.kind],
        order_id: ['uuid', (one) => one.orderId],
        run_id: ['uuid', (one) => one.runId],
        flow_id: ['uuid', (one) => one.flowId],
        node_id: ['text', (one) => one.nodeId],
        title: ['text', (one) => one.title],
        port: ['text', (one) => one.port],
        reject_port: ['text', (one) => one.rejectPort],
        until: ['timestamptz', (one) => one.until],
        on_time: ['text', (one) => one.onTime],
        approvers: ['text', (one) => one.approvers],
        message: ['text', (one) => one.message],
        about: ['text', (one) => one.about],
      },
    })}
    returning id, run_id, node_id, on_time, until
  )
  insert into errand (workspace_id, run_id, node_id, port, due_at, pause_id)
  select ${workspaceId}::uuid, run_id, node_id, on_time, until, id from added where until is not null`;

/** Ends those whose time has come and that are still open; returns them. Whoever asks second gets none. */
export const endDuePauses = (workspaceId: string, ids: readonly string[]) => sql<{ id: string }>`
  update pause set ended_at = now(),
    state = case when kind = 'wait' then 'over' when on_time = reject_port then 'rejected' else 'approved' end
  where workspace_id = ${workspaceId} and id = any(${ids}::uuid[]) and state = 'open'
  returning id`;

interface Ended {
  readonly runId: string;
}

/** What was to be done with an order does not wait any longer once the order is cancelled; news about it goes on. Reads pause_open. */
export const callOffPauses = (workspaceId: string, orderIds: readonly string[]) => sql<Ended>`
  with ended as (
    update pause set state = 'calledOff', ended_at = now(), reason = 'The order was cancelled.'
    from run
    where pause.workspace_id = ${workspaceId} and pause.order_id = any(${orderIds}::uuid[]) and pause.state = 'open'
      and run.workspace_id = pause.workspace_id and run.id = pause.run_id and run.event_kind in ('created', 'updated')
    returning pause.id, pause.run_id
  ), dropped as (
    delete from errand using ended where errand.workspace_id = ${workspaceId} and errand.pause_id = ended.id
  )
  select run_id as "runId" from ended`;

/** A run that gives way to a new one waits for nothing any more. Reads index pause_run. */
export const endPausesOfRun = ({ workspaceId, runId }: { workspaceId: string; runId: string }) => sql`
  with ended as (
    update pause set state = 'calledOff', ended_at = now(), reason = 'Run again from the start.'
    where workspace_id = ${workspaceId} and run_id = ${runId} and state = 'open'
    returning id
  )
  delete from errand using ended where errand.workspace_id = ${workspaceId} and errand.pause_id = ended.id`;

/** The last word on each of these orders at each step that held it. Reads index pause_decided. */
export const findWords = ({ workspaceId, orderIds }: { workspaceId: string; orderIds: readonly string[] }) => sql<{
  orderId: string;
  flowId: string;
  nodeId: string;
  state: string;
  about: string | null;
  endedAt: Date;
}>`
  select distinct on (order_id, flow_id, node_id) order_id as "orderId", flow_id as "flowId", node_id as "nodeId", state, about,
    ended_at as "endedAt"
  from pause
  where workspace_id = ${workspaceId} and order_id = any(${orderIds}::uuid[]) and kind = 'hold' and state in ('approved', 'rejected')
  order by order_id, flow_id, node_id, ended_at desc`;

export const findPause = (trx: Trx, { workspaceId, pauseId }: { workspaceId: string; pauseId: string }) =>
  trx
    .selectFrom('pause')
    .leftJoin('auth_user as decider', 'decider.id', 'pause.ended_by')
    .select(['pause.id', 'pause.kind', 'pause.state', 'pause.approvers', 'pause.order_id as orderId'])
    .select(['pause.flow_id as flowId', 'pause.node_id as nodeId', 'decider.name as decider', 'pause.title'])
    .where('pause.workspace_id', '=', workspaceId)
    .where('pause.id', '=', pauseId);

/** The oldest open hold of each of these orders at each step. Reads pause_open. */
export const findOpenHolds = (
  trx: Trx,
  { workspaceId, orderIds }: { workspaceId: string; orderIds: readonly string[] },
) =>
  trx
    .selectFrom('pause')
    .distinctOn(['order_id', 'flow_id', 'node_id'])
    .select(['id', 'order_id as orderId', 'approvers'])
    .where('workspace_id', '=', workspaceId)
    .where('order_id', '=', sql<string>`any(${orderIds}::uuid[])`)
    .where('kind', '=', 'hold')
    .where('state', '=', 'open')
    .orderBy('order_id')
    .orderBy('flow_id')
    .orderBy('node_id')
    .orderBy('started_at');

export interface HoldDecision {
  readonly workspaceId: string;
  readonly orderId: string;
  readonly flowId: string;
  readonly nodeId: string;
  readonly state: 'approved' | 'rejected';
  readonly userId: string;
  readonly reason: string | null;
  /** Those this person may decide. */
  readonly approvers: readonly string[];
}

/** Decides everything that is held of an order at one step; what has been decided already is left alone. Returns what it decided. */
export const decideHolds = (decision: HoldDecision) => sql<{ runId: string; nodeId: string; port: string }>`
  with ended as (
    update pause set state = ${decision.state}, ended_at = now(), ended_by = ${decision.userId}, reason = ${decision.reason}
    where workspace_id = ${decision.workspaceId} and order_id = ${decision.orderId} and flow_id = ${decision.flowId}
      and node_id = ${decision.nodeId} and kind = 'hold' and state = 'open' and approvers = any(${[...decision.approvers]}::text[])
    returning id, run_id, node_id, case when state = 'approved' then port else reject_port end as port
  ), dropped as (
    delete from errand using ended where errand.workspace_id = ${decision.workspaceId} and errand.pause_id = ended.id
  )
  select run_id as "runId", node_id as "nodeId", port from ended`;

/** Everything that waited or was held, oldest first. Narrow it to one order or one run. */
export const findPauses = (trx: Trx, { workspaceId }: { workspaceId: string }) =>
  trx
    .selectFrom('pause')
    .leftJoin('auth_user as decider', 'decider.id', 'pause.ended_by')
    .select(['pause.id', 'pause.kind', 'pause.state', 'pause.title', 'pause.message', 'pause.until', 'pause.approvers'])
    .select(['pause.run_id as runId', 'pause.flow_id as flowId', 'pause.node_id as nodeId', 'pause.reason'])
    .select(['pause.on_time as onTime', 'pause.reject_port as rejectPort'])
    .select(['pause.started_at as startedAt', 'pause.ended_at as endedAt', 'decider.name as decider'])
    .where('pause.workspace_id', '=', workspaceId)
    .orderBy('pause.started_at')
    .orderBy('pause.id')
    .limit(500);
