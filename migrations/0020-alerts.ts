import { type Kysely, sql } from 'kysely';

/**
 * What Sluice says by itself: alerts to people, webhooks to systems.
 *
 * alert_rule keeps only what somebody changed: the rules every workspace has are in the code until then. An alert is one row per cause
 * while the cause lasts, which a unique index and not luck holds to. alert_notice is what goes out by email, one row for each address and
 * occasion. webhook_endpoint knows how far the record has been read for it, and webhook_message what it is told, once per event.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const tables = ['alert_settings', 'alert_rule', 'alert', 'alert_notice', 'webhook_endpoint', 'webhook_message'];

const statements = [
  `create table alert_settings (
     workspace_id   uuid primary key references workspace on delete cascade,
     time_zone      text not null default 'UTC',
     /* Quiet hours and digest, as people set them. */
     quiet          jsonb,
     digest         jsonb,
     next_look_at   timestamptz not null default now(),
     next_digest_at timestamptz
   )`,
  'create index alert_settings_look on alert_settings (next_look_at)',
  `create table alert_rule (
     workspace_id uuid not null references workspace on delete cascade,
     /* A uuid, or the name of a rule every workspace has. */
     id           text not null check (length(id) between 1 and 60),
     rule         jsonb not null,
     created_at   timestamptz not null default now(),
     primary key (workspace_id, id)
   )`,
  `create table alert (
     workspace_id  uuid not null references workspace on delete cascade,
     id            uuid not null,
     rule_id       text not null,
     /* What it is about within the rule: a connection, a cause of problems. */
     subject       text not null,
     rule_name     text not null,
     /* pending: the cause is there, but not yet for as long as the rule says. */
     state         text not null check (state in ('pending', 'open', 'resolved')),
     title         text not null,
     message       text not null,
     /* Where it is put right: a path below the workspace. */
     path          text not null,
     action        text not null,
     connection_id uuid,
     orders        integer not null default 0,
     value         jsonb not null default '[]',
     ship_by       timestamptz,
     since         timestamptz not null,
     opened_at     timestamptz,
     last_seen_at  timestamptz not null,
     /* The cause is gone since then; it may come back within a moment. */
     gone_since    timestamptz,
     resolved_at   timestamptz,
     snoozed_until timestamptz,
     reminded_at   timestamptz,
     reminders     integer not null default 0,
     /* When it was opened or resolved last, by the database's clock. */
     changed_at    timestamptz not null default now(),
     /* Whether webhooks tell it. */
     announced     boolean not null default true,
     primary key (workspace_id, id),
     check ((state = 'pending') = (opened_at is null)),
     check ((state = 'resolved') = (resolved_at is not null))
   )`,
  'create unique index alert_current on alert (workspace_id, rule_id, subject) where resolved_at is null',
  'create index alert_opened on alert (workspace_id, opened_at desc, id desc) where opened_at is not null',
  'create index alert_changed on alert (workspace_id, changed_at)',
  'create index alert_resolved on alert (workspace_id, resolved_at) where resolved_at is not null',
  `create table alert_notice (
     workspace_id uuid not null references workspace on delete cascade,
     id           uuid not null,
     /* The alert's id, or "digest". */
     cause        text not null,
     /* "opened", "resolved", "reminder 2", "2026-03-01". */
     occasion     text not null,
     address      text not null,
     /* Of a digest: what it says. Alerts are worded when they are sent. */
     text         jsonb,
     due_at       timestamptz not null,
     attempt      integer not null default 0,
     state        text not null default 'planned' check (state in ('planned', 'sent', 'failed')),
     problem      text,
     created_at   timestamptz not null default now(),
     primary key (workspace_id, id),
     unique (workspace_id, cause, occasion, address)
   )`,
  `create index alert_notice_due on alert_notice (workspace_id, due_at) where state = 'planned'`,
  `create table webhook_endpoint (
     workspace_id   uuid not null references workspace on delete cascade,
     id             uuid not null,
     url            text not null check (length(url) <= 2000),
     description    text not null default '' check (length(description) <= 200),
     kinds          text[] not null,
     sealed         text not null,
     /* The secret before the last rotation, valid for a day beside it. */
     sealed_before  text,
     before_until   timestamptz,
     /* on; off: by a person; failing: after days of failure; gone: it answered 410. */
     state          text not null default 'on' check (state in ('on', 'off', 'failing', 'gone')),
     state_since    timestamptz not null default now(),
     /* Events recorded before this are not told. */
     listens_since  timestamptz not null default now(),
     /* Everything recorded before this has been read for it. */
     read_until     timestamptz not null default now(),
     /* Once every transaction before next_xid has ended, everything recorded before next_until can be read. */
     next_until     timestamptz not null default now(),
     next_xid       xid8 not null default pg_snapshot_xmax(pg_current_snapshot()),
     failing_since  timestamptz,
     rest_until     timestamptz,
     created_at     timestamptz not null default now(),
     created_by     text,
     primary key (workspace_id, id)
   )`,
  `create table webhook_message (
     workspace_id uuid not null,
     endpoint_id  uuid not null,
     id           uuid not null,
     /* The header webhook-id: the same for every attempt. */
     event_id     text not null,
     kind         text not null,
     /* The very bytes that are signed. */
     body         text not null,
     state        text not null default 'planned' check (state in ('planned', 'delivered', 'failed')),
     attempt      integer not null default 0,
     due_at       timestamptz not null,
     /* What came of the last attempt. */
     status       integer,
     problem      text,
     ms           integer,
     tried_at     timestamptz,
     created_at   timestamptz not null default now(),
     primary key (workspace_id, id),
     unique (workspace_id, endpoint_id, event_id),
     foreign key (workspace_id, endpoint_id) references webhook_endpoint on delete cascade
   )`,
  `create index webhook_message_due on webhook_message (workspace_id, endpoint_id, due_at) where state = 'planned'`,
  'create index webhook_message_newest on webhook_message (workspace_id, endpoint_id, created_at desc, id desc)',
  // Written when a problem ends, which orders that cross do not have.
  'create index problem_resolved on problem (workspace_id, resolved_at) where resolved_at is not null',
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
