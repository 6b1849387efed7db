import { type Kysely, sql } from 'kysely';

/**
 * What watches over the orders while nobody looks.
 *
 * order_hour: orders in and out by the hour and connection, counted by the sweeper from what is written anyway, so that the hot path pays
 * nothing for it. source_check: the comparison of a source's own list with ours, the one under way and what the last one found.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const tables = ['order_hour', 'source_check'];

const statements = [
  `create table order_hour (
     workspace_id  uuid not null references workspace on delete cascade,
     connection_id uuid not null,
     hour          timestamptz not null,
     /* Orders first received from it; orders created there. */
     came          integer not null default 0,
     went          integer not null default 0,
     primary key (workspace_id, hour, connection_id)
   )`,
  // How far the counting has come: hours before this are final.
  'alter table workspace add column counted_until timestamptz',
  `create table source_check (
     workspace_id  uuid not null,
     connection_id uuid not null,
     /* The window compared, and where in the source's list we are. */
     from_at       timestamptz not null,
     to_at         timestamptz not null,
     cursor        jsonb,
     state         text not null default 'running' check (state in ('running', 'done', 'failed')),
     seen          integer not null default 0,
     /* Not known to us, and pulled in. */
     missing       integer not null default 0,
     /* Known, but with other lines or another total there. */
     differing     integer not null default 0,
     problem       text,
     checked_at    timestamptz,
     next_at       timestamptz not null default now(),
     /* What the check before this one found, shown while this one runs. */
     last          jsonb,
     primary key (workspace_id, connection_id),
     foreign key (workspace_id, connection_id) references connection on delete cascade
   )`,
  // The dashboard's: what arrived at destinations lately.
  `create index delivery_arrived on delivery (workspace_id, finished_at) where state = 'delivered'`,
  `create index order_ship_by on "order" (workspace_id, ship_by)
     where ship_by is not null and fulfillment in ('unfulfilled', 'partial') and cancellation <> 'cancelled'`,
  ...tables.flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy tenant on ${table}
       using (workspace_id = any ((select current_workspaces())::uuid[]))
       with check (workspace_id = any ((select current_workspaces())::uuid[]))`,
  ]),
  `do $$
   begin
     if exists (select from pg_roles where rolname = 'sluice_app') then
       grant select, insert, update, delete on ${tables.join(', ')} to sluice_app;
     end if;
   end $$`,
];
