import { type Kysely, sql } from 'kysely';

/** Flows without anybody's accounts, to be cloned into any client's workspace; and which template a flow came from. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  await sql.raw(grants).execute(db);
}

const statements = [
  `create table template (
     workspace_id uuid not null references workspace on delete cascade,
     id           uuid not null,
     name         text not null check (length(name) between 1 and 120),
     description  text not null default '',
     /* here: this workspace only; mine: every workspace of whoever belongs to this one. */
     audience     text not null check (audience in ('here', 'mine')),
     /* Moves each time it is saved again, so that clones can tell they are behind. */
     version      integer not null default 1,
     content      jsonb not null,
     saved_at     timestamptz not null,
     saved_by     text references auth_user on delete set null,
     primary key (workspace_id, id)
   )`,
  'alter table template enable row level security',
  'alter table template force row level security',
  `create policy tenant on template
     using (workspace_id = any ((select current_workspaces())::uuid[]))
     with check (workspace_id = any ((select current_workspaces())::uuid[]))`,
  // Text, and no reference: it may be one of another workspace, or one of the built-in ones.
  'alter table flow add column template_id text',
  'alter table flow add column template_version integer',
  'alter table flow add check ((template_id is null) = (template_version is null))',
];

const grants = `
  do $$
  begin
    if exists (select from pg_roles where rolname = 'sluice_app') then
      grant select, insert, update, delete on template to sluice_app;
    end if;
  end $$`;
