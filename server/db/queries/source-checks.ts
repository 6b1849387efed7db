import { sql } from 'kysely';
import { toJsonb } from '../to-jsonb';

interface Named {
  readonly workspaceId: string;
  readonly connectionId: string;
}

/** How far back a source's list is compared, and how often. */
const windowDays = 3;
const everyHours = 6;
/** What came in the last minutes may still be on its way to us. */
const settlingMinutes = 10;

/** Begins the comparison of every source whose time has come, from when it was connected at the earliest. */
export const beginDueChecks = (
  workspaceIds: readonly string[],
  { connectors }: { connectors: readonly string[] },
) => sql`
  insert into source_check as known (workspace_id, connection_id, from_at, to_at)
  select workspace_id, id, greatest(now() - ${windowDays} * interval '1 day', created_at), now() - ${settlingMinutes} * interval '1 minute'
  from connection
  where workspace_id = any(${workspaceIds}::uuid[]) and connector = any(${connectors}::text[]) and state = 'active'
    and archived_at is null and created_at < now() - ${settlingMinutes} * interval '1 minute'
  on conflict (workspace_id, connection_id) do update set from_at = excluded.from_at, to_at = excluded.to_at, cursor = null,
    state = 'running', seen = 0, missing = 0, differing = 0, problem = null
  where known.state <> 'running' and known.next_at <= now()`;

/** Comparisons under way that nobody is at work on. */
export const findIdleChecks = (workspaceIds: readonly string[], { schema }: { schema: string }) => sql<Named>`
  select workspace_id as "workspaceId", connection_id as "connectionId" from source_check
  where workspace_id = any(${workspaceIds}::uuid[]) and state = 'running' and not exists (
    select from ${sql.id(schema)}.job
    where job.name = 'check' and job.singleton_key = source_check.connection_id::text and job.state < 'completed'
  )`;

export interface RunningCheck {
  readonly from: Date;
  readonly to: Date;
  readonly cursor: unknown;
  readonly seen: number;
}

export const findRunningCheck = ({ workspaceId, connectionId }: Named) => sql<RunningCheck>`
  select from_at as "from", to_at as "to", cursor, seen from source_check
  where workspace_id = ${workspaceId} and connection_id = ${connectionId} and state = 'running'`;

export interface KnownHere {
  readonly externalId: string;
  /** Null for what came as an update of an order from elsewhere, and for what is not decided yet: nothing to compare. */
  readonly total: string | null;
  readonly lines: number | null;
}

/** Which of these we know: as an order from there, one of ours created there, or a message not made sense of yet. */
export const findKnownHere = ({ workspaceId, connectionId, ids }: Named & { ids: readonly string[] }) => sql<KnownHere>`
  select external_id as "externalId", total::text as total, jsonb_array_length(content -> 'lines') as lines from "order"
  where workspace_id = ${workspaceId} and connection_id = ${connectionId} and external_id = any(${ids}::text[])
  union all
  select remote_id, null, null from order_link
  where workspace_id = ${workspaceId} and connection_id = ${connectionId} and remote_id = any(${ids}::text[])`;

export interface CheckedPage {
  readonly seen: number;
  readonly missing: number;
  readonly differing: number;
  readonly cursor: unknown;
  readonly isLast: boolean;
}

/** Notes a page; no row when another worker was faster. */
export const noteCheckedPage = (
  { workspaceId, connectionId }: Named,
  { seenBefore, ...page }: CheckedPage & { seenBefore: number },
) => sql<{ noted: 1 }>`
  update source_check set seen = seen + ${page.seen}, missing = missing + ${page.missing}, differing = differing + ${page.differing},
    cursor = ${toJsonb(page.cursor)}::jsonb
  where workspace_id = ${workspaceId} and connection_id = ${connectionId} and state = 'running' and seen = ${seenBefore}
  returning 1 as noted`;

/** Ends a comparison, with a problem when the source could not be asked; the next one has its time. */
export const endCheck = ({ workspaceId, connectionId }: Named, { problem }: { problem: string | null }) => sql`
  update source_check set state = ${problem === null ? 'done' : 'failed'}, problem = ${problem}, checked_at = now(),
    next_at = now() + ${problem === null ? everyHours : 1} * interval '1 hour',
    last = jsonb_build_object('seen', seen, 'missing', missing, 'differing', differing, 'problem', ${problem}::text, 'checkedAt',
      to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  where workspace_id = ${workspaceId} and connection_id = ${connectionId} and state = 'running'`;

/** What the last comparison of each source found. */
export const findLastChecks = ({ workspaceId }: { workspaceId: string }) => sql<{
  connectionId: string;
  last: unknown;
}>`
  select connection_id as "connectionId", last from source_check where workspace_id = ${workspaceId} and last is not null`;
