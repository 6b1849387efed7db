import { type Kysely, sql } from 'kysely';

/**
 * What lets somebody who looks after fifty workspaces see at once how each stands. What waits, and what it is worth, is counted from this
 * index alone, order by order, without looking at a single problem.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create index problem_waiting on problem (workspace_id, order_id) include (currency, worth, ship_by) where resolved_at is null`,
  // "since" was pulled into the conditions as coalesce(…), by which row-level security lets no index be searched: every delivery was read.
  `do $$
   begin
     execute replace(pg_get_functiondef('platform_workspaces()'::regprocedure), 'as since) uncounted', 'as since offset 0) uncounted');
   end $$`,
];
