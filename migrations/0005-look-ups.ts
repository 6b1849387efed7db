import { type Kysely, sql } from 'kysely';

/** What pages ask for that no index answered: who did what to a thing, and how much waits for a person at a connection. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index audit_entry_target on audit_entry (workspace_id, target) where target is not null`.execute(db);
  await sql`create index delivery_parked on delivery (workspace_id, connection_id) where state = 'parked'`.execute(db);
}
