import { sql } from 'kysely';
import type { Trx } from '../with-workspace';

/** The connection a webhook is for. Needs withWebhookToken; reads the unique index of tokens. */
export const findByWebhookToken = (trx: Trx, token: string) =>
  trx
    .selectFrom('connection')
    .select(['workspace_id as workspaceId', 'id', 'connector', 'settings', 'sealed'])
    .where('webhook_token', '=', token)
    .where('archived_at', 'is', null);

/** What jobs need to know of connections. */
export const selectConnections = (trx: Trx, { workspaceId }: { workspaceId: string }) =>
  trx
    .selectFrom('connection')
    .select(['workspace_id as workspaceId', 'id', 'name', 'connector', 'settings', 'sealed', 'state'])
    .select(['poll_seconds as pollSeconds', 'poll_cursor as pollCursor', 'cursor_version as cursorVersion'])
    .select(['unknown_sku as unknownSku'])
    .select(['next_poll_at as nextPollAt', 'blocked_until as blockedUntil', 'failures', 'archived_at as archivedAt'])
    .where('workspace_id', '=', workspaceId);

export const findConnection = (
  trx: Trx,
  { workspaceId, connectionId }: { workspaceId: string; connectionId: string },
) => selectConnections(trx, { workspaceId }).where('id', '=', connectionId);

/** Notes that something arrived; at most every few seconds, so that a busy connection's row is not rewritten all the time. */
export const touchReceived = (trx: Trx, connectionIds: readonly string[]) =>
  trx
    .updateTable('connection')
    .set({ last_received_at: sql`now()` })
    .where('id', '=', sql<string>`any(${connectionIds}::uuid[])`)
    .where((where) =>
      where.or([
        where('last_received_at', 'is', null),
        where('last_received_at', '<', sql<Date>`now() - interval '5 seconds'`),
      ]),
    );
