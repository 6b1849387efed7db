import { sql } from 'kysely';
import type { Trx } from '../with-workspace';
import { isDead } from './deliveries';

/** Which workspaces there are, for taking turns. Needs withWorker. */
export const listWorkspaces = (trx: Trx) => trx.selectFrom('workspace').select('id').orderBy('id');

/** False when another sweeper is at work on this part. */
export const trySweep = (part: string) =>
  sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${`sweep ${part}`}, 2)) as mine`;

/** Workspaces with something undecided. Reads indexes inbox_entry_new and errand_due. */
export const findUndecided = (workspaceIds: readonly string[]) => sql<{ workspaceId: string }>`
  select one.id as "workspaceId" from unnest(${workspaceIds}::uuid[]) as one (id)
  where exists (select from inbox_entry entry where entry.workspace_id = one.id and entry.state = 'new')
    or exists (select from errand where errand.workspace_id = one.id and errand.due_at <= now())`;

/** Entries held until a moment that has come are decided again. Reads index inbox_entry_held. */
export const releaseHeld = (workspaceIds: readonly string[]) => sql`
  update inbox_entry set state = 'new', held_until = null
  where workspace_id = any(${workspaceIds}::uuid[]) and state = 'waiting' and held_until <= now()`;

/**
 * Deliveries whose worker is dead, or that have been under way for longer than any attempt may take: they may have arrived or not.
 * Reads index delivery_under_way.
 */
export const giveUpSending = (workspaceIds: readonly string[], { seconds }: { seconds: number }) => sql<{ id: string }>`
  update delivery set state = 'unknown', sending_since = null, fence = null, due_at = now(), unsure_since = now()
  where workspace_id = any(${workspaceIds}::uuid[]) and state = 'sending' and (
    sending_since < now() - ${seconds} * interval '1 second' or ${isDead(sql`split_part(fence, '.', 1)`)}
  )
  returning id`;

/** Connections with deliveries due that may be made now. Reads index delivery_due. */
export const findDueConnections = (workspaceIds: readonly string[]) => sql<{
  workspaceId: string;
  connectionId: string;
}>`
  select one.workspace_id as "workspaceId", one.id as "connectionId"
  from connection one
  where one.workspace_id = any(${workspaceIds}::uuid[]) and one.state = 'active' and one.archived_at is null
    and (one.blocked_until is null or one.blocked_until <= now())
    and exists (
      select from delivery where delivery.workspace_id = one.workspace_id and delivery.connection_id = one.id
        and delivery.state in ('planned', 'unknown') and delivery.due_at <= now()
    )`;

/** Connections whose poll is due. Reads index connection_poll. */
export const findDuePolls = (workspaceIds: readonly string[]) => sql<{ workspaceId: string; connectionId: string }>`
  select workspace_id as "workspaceId", id as "connectionId" from connection
  where workspace_id = any(${workspaceIds}::uuid[]) and poll_seconds is not null and archived_at is null
    and state = 'active' and coalesce(next_poll_at, now()) <= now()`;

/** Backfills that nobody is at work on. */
export const findIdleBackfills = (workspaceIds: readonly string[], { schema }: { schema: string }) => sql<{
  workspaceId: string;
  connectionId: string;
  backfillId: string;
}>`
  select workspace_id as "workspaceId", connection_id as "connectionId", id as "backfillId" from backfill
  where workspace_id = any(${workspaceIds}::uuid[]) and state = 'running' and not exists (
    select from ${sql.id(schema)}.job
    where job.name = 'backfill' and job.singleton_key = backfill.id::text and job.state < 'completed'
  )`;

/** Analyzes every table that has changed by a fifth since it was last analyzed (migration 0004). */
export const refreshStatistics = sql`select refresh_statistics()`;
