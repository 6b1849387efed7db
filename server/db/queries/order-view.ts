import { sql } from 'kysely';
import type { Trx } from '../with-workspace';

interface OneOrder {
  readonly workspaceId: string;
  readonly orderId: string;
}

/** Which id the order has where. */
/** The canonical order as it is stored. */
export const findOrderContent = (trx: Trx, { workspaceId, orderId }: OneOrder) =>
  trx.selectFrom('order').select('content').where('workspace_id', '=', workspaceId).where('id', '=', orderId);

export const findLinks = (trx: Trx, { workspaceId, orderId }: OneOrder) =>
  trx
    .selectFrom('order_link as link')
    .innerJoin('connection', (join) =>
      join.onRef('connection.workspace_id', '=', 'link.workspace_id').onRef('connection.id', '=', 'link.connection_id'),
    )
    .select(['link.connection_id as connectionId', 'connection.name', 'link.remote_id as remoteId', 'link.number'])
    .select(['link.url', 'link.created_at as createdAt'])
    .where('link.workspace_id', '=', workspaceId)
    .where('link.order_id', '=', orderId)
    .orderBy('link.created_at');

/** Every run of one order, oldest first; at most 500. Reads index run_order. */
export const findOrderRuns = (trx: Trx, { workspaceId, orderId }: OneOrder) =>
  trx
    .selectFrom('run')
    .innerJoin('flow', (join) =>
      join.onRef('flow.workspace_id', '=', 'run.workspace_id').onRef('flow.id', '=', 'run.flow_id'),
    )
    .select(['run.id', 'run.flow_id as flowId', 'flow.name as flowName', 'run.flow_version as version', 'run.attempt'])
    .select(['run.state', 'run.result', 'run.started_at as startedAt', 'run.finished_at as finishedAt'])
    .select(['run.event_kind as eventKind', 'run.event_id as eventId', 'run.trace'])
    .where('run.workspace_id', '=', workspaceId)
    .where('run.order_id', '=', orderId)
    .orderBy('run.started_at')
    .orderBy('run.id')
    .limit(500);

/** What happened to one order, oldest first, and which message told us. */
export const findEvents = (trx: Trx, { workspaceId, orderId }: OneOrder) =>
  trx
    .selectFrom('order_event as event')
    .innerJoin('connection', (join) =>
      join
        .onRef('connection.workspace_id', '=', 'event.workspace_id')
        .onRef('connection.id', '=', 'event.connection_id'),
    )
    .leftJoin('inbox_entry as entry', (join) =>
      join.onRef('entry.workspace_id', '=', 'event.workspace_id').onRef('entry.id', '=', 'event.inbox_id'),
    )
    .select(['event.id', 'event.kind', 'event.key', 'event.fact_id as factId', 'event.inbox_id as inboxId'])
    .select(['event.occurred_at as occurredAt', 'event.recorded_at as recordedAt', 'connection.name as toldBy'])
    .select(['event.connection_id as connectionId', 'entry.arrived_by as arrivedBy', 'entry.received_at as receivedAt'])
    .where('event.workspace_id', '=', workspaceId)
    .where('event.order_id', '=', orderId)
    .orderBy('event.recorded_at')
    .orderBy('event.id')
    .limit(500);

/** Deliveries with the names of what they are for. Narrow it to one order or one run. */
export const findDeliveries = (trx: Trx, { workspaceId }: { workspaceId: string }) =>
  trx
    .selectFrom('delivery')
    .innerJoin('connection', (join) =>
      join
        .onRef('connection.workspace_id', '=', 'delivery.workspace_id')
        .onRef('connection.id', '=', 'delivery.connection_id'),
    )
    .select(['delivery.id', 'delivery.run_id as runId', 'delivery.flow_id as flowId', 'delivery.node_id as nodeId'])
    .select(['delivery.connection_id as connectionId', 'connection.name as connectionName', 'delivery.operation'])
    .select(['delivery.fact_id as factId', 'delivery.state', 'delivery.attempt', 'delivery.due_at as dueAt'])
    .leftJoin('order_link as link', (join) =>
      join
        .onRef('link.workspace_id', '=', 'delivery.workspace_id')
        .onRef('link.order_id', '=', 'delivery.order_id')
        .onRef('link.connection_id', '=', 'delivery.connection_id'),
    )
    .select('link.number as numberThere')
    .select(['delivery.remote_id as remoteId', 'delivery.reference', 'delivery.note', 'delivery.problem'])
    .select(['delivery.exchanges', 'delivery.created_at as createdAt', 'delivery.finished_at as finishedAt'])
    .where('delivery.workspace_id', '=', workspaceId)
    .orderBy('delivery.seq');

/** Problems, open and resolved, oldest first. Narrow it to one order or one run. */
export const findProblems = (trx: Trx, { workspaceId }: { workspaceId: string }) =>
  trx
    .selectFrom('problem')
    .leftJoin('auth_user as resolver', 'resolver.id', 'problem.resolved_by')
    .leftJoin('delivery', (join) =>
      join.onRef('delivery.workspace_id', '=', 'problem.workspace_id').onRef('delivery.id', '=', 'problem.delivery_id'),
    )
    .select(['problem.id', 'problem.code', 'problem.subject', 'problem.message', 'problem.advice'])
    .select(({ fn }) => [
      fn.coalesce('problem.flow_id', 'delivery.flow_id').as('flowId'),
      fn.coalesce('problem.node_id', 'delivery.node_id').as('nodeId'),
      fn.coalesce('problem.run_id', 'delivery.run_id').as('runId'),
    ])
    .select(['problem.delivery_id as deliveryId', 'problem.connection_id as connectionId'])
    .select(['problem.opened_at as openedAt', 'problem.resolved_at as resolvedAt', 'problem.resolution'])
    .select('resolver.name as resolvedBy')
    .where('problem.workspace_id', '=', workspaceId)
    .orderBy('problem.opened_at')
    .limit(500);

export const findNotes = (trx: Trx, { workspaceId, orderId }: OneOrder) =>
  trx
    .selectFrom('order_note as note')
    .leftJoin('auth_user as writer', 'writer.id', 'note.written_by')
    .select(['note.id', 'note.text', 'note.written_at as at', 'writer.name as by'])
    .where('note.workspace_id', '=', workspaceId)
    .where('note.order_id', '=', orderId)
    .orderBy('note.written_at', 'desc')
    .limit(500);

/** Messages as they came: those that told something about the order, or one by its id. */
export const findRawMessages = (
  trx: Trx,
  { workspaceId, about }: { workspaceId: string; about: { orderId: string } | { messageId: string } },
) =>
  trx
    .selectFrom('inbox_entry as entry')
    .select(['entry.id', 'entry.received_at as receivedAt', 'entry.arrived_by as arrivedBy', 'entry.topic'])
    .select(['entry.headers', 'entry.body'])
    .where('entry.workspace_id', '=', workspaceId)
    .where(
      'messageId' in about
        ? sql<boolean>`entry.id = ${about.messageId}::bigint`
        : sql<boolean>`entry.id in (select inbox_id from order_event
            where workspace_id = ${workspaceId} and order_id = ${about.orderId} and inbox_id is not null)`,
    )
    .orderBy('entry.id', 'desc')
    .limit(20);

/** The newest run of an order through a flow with the event it took and the drawing it ran through. Reads index run_order. */
export const findExplainable = (
  trx: Trx,
  { workspaceId, orderId, flowId }: { workspaceId: string; orderId: string; flowId: string },
) =>
  trx
    .selectFrom('run')
    .innerJoin('order_event as event', (join) =>
      join.onRef('event.workspace_id', '=', 'run.workspace_id').onRef('event.id', '=', 'run.event_id'),
    )
    .innerJoin('flow_version as version', (join) =>
      join
        .onRef('version.workspace_id', '=', 'run.workspace_id')
        .onRef('version.flow_id', '=', 'run.flow_id')
        .onRef('version.number', '=', 'run.flow_version'),
    )
    .select(['run.id', 'run.trace', 'version.document', 'event.kind', 'event.key', 'event.fact_id as factId'])
    .select(['event.connection_id as connectionId', 'event.occurred_at as occurredAt'])
    .where('run.workspace_id', '=', workspaceId)
    .where('run.order_id', '=', orderId)
    .where('run.flow_id', '=', flowId)
    .orderBy('run.started_at', 'desc')
    .orderBy('run.id', 'desc')
    .limit(1);

/** What people put right on one order, oldest first. Reads index order_correction_order. */
export const findCorrections = (trx: Trx, { workspaceId, orderId }: OneOrder) =>
  trx
    .selectFrom('order_correction as correction')
    .leftJoin('auth_user as maker', 'maker.id', 'correction.made_by')
    .select(['correction.id', 'correction.changes', 'correction.made_at as at', 'maker.name as by'])
    .where('correction.workspace_id', '=', workspaceId)
    .where('correction.order_id', '=', orderId)
    .orderBy('correction.made_at')
    .limit(200);

/** What people did to these things, oldest first. Reads index audit_entry_target. */
export const findDeeds = (
  trx: Trx,
  { workspaceId, targets, actions }: { workspaceId: string; targets: readonly string[]; actions: readonly string[] },
) =>
  trx
    .selectFrom('audit_entry as entry')
    .leftJoin('auth_user as doer', 'doer.id', 'entry.actor')
    .select(['entry.id', 'entry.at', 'entry.action', 'entry.after', 'doer.name as by'])
    .where('entry.workspace_id', '=', workspaceId)
    .where('entry.target', 'in', targets)
    .where('entry.action', 'in', actions)
    .orderBy('entry.id')
    .limit(200);
