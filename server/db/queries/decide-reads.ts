import { sql } from 'kysely';
import { rowsOf } from '../rows-of';
import type { Trx } from '../with-workspace';

/** Entries nobody has decided yet, in the order they came in. Reads index inbox_entry_new. */
export const claimEntries = (trx: Trx, { workspaceId, limit }: { workspaceId: string; limit: number }) =>
  trx
    .selectFrom('inbox_entry')
    .select(['id', 'connection_id as connectionId', 'topic', 'headers', 'body', 'arrived_by as arrivedBy'])
    .select('received_at as receivedAt')
    .where('workspace_id', '=', workspaceId)
    .where('state', '=', 'new')
    .orderBy('id')
    .limit(limit);

/** Runs that have something to go on with now. Reads index errand_due. */
export const claimErrands = (trx: Trx, { workspaceId, limit }: { workspaceId: string; limit: number }) =>
  trx
    .selectFrom('errand')
    .innerJoin('run', (join) =>
      join.onRef('run.workspace_id', '=', 'errand.workspace_id').onRef('run.id', '=', 'errand.run_id'),
    )
    .innerJoin('order_event as event', (join) =>
      join.onRef('event.workspace_id', '=', 'run.workspace_id').onRef('event.id', '=', 'run.event_id'),
    )
    .innerJoin('flow', (join) =>
      join.onRef('flow.workspace_id', '=', 'run.workspace_id').onRef('flow.id', '=', 'run.flow_id'),
    )
    .select([
      'errand.id',
      'errand.kind',
      'errand.node_id as nodeId',
      'errand.port',
      'errand.on_live as onLive',
      'errand.document',
      'errand.pause_id as pauseId',
    ])
    .select(['run.id as runId', 'run.order_id as orderId', 'run.event_id as eventId', 'run.flow_id as flowId'])
    .select(['run.flow_version as flowVersion', 'run.trace', 'flow.live_version as liveVersion'])
    .select(['event.kind as eventKind', 'event.key as eventKey', 'event.fact_id as factId'])
    .select(['event.connection_id as eventConnectionId', 'event.occurred_at as occurredAt', 'event.late'])
    .select((run) =>
      run
        .selectFrom('run as other')
        .select((other) => other.fn.max('other.attempt').as('attempt'))
        .whereRef('other.workspace_id', '=', 'run.workspace_id')
        .whereRef('other.flow_id', '=', 'run.flow_id')
        .whereRef('other.event_id', '=', 'run.event_id')
        .as('lastAttempt'),
    )
    .where('errand.workspace_id', '=', workspaceId)
    .where('errand.due_at', '<=', sql<Date>`now()`)
    .orderBy('errand.id')
    .limit(limit);

export interface OrderName {
  readonly connectionId: string;
  readonly externalId: string;
}

/** Orders by a name of theirs, at the source or at a destination, or by our id; each with its links. */
export const findKnownOrders = ({
  workspaceId,
  names,
  orderIds,
}: {
  workspaceId: string;
  names: readonly OrderName[];
  orderIds: readonly string[];
}) =>
  sql<{ id: string; content: unknown; links: unknown }>`
    with named as materialized (
      select * from ${rowsOf(names, {
        as: 'name',
        columns: {
          connection_id: ['uuid', ({ connectionId }) => connectionId],
          external_id: ['text', ({ externalId }) => externalId],
        },
      })}
    ), found as (
      select one.id from named join "order" one
        on one.workspace_id = ${workspaceId} and one.connection_id = named.connection_id and one.external_id = named.external_id
      union
      select link.order_id from named join order_link link
        on link.workspace_id = ${workspaceId} and link.connection_id = named.connection_id and link.remote_id = named.external_id
      union
      select unnest(${orderIds}::uuid[])
    )
    select one.id, one.content, (
      select coalesce(jsonb_agg(jsonb_build_object('connectionId', link.connection_id, 'remoteId', link.remote_id,
        'lineIds', link.line_ids)), '[]')
      from order_link link where link.workspace_id = one.workspace_id and link.order_id = one.id
    ) as links
    from found join "order" one on one.workspace_id = ${workspaceId} and one.id = found.id`;

/**
 * Holds what is not sent yet of these orders: until the decision is committed nobody sends it, so it can be called off.
 * Taken before the deliveries are read, so that what is read holds.
 */
export const holdUnsent = (trx: Trx, { workspaceId, orderIds }: { workspaceId: string; orderIds: readonly string[] }) =>
  trx
    .selectFrom('delivery')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('order_id', '=', sql<string>`any(${orderIds}::uuid[])`)
    .where('state', 'in', ['planned', 'parked'])
    .orderBy('id')
    .forUpdate();

export const findDeliveriesOf = (
  trx: Trx,
  { workspaceId, orderIds }: { workspaceId: string; orderIds: readonly string[] },
) =>
  trx
    .selectFrom('delivery')
    .select(['id', 'order_id as orderId', 'run_id as runId', 'connection_id as connectionId', 'operation', 'reference'])
    .select(['state', 'fact_id as factId', 'remote_id as remoteId'])
    .where('workspace_id', '=', workspaceId)
    .where('order_id', '=', sql<string>`any(${orderIds}::uuid[])`)
    .orderBy('seq');

/** How orders began, and which flows have taken that beginning. */
export const findBeginnings = (
  trx: Trx,
  { workspaceId, orderIds }: { workspaceId: string; orderIds: readonly string[] },
) =>
  trx
    .selectFrom('order_event as event')
    .select(['event.id', 'event.order_id as orderId', 'event.connection_id as connectionId'])
    .select(['event.occurred_at as occurredAt', 'event.key'])
    .select((event) =>
      event
        .selectFrom('run')
        .select((run) => run.fn.agg<string[] | null>('array_agg', ['run.flow_id']).as('flowIds'))
        .whereRef('run.workspace_id', '=', 'event.workspace_id')
        .whereRef('run.order_id', '=', 'event.order_id')
        .whereRef('run.event_id', '=', 'event.id')
        .as('flowIds'),
    )
    .where('event.workspace_id', '=', workspaceId)
    .where('event.order_id', '=', sql<string>`any(${orderIds}::uuid[])`)
    .where('event.kind', '=', 'created');

/** Which of these connections have an order in the making: sent, perhaps, but not yet known under its id there. */
export const findConnectionsCreating = (
  trx: Trx,
  { workspaceId, connectionIds }: { workspaceId: string; connectionIds: readonly string[] },
) =>
  trx
    .selectFrom('delivery')
    .select('connection_id as connectionId')
    .distinct()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', sql<string>`any(${connectionIds}::uuid[])`)
    .where('state', 'in', ['sending', 'unknown'])
    .where('operation', '=', 'order');

export const findLiveVersions = (trx: Trx, { workspaceId }: { workspaceId: string }) =>
  trx
    .selectFrom('flow')
    .select(['id as flowId', 'live_version as number'])
    .where('workspace_id', '=', workspaceId)
    .where('live_version', 'is not', null)
    .where('archived_at', 'is', null)
    .orderBy('id');

export const findVersions = ({
  workspaceId,
  versions,
}: {
  workspaceId: string;
  versions: readonly { readonly flowId: string; readonly number: number }[];
}) =>
  sql<{ flowId: string; number: number; document: unknown }>`
    select version.flow_id as "flowId", version.number, version.document
    from ${rowsOf(versions, { as: 'wanted', columns: { flow_id: ['uuid', ({ flowId }) => flowId], number: ['int', ({ number }) => number] } })}
    join flow_version version
      on version.workspace_id = ${workspaceId} and version.flow_id = wanted.flow_id and version.number = wanted.number`;
