import { type Kysely, sql } from 'kysely';

/** A conversion may take some pages of a PDF only: "1-2,4". Null: all. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw('alter table conversion add column pages text').execute(db);
}
