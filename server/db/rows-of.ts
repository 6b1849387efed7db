import { type RawBuilder, sql } from 'kysely';
import { toJsonb } from './to-jsonb';

type PgType = 'uuid' | 'text' | 'int' | 'bigint' | 'numeric' | 'boolean' | 'timestamptz';

/** How a column of a bulk statement is taken from a row. `json`: any value; it arrives as text, for the statement to cast. */
export type Columns<Row> = Readonly<
  Record<
    string,
    readonly [PgType, (row: Row) => string | number | boolean | null] | readonly ['json', (row: Row) => object | null]
  >
>;

/**
 * Rows as a relation inside a statement, one parameter per column, so that the statement is the same text for any number of rows.
 * jsonb and text[] travel as text and are cast by the statement.
 */
export function rowsOf<Row>(
  rows: readonly Row[],
  { as, columns }: { as: string; columns: Columns<Row> },
): RawBuilder<unknown> {
  const arrays = Object.values(columns).map((column) =>
    column[0] === 'json' ? documents(rows, column[1]) : sql`${rows.map(column[1])}::${sql.raw(column[0])}[]`,
  );
  return sql`unnest(${sql.join(arrays)}) as ${sql.id(as)} (${sql.join(Object.keys(columns).map((name) => sql.id(name)))})`;
}

/** Between documents: record separator. JSON text escapes control characters, so none contains it. */
const betweenDocuments = '\u001e';

/**
 * Documents as one text, split in the server. As an array every quote in them would be escaped here and unescaped there, which for an
 * order of 4 KB cost more than reading its JSON. None, an empty text, is null.
 */
function documents<Row>(rows: readonly Row[], take: (row: Row) => object | null): RawBuilder<unknown> {
  const texts = rows.map((row) => {
    const document = take(row);
    return document === null ? '' : toJsonb(document);
  });
  return sql`string_to_array(${texts.join(betweenDocuments)}::text, ${sql.lit(betweenDocuments)}, '')`;
}

/** Between the parts of a list that travels as one text: unit separator, which no name contains. */
const separator = '\u001f';
export const joinList = (parts: readonly string[]): string | null =>
  parts.length === 0 ? null : parts.map((part) => part.replaceAll(separator, ' ')).join(separator);

/** The text[] that joinList made into one text; empty for null. */
export const listIn = (column: string): RawBuilder<string[]> =>
  sql`coalesce(string_to_array(${sql.ref(column)}, ${sql.lit(separator)}), '{}')`;
