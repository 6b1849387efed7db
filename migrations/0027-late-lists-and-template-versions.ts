import { type Kysely, sql } from 'kysely';

/**
 * Flows that begin by the clock, and what templates were before.
 *
 * late_list: that a step's time came on a day, and what was found; its key is what makes a list come once. order_event.late: the list,
 * with the event of the order that leads it, so that a retry says what was said the first time. template_version: what a template said when a flow was made of it, so that
 * the flow's page can show what has changed since.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const tables = ['late_list', 'template_version'];

const statements = [
  'alter table order_event add column late jsonb',
  `create table late_list (
     workspace_id uuid not null references workspace on delete cascade,
     flow_id      uuid not null,
     node_id      text not null,
     /* The day in the step's own time zone. */
     day          date not null,
     flow_version integer not null,
     /* How many orders were late; none: nothing was begun. */
     orders       integer not null default 0,
     gathered_at  timestamptz not null default now(),
     primary key (workspace_id, flow_id, node_id, day),
     foreign key (workspace_id, flow_id) references flow on delete cascade
   )`,
  // The sweeper asks every few seconds which live versions have such a step; nearly none has.
  `create index flow_version_gathers on flow_version (workspace_id, flow_id, number)
     where jsonb_path_exists(document, '$.nodes[*] ? (@.type == "late-orders")')`,
  `create table template_version (
     workspace_id uuid not null,
     template_id  uuid not null,
     version      integer not null,
     content      jsonb not null,
     saved_at     timestamptz not null,
     primary key (workspace_id, template_id, version),
     foreign key (workspace_id, template_id) references template on delete cascade
   )`,
  // The migration is no tenant: the rows of every workspace are copied before row-level security is on.
  'alter table template no force row level security',
  `insert into template_version (workspace_id, template_id, version, content, saved_at)
     select workspace_id, id, version, content, saved_at from template`,
  'alter table template force row level security',
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
