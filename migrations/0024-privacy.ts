import { type Kysely, sql } from 'kysely';

/**
 * How long things are kept, who is forgotten, and what people correct.
 *
 * retention: the days each class of data is kept in a workspace (null: for ever), and how far its purge has come; no row means the
 * defaults of server/privacy/retention.ts. erasure: what a person asked to be forgotten; erased_order: the tombstone of an order whose
 * buyer is forgotten, by a keyed hash of its name at the source, so that no later message brings the person back. order_correction: what
 * people put right on an order, beside what its source says. saved_view: filters of a list under a name.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const tables = ['retention', 'erased_order', 'order_correction', 'saved_view', 'saved_view_default'];

const statements = [
  `create table retention (
     workspace_id  uuid primary key references workspace on delete cascade,
     /* Days by class; a class that is absent has its default, null is for ever. */
     keep          jsonb not null default '{}',
     /* Where the pass under way has come to, by class; null between two passes. */
     progress      jsonb,
     /* What the pass under way and the last one that ended have removed, by class. */
     removing      jsonb not null default '{}',
     removed       jsonb,
     /* From when on there is something left to look at, by class: older rows are done. */
     marks         jsonb not null default '{}',
     ran_at        timestamptz,
     next_at       timestamptz not null default now()
   )`,
  `alter table workspace add column tombstone_key text not null default gen_random_uuid()::text || gen_random_uuid()::text`,
  `create table erased_order (
     workspace_id  uuid not null references workspace on delete cascade,
     source_hash   text not null,
     erased_at     timestamptz not null default now(),
     primary key (workspace_id, source_hash)
   )`,
  // The person is taken out of it; number, money and lines stay.
  'alter table "order" add column erased_at timestamptz',
  `create table order_correction (
     workspace_id  uuid not null,
     id            uuid not null,
     order_id      uuid not null,
     /* [{field, label, before, after}] */
     changes       jsonb not null,
     made_by       text references auth_user on delete set null,
     made_at       timestamptz not null,
     primary key (workspace_id, id),
     foreign key (workspace_id, order_id) references "order" on delete cascade
   )`,
  'create index order_correction_order on order_correction (workspace_id, order_id)',
  `create table saved_view (
     workspace_id  uuid not null references workspace on delete cascade,
     id            uuid not null,
     list          text not null check (list in ('orders', 'runs')),
     name          text not null check (length(name) between 1 and 60),
     /* The filters as they stand in the address. */
     query         text not null check (length(query) <= 2000),
     owner         text not null references auth_user on delete cascade,
     shared        boolean not null default false,
     created_at    timestamptz not null default now(),
     primary key (workspace_id, id)
   )`,
  'create unique index saved_view_name on saved_view (workspace_id, list, owner, lower(name))',
  // The view a list opens with, for one person.
  `create table saved_view_default (
     workspace_id  uuid not null,
     user_id       text not null references auth_user on delete cascade,
     list          text not null check (list in ('orders', 'runs')),
     view_id       uuid not null,
     primary key (workspace_id, user_id, list),
     foreign key (workspace_id, view_id) references saved_view on delete cascade
   )`,
  // What the purge looks for. The first empties itself: what is purged leaves it.
  'create index delivery_kept on delivery (workspace_id, finished_at) where finished_at is not null and (exchanges is not null or message is not null)',
  'create index document_old on document (workspace_id, created_at)',
  // Runs that are not simply done, which are few among many. What is done leaves it.
  `create index run_unfinished on run (workspace_id, state, started_at desc, id desc) where state <> 'done'`,
  // The audit trail may only lose its oldest end, and never the last 400 days of it, whoever asks.
  `create function drop_old_audit(workspace uuid, days integer, most integer) returns integer
   language plpgsql security definer set search_path from current as $$
   declare
     dropped integer;
   begin
     with old as (
       select id from audit_entry where workspace_id = workspace and at < now() - greatest(days, 400) * interval '1 day'
       order by id limit most
     )
     delete from audit_entry where workspace_id = workspace and id in (select id from old);
     get diagnostics dropped = row_count;
     return dropped;
   end $$`,
  'revoke all on function drop_old_audit(uuid, integer, integer) from public',
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
       grant execute on function drop_old_audit(uuid, integer, integer) to sluice_app;
     end if;
   end $$`,
];
