import { sql } from 'kysely';
import { z } from 'zod';

/** Where a page of a list ended: the next one begins behind it, however many rows have come in on top meanwhile. */
export const PageEnd = z.object({
  /** As the database writes it: a JavaScript Date would lose the microseconds, and rows with them. */
  at: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/),
  id: z.uuid(),
});
export type PageEnd = z.infer<typeof PageEnd>;

export const encodePageEnd = ({ at, id }: PageEnd): string =>
  Buffer.from(JSON.stringify([at, id])).toString('base64url');

/** Null for what no list of ours has written. */
export function decodePageEnd(text: string): PageEnd | null {
  try {
    const [at, id] = z
      .tuple([z.string(), z.string()])
      .parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return PageEnd.parse({ at, id });
  } catch {
    return null;
  }
}

/** Rows older than the end of the last page; everything when there was none. Use with `order by at desc, id desc`. */
export const isBehind = (end: PageEnd | null, { at, id }: { at: string; id: string }) =>
  end === null
    ? sql<boolean>`true`
    : sql<boolean>`(${sql.ref(at)}, ${sql.ref(id)}) < (${end.at}::timestamptz, ${end.id}::uuid)`;

/** A timestamp as text, exact. */
export const exactTime = (column: string) => sql<string>`${sql.ref(column)}::text`;

/** Splits one row more than the page holds into the page and the cursor of the next. */
export function cutPage<Row extends { readonly id: string; readonly exactAt: string }>(
  rows: readonly Row[],
  limit: number,
): { rows: readonly Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last ? encodePageEnd({ at: last.exactAt, id: last.id }) : null;
  return { rows: page, nextCursor };
}
