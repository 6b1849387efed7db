import { type Kysely, sql } from 'kysely';

/** Labels and other papers: their bytes once each, and the work of turning one into another. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  for (const table of ['document', 'conversion']) {
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
  // Named by what they are: the same bytes twice are one row. An order's own list says which document is which.
  `create table document (
     workspace_id uuid not null references workspace on delete cascade,
     sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
     media_type   text not null,
     bytes        bytea not null,
     /* How it was wrapped when it came, outermost first; null for what we made ourselves. */
     wrapping     text[],
     pages        integer,
     width_mm     numeric,
     height_mm    numeric,
     created_at   timestamptz not null default now(),
     primary key (workspace_id, sha256)
   )`,
  // A label that becomes a PDF. The run waits for it; it goes on by an errand that carries the new document.
  `create table conversion (
     workspace_id uuid not null,
     id           uuid not null,
     order_id     uuid not null,
     run_id       uuid not null,
     node_id      text not null,
     port         text not null,
     document_id  text not null,
     paper        text not null,
     file_name    text not null,
     state        text not null default 'planned' check (state in ('planned', 'done', 'parked')),
     attempt      integer not null default 0,
     /* While somebody works on it: when to give them up. */
     due_at       timestamptz not null default now(),
     created_at   timestamptz not null default now(),
     primary key (workspace_id, id),
     foreign key (workspace_id, order_id) references "order" on delete cascade,
     foreign key (workspace_id, run_id) references run on delete cascade
   )`,
  `create index conversion_due on conversion (workspace_id, due_at) where state = 'planned'`,
  // The document an errand brings along.
  `alter table errand add column document jsonb`,
];

const grants = `
  do $$
  begin
    if exists (select from pg_roles where rolname = 'sluice_app') then
      grant select, insert, update, delete on document, conversion to sluice_app;
    end if;
  end $$`;
