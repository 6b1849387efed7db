import { type RawBuilder, sql } from 'kysely';
import type { Problem } from '../../../nodes/problem';
import { toJsonb } from '../to-jsonb';

/** A message or polled record on its way into the inbox. */
export interface NewEntry {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly dedupeKey: string;
  readonly contentHash: string;
  readonly arrivedBy: 'webhook' | 'poll' | 'pull' | 'backfill' | 'fetch';
  readonly topic: string;
  readonly externalOrderId: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Why it cannot be read; null for an ordinary one. */
  readonly problem: Problem | null;
}

/** Stores entries and returns those that are new, by position in the input. Repeats, in the table or within the input, fall away. */
export const insertEntries = (entries: readonly NewEntry[]): RawBuilder<{ position: number; id: string }> => sql`
  with ${arrived(entries)}, stored as (
    insert into inbox_entry (workspace_id, connection_id, dedupe_key, content_hash, arrived_by, topic, external_order_id,
      headers, body, state, problem)
    select workspace_id, connection_id, dedupe_key, content_hash, arrived_by, topic, external_order_id, headers::jsonb,
      substring(bodies from start + 1 for length), case when problem is null then 'new' else 'unreadable' end, problem::jsonb
    from arrived, given
    order by position
    on conflict (workspace_id, connection_id, dedupe_key) do nothing
    returning workspace_id, connection_id, dedupe_key, id
  )
  select min(position)::int as position, id
  from stored join arrived using (workspace_id, connection_id, dedupe_key)
  group by id`;

/** Keeps what came under a known dedupe key with another content, each once. The first content stays the one that counts. */
export const insertConflicts = (entries: readonly NewEntry[]): RawBuilder<unknown> => sql`
  with ${arrived(entries)}
  insert into inbox_conflict (workspace_id, entry_id, content_hash, body)
  select workspace_id, entry.id, arrived.content_hash, substring(bodies from start + 1 for length)
  from given, arrived join inbox_entry entry using (workspace_id, connection_id, dedupe_key)
  where entry.content_hash <> arrived.content_hash
  on conflict do nothing`;

/** Lets entries be decided once more: somebody asked for these orders by name or by date. What was no longer kept is there again. */
export const reopenEntries = (entries: readonly NewEntry[]): RawBuilder<unknown> => sql`
  with ${arrived(entries)}
  update inbox_entry entry set state = 'new', arrived_by = arrived.arrived_by,
    headers = case when octet_length(entry.body) = 0 then arrived.headers::jsonb else entry.headers end,
    body = case when octet_length(entry.body) = 0 then substring(bodies from start + 1 for length) else entry.body end
  from given, arrived
  where entry.workspace_id = arrived.workspace_id and entry.connection_id = arrived.connection_id
    and entry.dedupe_key = arrived.dedupe_key and entry.state = 'decided'`;

/** Bodies travel as one binary parameter and are cut in the server: an array of bytea would be hex, twice the size. */
function arrived(entries: readonly NewEntry[]): RawBuilder<unknown> {
  const column = <T>(pick: (entry: NewEntry) => T) => entries.map(pick);
  let end = 0;
  const starts = column(({ body }) => {
    const start = end;
    end += body.length;
    return start;
  });
  return sql`
    given as materialized (select ${Buffer.concat(column(({ body }) => body))}::bytea as bodies),
    arrived as (
      select * from unnest(
        ${column((entry) => entry.workspaceId)}::uuid[], ${column((entry) => entry.connectionId)}::uuid[],
        ${column((entry) => entry.dedupeKey)}::text[], ${column((entry) => entry.contentHash)}::text[],
        ${column((entry) => entry.arrivedBy)}::text[], ${column((entry) => entry.topic)}::text[],
        ${column((entry) => entry.externalOrderId)}::text[], ${column((entry) => toJsonb(entry.headers))}::text[],
        ${column((entry) => entry.problem && toJsonb(entry.problem))}::text[],
        ${starts}::int[], ${column(({ body }) => body.length)}::int[]
      ) with ordinality as one (workspace_id, connection_id, dedupe_key, content_hash, arrived_by, topic, external_order_id,
        headers, problem, start, length, position)
    )`;
}
