import { type Kysely, sql } from 'kysely';

/**
 * What the canvas shows beside the drawing.
 *
 * flow_traffic: how many orders crossed a flow lately, for the numbers on its drawing: counted where the order is decided or its delivery ends, in the
 * same transaction, so that looking at a flow costs the same however many orders went through it. In slots of five
 * minutes, which the sweeper adds up to hours when they are an hour old, and drops after a day.
 *
 * flow_editing: in whose browser tab a draft is being changed, so that a second person sees it before they begin, and may take over.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // The fill factor leaves room for the counting: what is written most changes no index.
  `create table flow_traffic (
     workspace_id uuid not null references workspace on delete cascade,
     flow_id      uuid not null,
     span         text not null check (span in ('minutes', 'hour')),
     slot         timestamptz not null,
     node_id      text not null,
     /* The decide lane writes the first three, whoever does the work outside the last: so they never wait for each other. */
     what         text not null check (what in ('visited', 'left', 'stopped', 'undelivered')),
     /* The output it left by; empty for the others. */
     port         text not null default '',
     orders       integer not null,
     primary key (workspace_id, flow_id, span, slot, node_id, what, port)
   ) with (fillfactor = 50)`,
  'create index flow_traffic_old on flow_traffic (workspace_id, span, slot)',
  `create table flow_editing (
     workspace_id uuid not null,
     flow_id      uuid not null,
     user_id      text not null references auth_user on delete cascade,
     /* Made up by the page when it opens the flow. */
     tab          text not null,
     /* Said again every few seconds; a tab that has been silent for long is gone. */
     seen_at      timestamptz not null default now(),
     primary key (workspace_id, flow_id),
     foreign key (workspace_id, flow_id) references flow on delete cascade
   )`,
  ...['flow_traffic', 'flow_editing'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy tenant on ${table}
       using (workspace_id = any ((select current_workspaces())::uuid[]))
       with check (workspace_id = any ((select current_workspaces())::uuid[]))`,
  ]),
  `do $$
   begin
     if exists (select from pg_roles where rolname = 'sluice_app') then
       grant select, insert, update, delete on flow_traffic, flow_editing to sluice_app;
     end if;
   end $$`,
];
