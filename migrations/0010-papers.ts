import { type Kysely, sql } from 'kysely';

/**
 * What people do with papers: look at them, write packing slips and invoices of their own, print many at once.
 *
 * document.preview: a small picture of the first page, made when somebody looks; empty when there can be none.
 * paper_template: a workspace's own packing slip or invoice; without a row ours is used.
 * paper_job: one PDF of the papers of many orders. A worker makes it; it holds personal data, so it is dropped after a day.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  for (const table of ['paper_template', 'paper_job']) {
    await sql.raw(`alter table ${table} enable row level security`).execute(db);
    await sql.raw(`alter table ${table} force row level security`).execute(db);
    await sql
      .raw(
        `create policy tenant on ${table}
           using (workspace_id = any ((select current_workspaces())::uuid[]))
           with check (workspace_id = any ((select current_workspaces())::uuid[]))`,
      )
      .execute(db);
  }
  await sql.raw(grants).execute(db);
}

const statements = [
  'alter table document add column dpi integer, add column preview bytea',
  `create table paper_template (
     workspace_id uuid not null references workspace on delete cascade,
     kind         text not null check (kind in ('packingSlip', 'invoice')),
     source       text not null check (length(source) <= 100000),
     paper        text not null,
     updated_at   timestamptz not null default now(),
     primary key (workspace_id, kind)
   )`,
  `create table paper_job (
     workspace_id uuid not null references workspace on delete cascade,
     id           uuid not null,
     kinds        text[] not null,
     paper        text not null,
     order_ids    uuid[] not null check (cardinality(order_ids) between 1 and 200),
     state        text not null default 'planned' check (state in ('planned', 'done', 'failed')),
     attempt      integer not null default 0,
     due_at       timestamptz not null default now(),
     /* Orders finished, for the bar a person watches. */
     finished     integer not null default 0,
     pages        integer,
     bytes        bytea,
     /* Papers that are not in it, and why. */
     missing      jsonb not null default '[]',
     created_at   timestamptz not null default now(),
     primary key (workspace_id, id),
     check ((state = 'done' and pages > 0) = (bytes is not null))
   )`,
  `create index paper_job_due on paper_job (workspace_id, due_at) where state = 'planned'`,
  'create index paper_job_old on paper_job (workspace_id, created_at)',
];

const grants = `
  do $$
  begin
    if exists (select from pg_roles where rolname = 'sluice_app') then
      grant select, insert, update, delete on paper_template, paper_job to sluice_app;
    end if;
  end $$`;
