import { type Kysely, sql } from 'kysely';

/** What an order was when it was held, so that a person's word on it can count for its later news too. */
export async function up(db: Kysely<never>): Promise<void> {
  // A hash of what is decided about: the order's lines, total and address. Null: held before such a thing was kept.
  await sql.raw('alter table pause add column about text').execute(db);
  await sql
    .raw(
      `create index pause_decided on pause (workspace_id, order_id) where kind = 'hold' and state in ('approved', 'rejected')`,
    )
    .execute(db);
}
