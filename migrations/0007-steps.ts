import { type Kysely, sql } from 'kysely';

/** What the steps that wait, hold, call and write letters need to remember. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  await sql.raw(grants).execute(db);
}

const statements = [
  // A run that waits for its time, or is held until a person decides. Ending it is one update of its state, so it ends once.
  `create table pause (
     workspace_id uuid not null,
     id           uuid not null,
     kind         text not null check (kind in ('wait', 'hold')),
     order_id     uuid not null,
     run_id       uuid not null,
     flow_id      uuid not null,
     node_id      text not null,
     /* What the step was called then. */
     title        text not null,
     /* The port the run goes on by: when the time has come, or when it is approved. */
     port         text not null,
     reject_port  text,
     /* When it goes on by itself, and by which port; null: only when a person decides. */
     until        timestamptz,
     on_time      text,
     /* The lowest role that may decide. */
     approvers    text check (approvers in ('editor', 'admin', 'owner')),
     message      text,
     state        text not null default 'open' check (state in ('open', 'over', 'approved', 'rejected', 'calledOff')),
     started_at   timestamptz not null default now(),
     ended_at     timestamptz,
     /* Null: nobody did, its time had come or the order was cancelled. */
     ended_by     text references auth_user on delete set null,
     reason       text,
     primary key (workspace_id, id),
     foreign key (workspace_id, order_id) references "order" on delete cascade,
     foreign key (workspace_id, run_id) references run on delete cascade,
     check ((kind = 'hold') = (approvers is not null)),
     check ((kind = 'hold') = (reject_port is not null)),
     check ((until is null) = (on_time is null)),
     check ((state = 'open') = (ended_at is null))
   )`,
  `create index pause_order on pause (workspace_id, order_id)`,
  `create index pause_open on pause (workspace_id, kind, order_id) where state = 'open'`,
  `create index pause_run on pause (workspace_id, run_id)`,
  `alter table pause enable row level security`,
  `alter table pause force row level security`,
  `create policy tenant on pause
     using (workspace_id = any ((select current_workspaces())::uuid[]))
     with check (workspace_id = any ((select current_workspaces())::uuid[]))`,
  // The pause an errand ends when its time has come; the errand counts only while that is open.
  `alter table errand add column pause_id uuid`,
  `create index errand_pause on errand (workspace_id, pause_id) where pause_id is not null`,
  // What a flow's author wants sent as it is: a web request, an email. Null for everything a connector makes from the order.
  `alter table delivery add column message jsonb`,
];

const grants = `
  do $$
  begin
    if exists (select from pg_roles where rolname = 'sluice_app') then
      grant select, insert, update, delete on pause to sluice_app;
    end if;
  end $$`;
