import { sql } from 'kysely';
import type { Trx } from '../with-workspace';

interface InWorkspace {
  readonly workspaceId: string;
}
interface OneConnection extends InWorkspace {
  readonly connectionId: string;
}

/** What a flow may know of the connections there are; archived ones are not there. */
export const findConnectionNames = (trx: Trx, { workspaceId }: InWorkspace) =>
  trx
    .selectFrom('connection')
    .select(['id', 'name', 'connector'])
    .where('workspace_id', '=', workspaceId)
    .where('archived_at', 'is', null)
    .orderBy('name')
    .orderBy('id');

/** Connections with how much waits at each. Reads index delivery_due and the parked deliveries. */
export function findConnections(trx: Trx, { workspaceId }: InWorkspace) {
  return trx
    .selectFrom('connection')
    .leftJoin('auth_user as creator', 'creator.id', 'connection.created_by')
    .select(['connection.id', 'connection.name', 'connection.connector'])
    .select((eb) => [
      'connection.settings',
      'connection.sealed_hint as hints',
      'connection.account',
      'connection.state',
      'connection.problem',
      'connection.webhook_token as webhookToken',
      'connection.unknown_sku as unknownSku',
      'connection.poll_seconds as pollSeconds',
      'connection.next_poll_at as nextPollAt',
      'connection.last_poll_at as lastPollAt',
      'connection.last_poll as lastPoll',
      'connection.last_received_at as lastReceivedAt',
      'connection.blocked_until as blockedUntil',
      'connection.created_at as createdAt',
      'creator.name as createdBy',
      eb
        .selectFrom('delivery')
        .select(sql<number>`count(*)::int`.as('n'))
        .whereRef('delivery.workspace_id', '=', 'connection.workspace_id')
        .whereRef('delivery.connection_id', '=', 'connection.id')
        .where('delivery.state', 'in', ['planned', 'unknown', 'sending'])
        .as('waiting'),
      eb
        .selectFrom('delivery')
        .select(sql<number>`count(*)::int`.as('n'))
        .whereRef('delivery.workspace_id', '=', 'connection.workspace_id')
        .whereRef('delivery.connection_id', '=', 'connection.id')
        .where('delivery.state', '=', 'parked')
        .as('needsFix'),
    ])
    .where('connection.workspace_id', '=', workspaceId)
    .where('connection.archived_at', 'is', null)
    .orderBy('connection.name')
    .orderBy('connection.id');
}

/** The row as whoever works with it needs it. Sealed credentials are in it. */
export const findConnectionRow = (trx: Trx, { workspaceId, connectionId }: OneConnection) =>
  trx
    .selectFrom('connection')
    .innerJoin('workspace', 'workspace.id', 'connection.workspace_id')
    .select(['connection.id', 'connection.name', 'connection.connector', 'connection.settings', 'connection.sealed'])
    .select('connection.unknown_sku as unknownSku')
    .select(['connection.sealed_hint as hints', 'connection.state', 'connection.problem', 'connection.account'])
    .select(['connection.poll_seconds as pollSeconds', 'workspace.wrapped_key as wrappedKey'])
    .where('connection.workspace_id', '=', workspaceId)
    .where('connection.id', '=', connectionId)
    .where('connection.archived_at', 'is', null);

/** The same, held until the transaction ends. */
export const lockConnection = (trx: Trx, one: OneConnection) => findConnectionRow(trx, one).forUpdate('connection');

export const findBackfills = (trx: Trx, { workspaceId, connectionId }: OneConnection) =>
  trx
    .selectFrom('backfill')
    .leftJoin('auth_user as starter', 'starter.id', 'backfill.started_by')
    .select(['backfill.id', 'from_at as from', 'to_at as to', 'state', 'found', 'added', 'total', 'problem'])
    .select(['started_at as startedAt', 'starter.name as startedBy', 'finished_at as finishedAt'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .orderBy('started_at', 'desc')
    .limit(10);

/** The newest messages of one connection, without their bodies. */
export const findRecentMessages = (trx: Trx, { workspaceId, connectionId }: OneConnection) =>
  trx
    .selectFrom('inbox_entry as entry')
    .leftJoin('order', (join) =>
      join
        .onRef('order.workspace_id', '=', 'entry.workspace_id')
        .onRef('order.connection_id', '=', 'entry.connection_id')
        .onRef('order.external_id', '=', 'entry.external_order_id'),
    )
    .leftJoin('order_link as link', (join) =>
      join
        .onRef('link.workspace_id', '=', 'entry.workspace_id')
        .onRef('link.connection_id', '=', 'entry.connection_id')
        .onRef('link.remote_id', '=', 'entry.external_order_id'),
    )
    .select(['entry.id', 'entry.received_at as receivedAt', 'entry.arrived_by as arrivedBy', 'entry.topic'])
    .select(['entry.state', 'entry.problem'])
    .select(({ fn }) => fn.coalesce('order.id', 'link.order_id').as('orderId'))
    .select(({ fn }) => fn.coalesce('order.number', 'link.number', 'entry.external_order_id').as('orderNumber'))
    .where('entry.workspace_id', '=', workspaceId)
    .where('entry.connection_id', '=', connectionId)
    .orderBy('entry.id', 'desc')
    .limit(25);
