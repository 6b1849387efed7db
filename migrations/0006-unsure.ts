import { type Kysely, sql } from 'kysely';

/**
 * Since when nobody knows whether a delivery arrived. A destination may still be at work on a request whose answer was lost: only what
 * is not found some time after that moment is sent again.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table delivery add column unsure_since timestamptz`.execute(db);
}
