import { type Kysely, sql } from 'kysely';

/**
 * What admins need: how each step of a flow does, who of Sluice's own staff may look into a workspace and for how long, and how the
 * installation itself is.
 *
 * step_time, usage_day: counted by the sweeper once an hour from what is written anyway, so that the hot path pays nothing.
 * platform_access: staff asks, an owner lets them in for some hours. platform_audit: what staff did outside of any workspace.
 * platform_…(): all the platform's admin may learn about workspaces without being let in: counts and names, no order.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...steps, ...usage, ...staff, ...platform]) await sql.raw(statement).execute(db);
  await sql.raw(grants).execute(db);
}

const tenant = (table: string) => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy tenant on ${table}
     using (workspace_id = any ((select current_workspaces())::uuid[]))
     with check (workspace_id = any ((select current_workspaces())::uuid[]))`,
];

const steps = [
  // Problems of deliveries say where they are, as all others do. Row-level security holds the owner too, hence the setting.
  `do $$
   begin
     perform set_config('app.worker', 'on', true);
     perform set_config('app.workspaces', coalesce((select string_agg(id::text, ',') from workspace), ''), true);
     update problem set flow_id = delivery.flow_id, node_id = delivery.node_id from delivery
     where delivery.workspace_id = problem.workspace_id and delivery.id = problem.delivery_id and problem.node_id is null;
     update problem set flow_id = run.flow_id from run
     where run.workspace_id = problem.workspace_id and run.id = problem.run_id and problem.flow_id is null;
     perform set_config('app.workspaces', '', true), set_config('app.worker', '', true);
   end $$`,
  `create index problem_step_open on problem (workspace_id, flow_id, node_id, code, opened_at) include (connection_id)
     where resolved_at is null and node_id is not null`,
  'create index problem_step on problem (workspace_id, flow_id, node_id, opened_at) where node_id is not null',
  'alter table conversion add column finished_at timestamptz',
  `create index conversion_finished on conversion (workspace_id, finished_at) where state = 'done'`,
  // How long things took at a step, from when they came to it until they were done, as a histogram: medians cannot be added up, counts can.
  `create table step_time (
     workspace_id uuid not null references workspace on delete cascade,
     hour         timestamptz not null,
     flow_id      uuid not null,
     node_id      text not null,
     /* Each is a fifth longer than the one before: between 2^((n-1)/4) and 2^(n/4) milliseconds. */
     bucket       smallint not null check (bucket between 0 and 160),
     things       integer not null,
     primary key (workspace_id, hour, flow_id, node_id, bucket)
   )`,
  ...tenant('step_time'),
];

const usage = [
  'create index document_created on document (workspace_id, created_at)',
  `create table usage_day (
     workspace_id   uuid not null references workspace on delete cascade,
     day            date not null,
     orders         bigint not null,
     deliveries     bigint not null,
     document_bytes bigint not null,
     primary key (workspace_id, day)
   )`,
  ...tenant('usage_day'),
  // How far both countings have come.
  'alter table workspace add column steps_counted_until timestamptz',
];

const staff = [
  `create table platform_access (
     workspace_id uuid not null references workspace on delete cascade,
     id           uuid not null,
     /* Who of the staff. */
     user_id      text not null references auth_user on delete cascade,
     reason       text not null check (length(reason) between 1 and 500),
     asked_at     timestamptz not null,
     decided_at   timestamptz,
     decided_by   text references auth_user on delete set null,
     /* Both null: refused, or not decided yet. */
     role         text check (role in ('viewer', 'editor')),
     until        timestamptz,
     ended_at     timestamptz,
     ended_by     text references auth_user on delete set null,
     primary key (workspace_id, id),
     check ((role is null) = (until is null)),
     check (role is null or decided_at is not null)
   )`,
  `create unique index platform_access_asked on platform_access (workspace_id, user_id)
     where decided_at is null and ended_at is null`,
  'create index platform_access_user on platform_access (user_id)',
  ...tenant('platform_access'),
  // What somebody asked for and was given, before a workspace is chosen.
  `create policy own_access on platform_access for select
     using (user_id = nullif(current_setting('app.user', true), ''))`,
  // And the workspace itself, while they are let in and still of the staff.
  `create policy lent_workspaces on workspace for select
     using (exists (
       select from platform_access lent join auth_user person on person.id = lent.user_id and person.is_platform_admin
       where lent.workspace_id = workspace.id and lent.user_id = nullif(current_setting('app.user', true), '')
         and lent.until > now() and lent.ended_at is null))`,
  // For whom somebody acted who is not of the workspace: the account of the owner who let them in.
  'alter table audit_entry add column on_behalf_of text',
  // Who did anything at all, members who left and staff included; and what one person did.
  'create index audit_entry_actor on audit_entry (workspace_id, actor, id)',
];

/**
 * A question about every workspace, for a platform admin and nobody else. The scope is opened for this one query and closed behind it: the
 * owner of the tables is held to the workspaces it names, as everybody is.
 */
const overall = ({ name, columns, query }: { name: string; columns: string; query: string }) =>
  `create function ${name}() returns table (${columns})
   language plpgsql stable security definer set search_path from current as $$
   #variable_conflict use_column
   declare
     scope text := current_setting('app.workspaces', true);
     worker text := current_setting('app.worker', true);
   begin
     if not platform_person() then raise insufficient_privilege using message = 'Only for the platform''s admins.'; end if;
     perform set_config('app.worker', 'on', true);
     perform set_config('app.workspaces', coalesce((select string_agg(workspace.id::text, ',') from workspace), ''), true);
     return query ${query};
     perform set_config('app.workspaces', coalesce(scope, ''), true), set_config('app.worker', coalesce(worker, ''), true);
   end $$`;

const platform = [
  `create table process (
     id         text primary key,
     kind       text not null check (kind in ('web', 'worker')),
     host       text not null,
     pid        integer not null,
     version    text not null,
     started_at timestamptz not null default now(),
     seen_at    timestamptz not null default now()
   )`,
  `create function platform_person() returns boolean language sql stable as
     $$ select exists (select from auth_user where id = nullif(current_setting('app.platform', true), '') and is_platform_admin) $$`,
  `create table platform_audit (
     id      bigint generated always as identity primary key,
     at      timestamptz not null default now(),
     actor   text,
     action  text not null,
     target  text,
     before  jsonb,
     after   jsonb,
     address text
   )`,
  'alter table platform_audit enable row level security',
  'alter table platform_audit force row level security',
  'create policy staff_reads on platform_audit for select using ((select platform_person()))',
  'create policy anybody_leaves_a_trace on platform_audit for insert with check (true)',
  overall({
    name: 'platform_workspaces',
    columns: `id uuid, slug text, name text, created_at timestamptz, owners jsonb, members integer, flows integer, live_flows integer, orders_day integer, orders_month bigint, deliveries_month bigint, document_bytes_month bigint, stuck integer, attention integer, last_activity timestamptz`,
    query: `select one.id, one.slug, one.name, one.created_at,
       (select jsonb_agg(jsonb_build_object('name', person.name, 'email', person.email) order by person.name)
         from member join auth_user person on person.id = member.user_id
         where member.workspace_id = one.id and member.role = 'owner'),
       (select count(*)::int from member where member.workspace_id = one.id),
       drawn.flows, drawn.live,
       (select count(*)::int from "order" where workspace_id = one.id and received_at >= now() - interval '24 hours'),
       used.orders + late.orders, used.deliveries + late.deliveries, used.bytes + late.bytes,
       (select count(*)::int from problem where workspace_id = one.id and resolved_at is null),
       account.attention,
       greatest(one.created_at, account.heard, drawn.saved,
         (select at from audit_entry where workspace_id = one.id order by audit_entry.id desc limit 1))
     from workspace one
     cross join lateral (select count(*)::int as flows, (count(*) filter (where live_version is not null))::int as live,
       max(draft_saved_at) as saved from flow where workspace_id = one.id and archived_at is null) drawn
     cross join lateral (select (count(*) filter (where state = 'attention'))::int as attention, max(last_received_at) as heard
       from connection where workspace_id = one.id and archived_at is null) account
     cross join lateral (select coalesce(sum(orders), 0)::bigint as orders, coalesce(sum(deliveries), 0)::bigint as deliveries,
       coalesce(sum(document_bytes), 0)::bigint as bytes
       from usage_day where workspace_id = one.id and day > current_date - 30) used
     cross join lateral (select coalesce(one.steps_counted_until, now() - interval '1 hour') as since) uncounted
     cross join lateral (select
       (select count(*) from "order" where workspace_id = one.id and received_at >= uncounted.since) as orders,
       (select count(*) from delivery where workspace_id = one.id and state = 'delivered' and finished_at >= uncounted.since) as deliveries,
       (select coalesce(sum(octet_length(bytes)), 0)::bigint from document
         where workspace_id = one.id and created_at >= uncounted.since) as bytes) late
     order by one.name, one.id`,
  }),
  overall({
    name: 'platform_steps',
    columns: `workspace_id uuid, workspace_name text, flow_id uuid, node_id text, kind text, code text, stuck integer, since timestamptz, newest timestamptz`,
    query: `with found as (
       select problem.workspace_id, problem.flow_id, problem.node_id, problem.code, count(*)::int as stuck,
         min(opened_at) as since, max(opened_at) as newest
       from problem where problem.workspace_id = any ((select current_workspaces())::uuid[]) and resolved_at is null
         and problem.node_id is not null and problem.flow_id is not null
       group by 1, 2, 3, 4 order by 5 desc limit 500
     ) select found.workspace_id, one.name, found.flow_id, found.node_id,
       (select node ->> 'type' from jsonb_array_elements(coalesce(live.document, flow.draft) -> 'nodes') node
         where node ->> 'id' = found.node_id limit 1),
       found.code, found.stuck, found.since, found.newest
     from found join workspace one on one.id = found.workspace_id
     left join flow on flow.workspace_id = found.workspace_id and flow.id = found.flow_id
     left join flow_version live on live.workspace_id = flow.workspace_id and live.flow_id = flow.id and live.number = flow.live_version
     order by found.stuck desc, found.since`,
  }),
  // Due for a quarter of an hour, though nobody paused the connection and its channel was not said to be away.
  overall({
    name: 'platform_stuck',
    columns: `workspace_id uuid, workspace_name text, connection_id uuid, connector text, stuck integer, oldest timestamptz`,
    query: `select one.id, one.name, connection.id, connection.connector, waiting.stuck, waiting.oldest
     from workspace one
     join connection on connection.workspace_id = one.id and connection.archived_at is null and connection.state = 'active'
     cross join lateral (
       select count(*)::int as stuck, min(due_at) as oldest from delivery
       where delivery.workspace_id = one.id and delivery.connection_id = connection.id
         and delivery.state in ('planned', 'unknown') and due_at < now() - interval '15 minutes'
     ) waiting
     where waiting.stuck > 0 order by waiting.oldest limit 200`,
  }),
];

const functions = ['platform_person', 'platform_workspaces', 'platform_steps', 'platform_stuck'];

const grants = `
  ${functions.map((name) => `revoke execute on function ${name}() from public;`).join('\n')}
  do $$
  begin
    if exists (select from pg_roles where rolname = 'sluice_app') then
      grant select, insert, update, delete on step_time, usage_day, process to sluice_app;
      grant select, insert, update on platform_access to sluice_app;
      revoke delete on platform_access from sluice_app;
      grant select, insert on platform_audit to sluice_app;
      revoke update, delete on platform_audit from sluice_app;
      ${functions.map((name) => `grant execute on function ${name}() to sluice_app;`).join('\n')}
    end if;
  end $$`;
