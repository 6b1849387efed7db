import { type Kysely, sql } from 'kysely';

/**
 * Workspaces and everything in them. Keys are (workspace_id, id), so no reference can cross workspaces,
 * and row-level security hides every row of a workspace that the transaction has not named.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...scope, ...tenancy, ...connections, ...flows, ...orders, ...runs, ...trail]) {
    await sql.raw(statement).execute(db);
  }
  for (const table of tenantTables) {
    await sql.raw(`alter table "${table}" enable row level security`).execute(db);
    await sql.raw(`alter table "${table}" force row level security`).execute(db);
    await sql
      .raw(
        `create policy tenant on "${table}"
           using (workspace_id = any ((select current_workspaces())::uuid[]))
           with check (workspace_id = any ((select current_workspaces())::uuid[]))`,
      )
      .execute(db);
  }
  for (const statement of extraPolicies) await sql.raw(statement).execute(db);
  await sql.raw(grants).execute(db);
}

const tenantTables = [
  'member',
  'connection',
  'backfill',
  'sku_map',
  'flow',
  'flow_version',
  'order',
  'order_link',
  'order_event',
  'order_note',
  'inbox_entry',
  'inbox_conflict',
  'run',
  'errand',
  'delivery',
  'delivery_lane',
  'problem',
  'audit_entry',
] as const;

const scope = [
  // An unset setting is NULL before the first SET LOCAL of a session and '' after it: both mean "no workspace".
  `create function current_workspaces() returns uuid[] language sql stable parallel safe as
     $$ select string_to_array(nullif(current_setting('app.workspaces', true), ''), ',')::uuid[] $$`,
];

const tenancy = [
  `create table workspace (
     id          uuid primary key,
     slug        text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
     name        text not null check (length(name) between 1 and 120),
     /* The workspace's data key, wrapped by the key-encryption key named in front: "kek-id.iv.ct.tag". */
     wrapped_key text not null,
     created_at  timestamptz not null default now()
   )`,
  `create table member (
     workspace_id uuid not null references workspace on delete cascade,
     user_id      text not null references auth_user on delete cascade,
     role         text not null check (role in ('owner', 'admin', 'editor', 'viewer')),
     created_at   timestamptz not null default now(),
     primary key (workspace_id, user_id)
   )`,
  `create index member_user on member (user_id)`,
];

const connections = [
  `create table connection (
     workspace_id  uuid not null references workspace on delete cascade,
     id            uuid not null,
     connector     text not null,
     name          text not null check (length(name) between 1 and 120),
     settings      jsonb not null,
     /* Sealed credentials; null when the connector needs none. Write-only for people. */
     sealed        text,
     /* What may be shown of them: {"apiKey": {"last4": "…", "updatedAt": "…"}}. */
     sealed_hint   jsonb not null default '{}',
     account       text,
     webhook_token text not null unique,
     state         text not null default 'active' check (state in ('active', 'paused', 'attention')),
     problem       jsonb,
     /* Null: never polled. */
     poll_seconds  integer check (poll_seconds >= 10),
     next_poll_at  timestamptz,
     poll_cursor   jsonb,
     /* Moves with every stored page, so that two pollers cannot both advance the cursor. */
     cursor_version integer not null default 0,
     last_poll_at  timestamptz,
     last_poll     jsonb,
     last_received_at timestamptz,
     /* Nothing is sent before this moment: Retry-After of the channel, or our breaker. */
     blocked_until timestamptz,
     failures      integer not null default 0,
     created_at    timestamptz not null default now(),
     created_by    text references auth_user on delete set null,
     archived_at   timestamptz,
     primary key (workspace_id, id),
     check ((state = 'attention') = (problem is not null))
   )`,
  `create index connection_poll on connection (next_poll_at) where poll_seconds is not null and archived_at is null`,
  `create table backfill (
     workspace_id  uuid not null,
     id            uuid not null,
     connection_id uuid not null,
     from_at       timestamptz not null,
     to_at         timestamptz not null,
     cursor        jsonb,
     state         text not null default 'running' check (state in ('running', 'done', 'stopped', 'failed')),
     found         integer not null default 0,
     added         integer not null default 0,
     total         integer,
     problem       jsonb,
     started_at    timestamptz not null default now(),
     started_by    text,
     finished_at   timestamptz,
     primary key (workspace_id, id),
     foreign key (workspace_id, connection_id) references connection on delete cascade,
     check (from_at < to_at)
   )`,
  `create table sku_map (
     workspace_id  uuid not null,
     connection_id uuid not null,
     sku           text not null,
     target_sku    text not null,
     created_at    timestamptz not null default now(),
     created_by    text,
     primary key (workspace_id, connection_id, sku),
     foreign key (workspace_id, connection_id) references connection on delete cascade
   )`,
];

const flows = [
  `create table flow (
     workspace_id   uuid not null references workspace on delete cascade,
     id             uuid not null,
     name           text not null check (length(name) between 1 and 120),
     description    text not null default '',
     draft          jsonb not null,
     /* Grows by one with every save; a save that names an older one is refused. */
     draft_revision integer not null default 1,
     draft_saved_at timestamptz not null default now(),
     draft_saved_by text,
     /* Null: nothing published, or switched off. */
     live_version   integer,
     created_at     timestamptz not null default now(),
     created_by     text,
     archived_at    timestamptz,
     primary key (workspace_id, id)
   )`,
  `create table flow_version (
     workspace_id uuid not null,
     flow_id      uuid not null,
     number       integer not null,
     document     jsonb not null,
     note         text not null default '',
     /* The draft revision it was frozen from. */
     revision     integer not null,
     published_at timestamptz not null default now(),
     published_by text,
     primary key (workspace_id, flow_id, number),
     foreign key (workspace_id, flow_id) references flow on delete cascade
   )`,
  `alter table flow add foreign key (workspace_id, id, live_version)
     references flow_version (workspace_id, flow_id, number) deferrable initially deferred`,
];

const orders = [
  `create table inbox_entry (
     workspace_id      uuid not null,
     id                bigint generated always as identity,
     connection_id     uuid not null,
     dedupe_key        text not null,
     content_hash      text not null,
     arrived_by        text not null check (arrived_by in ('webhook', 'poll', 'pull', 'backfill', 'fetch')),
     topic             text not null,
     external_order_id text,
     headers           jsonb not null default '{}',
     body              bytea not null,
     state             text not null default 'new' check (state in ('new', 'decided', 'waiting', 'unreadable')),
     problem           jsonb,
     received_at       timestamptz not null default now(),
     decided_at        timestamptz,
     /* For waiting entries that wait for this moment, not for their order. */
     held_until        timestamptz,
     primary key (workspace_id, id),
     unique (workspace_id, connection_id, dedupe_key),
     foreign key (workspace_id, connection_id) references connection on delete cascade
   )`,
  `create index inbox_entry_new on inbox_entry (workspace_id, id) where state = 'new'`,
  `create index inbox_entry_waiting on inbox_entry (workspace_id, connection_id, external_order_id) where state = 'waiting'`,
  `create index inbox_entry_held on inbox_entry (workspace_id, held_until) where state = 'waiting' and held_until is not null`,
  `create index inbox_entry_received on inbox_entry (workspace_id, received_at)`,
  `create table inbox_conflict (
     workspace_id uuid not null,
     id           bigint generated always as identity,
     entry_id     bigint not null,
     content_hash text not null,
     body         bytea not null,
     received_at  timestamptz not null default now(),
     primary key (workspace_id, id),
     unique (workspace_id, entry_id, content_hash),
     foreign key (workspace_id, entry_id) references inbox_entry on delete cascade
   )`,
  `create table "order" (
     workspace_id  uuid not null,
     id            uuid not null,
     connection_id uuid not null,
     external_id   text not null,
     number        text not null,
     channel       text not null,
     placed_at     timestamptz not null,
     received_at   timestamptz not null default now(),
     changed_at    timestamptz not null default now(),
     currency      text not null,
     total         numeric not null,
     buyer_name    text,
     buyer_email   text,
     country       text,
     tags          text[] not null default '{}',
     payment       text not null,
     fulfillment   text not null,
     cancellation  text not null,
     ship_by       timestamptz,
     item_count    numeric not null,
     /* The canonical order. */
     content       jsonb not null,
     /* Words people search by: number, buyer, SKUs, tags, each as one lexeme. */
     search        tsvector not null,
     primary key (workspace_id, id),
     unique (workspace_id, connection_id, external_id),
     foreign key (workspace_id, connection_id) references connection on delete cascade
   )`,
  `create index order_received on "order" (workspace_id, received_at desc, id desc)`,
  `create index order_search on "order" using gin (search)`,
  `create table order_link (
     workspace_id  uuid not null,
     connection_id uuid not null,
     remote_id     text not null,
     order_id      uuid not null,
     number        text,
     url           text,
     line_ids      jsonb not null default '{}',
     created_at    timestamptz not null default now(),
     primary key (workspace_id, connection_id, remote_id),
     unique (workspace_id, order_id, connection_id),
     foreign key (workspace_id, order_id) references "order" on delete cascade,
     foreign key (workspace_id, connection_id) references connection on delete cascade
   )`,
  `create table order_event (
     workspace_id  uuid not null,
     id            uuid not null,
     order_id      uuid not null,
     kind          text not null,
     key           text not null,
     fact_id       text,
     connection_id uuid not null,
     inbox_id      bigint,
     occurred_at   timestamptz not null,
     recorded_at   timestamptz not null default now(),
     primary key (workspace_id, id),
     unique (workspace_id, order_id, kind, key),
     foreign key (workspace_id, order_id) references "order" on delete cascade
   )`,
  `create table order_note (
     workspace_id uuid not null,
     id           uuid not null,
     order_id     uuid not null,
     text         text not null check (length(text) between 1 and 4000),
     written_by   text,
     written_at   timestamptz not null default now(),
     primary key (workspace_id, id),
     foreign key (workspace_id, order_id) references "order" on delete cascade
   )`,
  `create index order_note_order on order_note (workspace_id, order_id)`,
];

const runs = [
  `create table run (
     workspace_id  uuid not null,
     id            uuid not null,
     flow_id       uuid not null,
     flow_version  integer not null,
     order_id      uuid not null,
     event_id      uuid not null,
     event_kind    text not null,
     /* 1 for the first; a retry from the start is a run of its own. */
     attempt       integer not null default 1,
     state         text not null check (state in ('waiting', 'done', 'problem', 'cancelled')),
     /* What came of it, once done: did anything leave? */
     result        text check (result in ('published', 'filtered', 'unsupported')),
     /* Deliveries and waits not yet ended. */
     open_effects  integer not null default 0,
     trace         jsonb not null,
     started_at    timestamptz not null default now(),
     finished_at   timestamptz,
     primary key (workspace_id, id),
     unique (workspace_id, flow_id, event_id, attempt),
     foreign key (workspace_id, flow_id, flow_version) references flow_version,
     foreign key (workspace_id, order_id) references "order" on delete cascade,
     check ((finished_at is not null) = (state in ('done', 'cancelled')))
   )`,
  `create index run_started on run (workspace_id, started_at desc, id desc)`,
  `create index run_flow on run (workspace_id, flow_id, started_at desc)`,
  `create index run_order on run (workspace_id, order_id, started_at)`,
  // Something a run has to go on with: a finished delivery with steps behind it, a wait that is over, a retry.
  `create table errand (
     workspace_id uuid not null,
     id           bigint generated always as identity,
     run_id       uuid not null,
     /* 'resume': behind this node by this port, or at the node when port is null. 'restart': a new run from the sources. */
     kind         text not null default 'resume' check (kind in ('resume', 'restart')),
     node_id      text not null,
     port         text,
     /* Go on with the live version instead of the run's own. */
     on_live      boolean not null default false,
     due_at       timestamptz not null default now(),
     created_at   timestamptz not null default now(),
     primary key (workspace_id, id),
     foreign key (workspace_id, run_id) references run on delete cascade
   )`,
  `create index errand_due on errand (workspace_id, due_at)`,
  // The ledger. One row per intended effect at one destination; the reference makes a second one impossible.
  `create table delivery (
     workspace_id  uuid not null,
     id            uuid not null,
     seq           bigint generated always as identity,
     order_id      uuid not null,
     run_id        uuid not null,
     flow_id       uuid not null,
     node_id       text not null,
     connection_id uuid not null,
     operation     text not null,
     fact_id       text,
     reference     text not null,
     /* What the flow decided beyond the stored order: tags, note, shipping method, attributes. */
     overlay       jsonb not null default '{}',
     /* The port the run goes on by when delivered; null when nothing follows. */
     resume_port   text,
     state         text not null check (state in
                     ('planned', 'sending', 'unknown', 'delivered', 'parked', 'superseded', 'skipped')),
     attempt       integer not null default 0,
     due_at        timestamptz not null default now(),
     sending_since timestamptz,
     /* Names the process and moment that holds it; a late answer of another holder is refused. */
     fence         text,
     remote_id     text,
     problem       jsonb,
     problem_code  text,
     note          text,
     /* The last requests and answers, redacted and cut to size. */
     exchanges     jsonb,
     created_at    timestamptz not null default now(),
     finished_at   timestamptz,
     primary key (workspace_id, id),
     unique (workspace_id, connection_id, reference),
     foreign key (workspace_id, order_id) references "order" on delete cascade,
     foreign key (workspace_id, run_id) references run on delete cascade,
     foreign key (workspace_id, connection_id) references connection on delete cascade,
     check ((state = 'sending') = (sending_since is not null)),
     check ((state in ('delivered', 'superseded', 'skipped')) = (finished_at is not null))
   )`,
  `create index delivery_due on delivery (workspace_id, connection_id, due_at, seq) where state in ('planned', 'unknown')`,
  `create index delivery_under_way on delivery (workspace_id, connection_id, sending_since) where state in ('sending', 'unknown')`,
  `create index delivery_order on delivery (workspace_id, order_id, connection_id, seq)`,
  `create index delivery_run on delivery (workspace_id, run_id)`,
  // Who is making the deliveries of a connection just now: one worker at a time, so that its limits hold over all of them.
  `create table delivery_lane (
     workspace_id  uuid not null,
     connection_id uuid not null,
     holder        text not null,
     held_until    timestamptz not null,
     primary key (workspace_id, connection_id),
     foreign key (workspace_id, connection_id) references connection on delete cascade
   )`,
  `create table problem (
     workspace_id  uuid not null,
     id            uuid not null,
     code          text not null,
     subject       text,
     message       text not null,
     advice        text,
     order_id      uuid,
     run_id        uuid,
     flow_id       uuid,
     node_id       text,
     delivery_id   uuid,
     connection_id uuid,
     inbox_id      bigint,
     opened_at     timestamptz not null default now(),
     resolved_at   timestamptz,
     resolved_by   text,
     resolution    text,
     primary key (workspace_id, id),
     foreign key (workspace_id, order_id) references "order" on delete cascade,
     foreign key (workspace_id, run_id) references run on delete cascade,
     foreign key (workspace_id, delivery_id) references delivery on delete cascade
   )`,
  `create index problem_open on problem (workspace_id, code, subject) where resolved_at is null`,
  `create index problem_run_open on problem (workspace_id, run_id) where resolved_at is null and run_id is not null`,
  `create index problem_order on problem (workspace_id, order_id)`,
  `create unique index problem_delivery_open on problem (workspace_id, delivery_id) where resolved_at is null and delivery_id is not null`,
];

const trail = [
  `create table audit_entry (
     workspace_id uuid not null references workspace on delete cascade,
     id           bigint generated always as identity,
     at           timestamptz not null default now(),
     actor        text,
     action       text not null,
     target       text,
     before       jsonb,
     after        jsonb,
     address      text,
     primary key (workspace_id, id)
   )`,
];

const extraPolicies = [
  `alter table workspace enable row level security`,
  `alter table workspace force row level security`,
  `create policy tenant on workspace
     using (id = any ((select current_workspaces())::uuid[]))
     with check (id = any ((select current_workspaces())::uuid[]))`,
  // A signed-in person finds the workspaces they belong to before one is chosen.
  `create policy own_membership on member for select using (user_id = nullif(current_setting('app.user', true), ''))`,
  `create policy own_workspaces on workspace for select
     using (exists (select from member
                    where member.workspace_id = workspace.id
                      and member.user_id = nullif(current_setting('app.user', true), '')))`,
  // A webhook names its connection by an unguessable token, before any workspace is known.
  `create policy by_webhook_token on connection for select
     using (webhook_token = nullif(current_setting('app.webhook_token', true), ''))`,
  // The worker lists workspaces to take turns between them; their rows stay hidden until it names one.
  `create policy worker_lists on workspace for select using (current_setting('app.worker', true) = 'on')`,
];

const grants = `
  do $$
  begin
    if exists (select from pg_roles where rolname = 'sluice_app') then
      execute format('grant usage on schema %I to sluice_app', current_schema());
      execute format('grant select, insert, update, delete on all tables in schema %I to sluice_app', current_schema());
      execute format('grant usage, select on all sequences in schema %I to sluice_app', current_schema());
      execute format('alter default privileges in schema %I grant select, insert, update, delete on tables to sluice_app', current_schema());
      execute format('alter default privileges in schema %I grant usage, select on sequences to sluice_app', current_schema());
      revoke update, delete on audit_entry from sluice_app;
    end if;
  end $$`;
