import { type Kysely, sql } from 'kysely';

/**
 * Trying many orders again as one task that survives restarts.
 *
 * retry_task: what was asked, by whom, and how far it is. retry_item: one thing to try again, with what is expected of it and what came
 * of it, so that a preview can be held against its result.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table retry_task (
     workspace_id uuid not null references workspace on delete cascade,
     id           uuid not null,
     /* In words, for the list of tasks: what it is about. */
     title        text not null,
     /* From the step that failed, or through the whole flow again. */
     from_where   text not null check (from_where in ('failed', 'start')),
     version      text not null check (version in ('pinned', 'live')),
     /* looking: destinations are asked what they have already. ready: the preview is whole, nothing has begun. canary: one goes first.
        held: the first one failed, nothing else went. stopping: no more are begun, some are under way. */
     state        text not null default 'looking'
                  check (state in ('looking', 'ready', 'canary', 'running', 'held', 'stopping', 'cancelled', 'done')),
     /* Whether one goes first. */
     careful      boolean not null default true,
     /* Why it is held, in words. */
     problem      text,
     created_at   timestamptz not null default now(),
     created_by   text references auth_user on delete set null,
     started_at   timestamptz,
     finished_at  timestamptz,
     primary key (workspace_id, id),
     check ((finished_at is not null) = (state in ('cancelled', 'done')))
   )`,
  'create index retry_task_newest on retry_task (workspace_id, created_at desc)',
  `create index retry_task_busy on retry_task (workspace_id) where state in ('looking', 'canary', 'running', 'stopping')`,
  `create table retry_item (
     workspace_id uuid not null,
     task_id      uuid not null,
     /* The order of going: the earliest ship-by first. */
     place        integer not null,
     problem_id   uuid,
     order_id     uuid,
     delivery_id  uuid,
     run_id       uuid,
     inbox_id     bigint,
     expected     text not null check (expected in
       ('look', 'create', 'link', 'send', 'goOn', 'again', 'read', 'cancelled', 'person', 'nothing')),
     /* What a destination answered when it was asked whether it has it. */
     found        jsonb,
     begun_at     timestamptz,
     outcome      text check (outcome in
       ('created', 'linked', 'sent', 'wentOn', 'read', 'cancelled', 'person', 'nothing', 'needsFix')),
     primary key (workspace_id, task_id, place),
     foreign key (workspace_id, task_id) references retry_task on delete cascade
   ) with (fillfactor = 70)`,
  ...['retry_task', 'retry_item'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy tenant on ${table}
       using (workspace_id = any ((select current_workspaces())::uuid[]))
       with check (workspace_id = any ((select current_workspaces())::uuid[]))`,
  ]),
  `do $$
   begin
     if exists (select from pg_roles where rolname = 'sluice_app') then
       grant select, insert, update, delete on retry_task, retry_item to sluice_app;
     end if;
   end $$`,
];
