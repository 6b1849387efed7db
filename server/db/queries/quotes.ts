import { sql } from 'kysely';

interface About {
  readonly workspaceId: string;
  /** Texts of a person. */
  readonly texts: readonly string[];
}

/** A column whose words are our own or somebody's, about orders the row does not name. */
export interface QuotingColumn {
  readonly table: string;
  readonly column: string;
  readonly holds: 'text' | 'json' | 'jsonText';
}

export const quotingColumns: readonly QuotingColumn[] = [
  { table: 'alert', column: 'title', holds: 'text' },
  { table: 'alert', column: 'message', holds: 'text' },
  { table: 'alert_notice', column: 'text', holds: 'json' },
  { table: 'alert_notice', column: 'problem', holds: 'text' },
  { table: 'api_answer', column: 'body', holds: 'jsonText' },
  { table: 'backfill', column: 'problem', holds: 'json' },
  { table: 'connection', column: 'problem', holds: 'json' },
  { table: 'connection', column: 'last_poll', holds: 'json' },
  { table: 'inbox_entry', column: 'problem', holds: 'json' },
  { table: 'problem', column: 'message', holds: 'text' },
  { table: 'problem', column: 'advice', holds: 'text' },
  { table: 'retry_task', column: 'title', holds: 'text' },
  { table: 'retry_task', column: 'problem', holds: 'text' },
  { table: 'source_check', column: 'problem', holds: 'text' },
  { table: 'source_check', column: 'last', holds: 'json' },
  { table: 'webhook_message', column: 'body', holds: 'jsonText' },
  { table: 'webhook_message', column: 'problem', holds: 'text' },
];

/** Any of them in it, in whatever case. */
const patterns = (texts: readonly string[]) =>
  sql`any(${texts.map((text) => `%${text.replace(/[\\%_]/g, '\\$&')}%`)}::text[])`;

/** Rows that quote one of these texts, held until the transaction ends; by where they lie, which they keep so long. Looks at every row. */
export const findQuotes = ({ workspaceId, texts }: About, { table, column }: QuotingColumn) => sql<{
  place: string;
  said: string;
}>`
  select ctid::text as place, ${sql.ref(column)}::text as said from ${sql.table(table)}
  where workspace_id = ${workspaceId} and ${sql.ref(column)}::text ilike ${patterns(texts)} for update`;

export const setQuote = (
  { workspaceId, place, said }: { workspaceId: string; place: string; said: string },
  { table, column, holds }: QuotingColumn,
) => sql`
  update ${sql.table(table)} set ${sql.ref(column)} = ${said}::text${holds === 'json' ? sql`::jsonb` : sql``}
  where workspace_id = ${workspaceId} and ctid = ${place}::tid`;

/** What somebody kept to look for a person finds nothing any more. */
export const dropViewsOf = ({ workspaceId, texts }: About) => sql`
  delete from saved_view where workspace_id = ${workspaceId} and (query ilike ${patterns(texts)} or name ilike ${patterns(texts)})`;

/** Messages that could not be read, so that nobody knows which order they are about: those with such a text in them. */
export const findUnreadable = ({ workspaceId, texts }: About) => sql<{ id: string }>`
  select id::text from inbox_entry where workspace_id = ${workspaceId} and octet_length(body) > 0
    and (problem is not null or external_order_id is null)
    and exists (select from unnest(${[...texts]}::text[]) one (said) where position(convert_to(said, 'UTF8') in body) > 0)`;

/** With its content gone a message cannot be read again. */
export const closeProblemsOf = ({ workspaceId, inboxIds }: { workspaceId: string; inboxIds: readonly string[] }) => sql`
  update problem set resolved_at = now(), resolution = 'The person was erased.'
  where workspace_id = ${workspaceId} and resolved_at is null and inbox_id = any(${[...inboxIds]}::bigint[])`;
