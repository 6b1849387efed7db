import { type Kysely, sql } from 'kysely';

/**
 * Short lists. What lets somebody who looks after fifty workspaces see at once how each stands: what waits, and what it is worth, is counted
 * from an index alone, order by order, without looking at a single problem. And what keeps a retry of a hundred thousand as quick at its end
 * as it was at its beginning: of its items, those that are left and those that are under way.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create index problem_waiting on problem (workspace_id, order_id) include (currency, worth, ship_by) where resolved_at is null`,
  'create index retry_item_left on retry_item (workspace_id, task_id, place) where begun_at is null',
  'create index retry_item_under_way on retry_item (workspace_id, task_id, place) where begun_at is not null and outcome is null',
  // "since" was pulled into the conditions as coalesce(…), by which row-level security lets no index be searched: every delivery was read.
  `do $$
   begin
     execute replace(pg_get_functiondef('platform_workspaces()'::regprocedure), 'as since) uncounted', 'as since offset 0) uncounted');
   end $$`,
];
