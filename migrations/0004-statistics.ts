import { type Kysely, sql } from 'kysely';

/**
 * Lets the worker bring the planner's statistics up to date soon after a table has changed much. Autovacuum does it too, but only
 * once a minute, and a first burst of orders into empty tables is planned as if every workspace had one row: the wrong index, and
 * hundreds of milliseconds where one would do. The worker's role owns nothing, hence the definer's rights.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create function refresh_statistics() returns integer language plpgsql security definer set search_path from current as $$
    declare
      stale record;
      refreshed integer := 0;
    begin
      for stale in
        select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
        where schemaname in (current_schema(), 'pgboss') and n_mod_since_analyze > 100 + 0.2 * n_live_tup
      loop
        execute 'analyze ' || stale.name;
        refreshed := refreshed + 1;
      end loop;
      return refreshed;
    end $$`.execute(db);
  await sql`revoke execute on function refresh_statistics() from public`.execute(db);
  await sql`
    do $$
    begin
      if exists (select from pg_roles where rolname = 'sluice_app') then
        grant execute on function refresh_statistics() to sluice_app;
      end if;
    end $$`.execute(db);
}
