import { type Kysely, sql } from 'kysely';

/**
 * What channels have granted us, shared by all processes; SKUs that stand for several products; and what becomes of a product the
 * destination does not know.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  await sql.raw(grants).execute(db);
}

const statements = [
  // One row per kind of token of a connection. Whoever renews it holds an advisory lock; the others wait and read.
  `create table channel_token (
     workspace_id  uuid not null,
     connection_id uuid not null,
     /* A hash of what it was granted for: other credentials, another row. */
     name          text not null,
     /* The token, when it runs out, and what to renew it with. */
     sealed        text not null,
     granted_at    timestamptz not null default now(),
     primary key (workspace_id, connection_id, name),
     foreign key (workspace_id, connection_id) references connection on delete cascade
   )`,
  'alter table channel_token enable row level security',
  'alter table channel_token force row level security',
  `create policy tenant on channel_token
     using (workspace_id = any ((select current_workspaces())::uuid[]))
     with check (workspace_id = any ((select current_workspaces())::uuid[]))`,
  // One of the SKU is so many of the target; a bundle has further parts: [{"sku": "…", "units": 2}].
  'alter table sku_map add column units integer not null default 1 check (units between 1 and 9999)',
  `alter table sku_map add column further jsonb not null default '[]' check (jsonb_typeof(further) = 'array')`,
  `alter table connection add column unknown_sku text not null default 'hold'
     check (unknown_sku in ('hold', 'custom', 'skip'))`,
];

const grants = `
  do $$
  begin
    if exists (select from pg_roles where rolname = 'sluice_app') then
      grant select, insert, update, delete on channel_token to sluice_app;
    end if;
  end $$`;
