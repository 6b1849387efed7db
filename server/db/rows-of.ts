import { type RawBuilder, sql } from 'kysely';

type PgType = 'uuid' | 'text' | 'int' | 'bigint' | 'numeric' | 'boolean' | 'timestamptz';

/** How a column of a bulk statement is taken from a row. */
export type Columns<Row> = Readonly<Record<string, readonly [PgType, (row: Row) => string | number | boolean | null]>>;

/**
 * Rows as a relation inside a statement, one array parameter per column, so that the statement is the same text for any number of
 * rows. jsonb and text[] travel as text and are cast by the statement.
 */
export function rowsOf<Row>(
  rows: readonly Row[],
  { as, columns }: { as: string; columns: Columns<Row> },
): RawBuilder<unknown> {
  const arrays = Object.values(columns).map(([type, take]) => sql`${rows.map(take)}::${sql.raw(type)}[]`);
  return sql`unnest(${sql.join(arrays)}) as ${sql.id(as)} (${sql.join(Object.keys(columns).map((name) => sql.id(name)))})`;
}

/** Between the parts of a list that travels as one text: unit separator, which no name contains. */
const separator = '\u001f';
export const joinList = (parts: readonly string[]): string | null =>
  parts.length === 0 ? null : parts.map((part) => part.replaceAll(separator, ' ')).join(separator);

/** The text[] that joinList made into one text; empty for null. */
export const listIn = (column: string): RawBuilder<string[]> =>
  sql`coalesce(string_to_array(${sql.ref(column)}, ${sql.lit(separator)}), '{}')`;
